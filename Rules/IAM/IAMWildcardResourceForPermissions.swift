import AccessPolicies
import CloudFormation
package import Linting
import ResourceCatalog

extension Rule {
  /// Finds statements that let actions change the permissions of every resource.
  package static let iamWildcardResourceForPermissions = Rule(
    "iam-wildcard-resource-for-permissions",
    summary: "action that changes who may reach every resource",
    severity: .warning,
    category: .security,
    services: ["iam", "iot"],
    documents: ["IAM-02", "LMB-04"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_109"),
      Equivalents(.cfnNag, "W11", "W12", "W13", "W39"),
      Equivalents(.cfripper, "WildcardResourceRule"),
      Equivalents(
        .cdkNag, "IAMNoWildcardPermissions", "AwsSolutions-IAM5", "LambdaStarPermissions"),
      Equivalents(
        .guardRules, "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE", "IOT_POLICY_WILDCARD_RESOURCE_RULE"),
      Equivalents(.parliament, "RESOURCE_STAR", "PERMISSIONS_MANAGEMENT_ACTIONS"),
      Equivalents(
        .cloudsplaining, "ResourceExposure", "InfrastructureModification",
        "DataExfiltration", "CredentialsExposure"),
    ],
    why: """
      Whoever may change the policies of all resources can give any of them to anyone, also outside of \
      the account. No other limit of the policy matters then.
      """,
    fix: "name the resources in place of `*`",
    url:
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    check: .wholeTemplate { template in
      for statement in template.unlimitedStatements
      where statement.worst.harm == .changingPermissions {
        template.about(statement.policy.resource) {
          template.report(
            .everyResource(statement), at: statement.resource,
            help: ScopedResources.help(for: statement.worst.action, in: template),
            related: [RelatedPlace("this action takes ARNs", at: statement.worst.allowance.place)])
        }
      }
    },
    examples: [
      Example(
        "changing the policy of every bucket",
        """
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              Policies:
                - PolicyName: sharing
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Action: [s3:GetObject, s3:PutBucketPolicy]
                        Resource: "*"
                        #         ^^^ `*` lets `s3:PutBucketPolicy` and 1 more share every resource
        """),
      Example(
        "changing the policy of one bucket",
        """
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              Policies:
                - PolicyName: sharing
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - {Effect: Allow, Action: s3:PutBucketPolicy, Resource: "arn:aws:s3:::reports"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func everyResource(_ statement: UnlimitedStatement) -> Self {
    let reach = statement.worst
    let more = statement.others == 0 ? "" : " and \(statement.others) more"
    return
      "`*` lets `\(reach.allowance.text ?? reach.action.qualifiedName)`\(more) share every resource"
  }
}
