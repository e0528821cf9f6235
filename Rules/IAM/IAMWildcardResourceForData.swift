import AccessPolicies
import CloudFormation
package import Linting
import ResourceCatalog

extension Rule {
  /// Finds statements that let actions read the data or secrets of every resource.
  package static let iamWildcardResourceForData = Rule(
    "iam-wildcard-resource-for-data",
    summary: "action that reads data or secrets of every resource",
    severity: .warning,
    category: .security,
    services: ["iam", "iot"],
    documents: ["IAM-02", "LMB-04"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_108"),
      Equivalents(.cfnNag, "W11", "W12", "W13", "W39"),
      Equivalents(.cfripper, "WildcardResourceRule"),
      Equivalents(
        .cdkNag, "IAMNoWildcardPermissions", "AwsSolutions-IAM5", "LambdaStarPermissions"),
      Equivalents(
        .guardRules, "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE", "IOT_POLICY_WILDCARD_RESOURCE_RULE"),
      Equivalents(.trivy, "AWS-0346"),
      Equivalents(.parliament, "RESOURCE_STAR", "SENSITIVE_ACCESS"),
      Equivalents(
        .cloudsplaining, "DataExfiltration", "CredentialsExposure", "InfrastructureModification"),
    ],
    why: """
      A program that needs one secret can then read all of them, and so can whoever breaks into it. What \
      leaks is decided by this line.
      """,
    fix: "name the resources in place of `*`",
    url:
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    check: .wholeTemplate { template in
      for statement in template.unlimitedStatements where statement.worst.harm == .readingData {
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
        "reading every secret",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Worker:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              CodeUri: src
              Policies:
                - Version: "2012-10-17"
                  Statement:
                    Effect: Allow
                    Action: secretsmanager:GetSecretValue
                    Resource: ["*"]
                    #          ^^^ `*` lets `secretsmanager:GetSecretValue` read every resource
        """),
      Example(
        "one secret, and all but the data",
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
                - PolicyName: secret
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - {Effect: Allow, Action: secretsmanager:GetSecretValue, Resource: !Ref Secret}
                      - {Effect: Allow, Action: secretsmanager:DescribeSecret, Resource: "*"}
          Secret:
            Type: AWS::SecretsManager::Secret
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func everyResource(_ statement: UnlimitedStatement) -> Self {
    let reach = statement.worst
    let more = statement.others == 0 ? "" : " and \(statement.others) more"
    return
      "`*` lets `\(reach.allowance.text ?? reach.action.qualifiedName)`\(more) read every resource"
  }
}
