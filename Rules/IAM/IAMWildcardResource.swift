import AccessPolicies
import CloudFormation
package import Linting
import ResourceCatalog

extension Rule {
  /// Finds statements that let writing actions reach every resource.
  package static let iamWildcardResource = Rule(
    "iam-wildcard-resource",
    summary: "writing action on every resource that could be limited to some",
    severity: .warning,
    category: .security,
    services: ["iam", "iot"],
    documents: ["IAM-02", "LMB-04"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_111"),
      Equivalents(.cfnNag, "W11", "W12", "W13", "W39"),
      Equivalents(.cfripper, "WildcardResourceRule"),
      Equivalents(
        .cdkNag, "IAMNoWildcardPermissions", "AwsSolutions-IAM5", "LambdaStarPermissions"),
      Equivalents(
        .guardRules, "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE", "IOT_POLICY_WILDCARD_RESOURCE_RULE"),
      Equivalents(.parliament, "RESOURCE_STAR"),
      Equivalents(.cloudsplaining, "InfrastructureModification", "CredentialsExposure"),
    ],
    why: """
      A program that writes to one table can then write to all tables of the account. What a mistake or \
      an intruder can reach is decided by this line.
      """,
    fix: "name the resources in place of `*`",
    url:
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    check: .wholeTemplate { template in
      for statement in template.unlimitedStatements where statement.worst.harm == .writing {
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
        "writing to every table",
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
                        Action: [dynamodb:PutItem, dynamodb:DescribeTable, dynamodb:UpdateItem]
                        Resource: "*"
                        #         ^^^ `*` lets `dynamodb:PutItem` and 2 more change every resource
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
              KeySchema: [{AttributeName: id, KeyType: HASH}]
        """),
      Example(
        "a policy that is only made in production",
        """
        Parameters:
          Stage: {Type: String, AllowedValues: [dev, prod]}
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Condition: IsProd
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: sqs:SendMessage
                    Resource: "*"
                    #         ^^^ `*` lets `sqs:SendMessage` change every resource
        """),
      Example(
        "actions that take no ARN, that only describe, and that a condition limits",
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
                        Action:
                          - cloudwatch:PutMetricData
                          - xray:PutTraceSegments
                          - ec2:DescribeInstances
                          - logs:CreateLogStream
                          - logs:PutLogEvents
                        Resource: "*"
                      - Effect: Allow
                        Action: ec2:StartInstances
                        Resource: "*"
                        Condition:
                          StringEquals: {aws:ResourceTag/Team: shop}
                      - {Effect: Deny, Action: s3:DeleteBucket, Resource: "*"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func everyResource(_ statement: UnlimitedStatement) -> Self {
    let reach = statement.worst
    let more = statement.others == 0 ? "" : " and \(statement.others) more"
    return
      "`*` lets `\(reach.allowance.text ?? reach.action.qualifiedName)`\(more) change every resource"
  }
}
