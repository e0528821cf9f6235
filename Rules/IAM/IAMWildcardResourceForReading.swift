import AccessPolicies
import CloudFormation
package import Linting
import ResourceCatalog

extension Rule {
  /// Finds statements that let describing actions reach every resource.
  package static let iamWildcardResourceForReading = Rule(
    "iam-wildcard-resource-for-reading",
    summary: "describing action on every resource that could be limited to some",
    severity: .note,
    category: .security,
    services: ["iam", "iot"],
    isEnabledByDefault: false,
    documents: ["IAM-02", "LMB-04"],
    equivalents: [
      Equivalents(.cfnNag, "W11", "W12", "W13", "W39"),
      Equivalents(.cfripper, "WildcardResourceRule"),
      Equivalents(
        .cdkNag, "IAMNoWildcardPermissions", "AwsSolutions-IAM5", "LambdaStarPermissions"),
      Equivalents(
        .guardRules, "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE", "IOT_POLICY_WILDCARD_RESOURCE_RULE"),
      Equivalents(.parliament, "RESOURCE_STAR"),
    ],
    why: """
      Names, settings and tags of all resources of the account can be read. That is little harm by \
      itself, and a map for an intruder.
      """,
    fix: "name the resources in place of `*`",
    url:
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    check: .wholeTemplate { template in
      for statement in template.unlimitedStatements where statement.worst.harm == .describing {
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
        "describing every table",
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
                - PolicyName: orders
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Action: dynamodb:DescribeTable
                        Resource: "*"
                        #         ^^^ `*` lets `dynamodb:DescribeTable` reach every resource
        """),
      Example(
        "an action that takes no ARN",
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
                - PolicyName: buckets
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - {Effect: Allow, Action: s3:ListAllMyBuckets, Resource: "*"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func everyResource(_ statement: UnlimitedStatement) -> Self {
    let reach = statement.worst
    let more = statement.others == 0 ? "" : " and \(statement.others) more"
    return
      "`*` lets `\(reach.allowance.text ?? reach.action.qualifiedName)`\(more) reach every resource"
  }
}
