import AccessPolicies
import CloudFormation
package import Linting
import ResourceCatalog

extension Rule {
  /// Finds statements that reach every resource with actions that could be limited to some.
  package static let iamWildcardResource = Rule(
    "iam-wildcard-resource",
    summary: "action on every resource that could be limited to some",
    severity: .warning,
    category: .security,
    services: ["iam", "iot"],
    documents: ["IAM-02", "LMB-04"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_108", "CKV_AWS_109", "CKV_AWS_111"),
      Equivalents(.cfnNag, "W11", "W12", "W13", "W39"),
      Equivalents(.cfripper, "WildcardResourceRule"),
      Equivalents(
        .guardRules, "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE", "IOT_POLICY_WILDCARD_RESOURCE_RULE"),
      Equivalents(.trivy, "AWS-0346"),
      Equivalents(.parliament, "RESOURCE_STAR"),
      Equivalents(
        .cloudsplaining, "InfrastructureModification", "ResourceExposure", "DataExfiltration",
        "CredentialsExposure"),
    ],
    why: """
      A program that writes to one table can then write to all tables of the account. What a mistake or \
      an intruder can reach is decided by this line.
      """,
    fix: "name the resources in place of `*`",
    url:
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    check: .eachPolicy { policy, template in
      guard policy.grantsPermissions else { return }
      for statement in policy.statements where statement.effect == .allow {
        guard let resource = statement.everyResource, let form = statement.unconditionalForm else {
          continue
        }
        let reach = statement.needlessReach.filter { reach in
          reach.harm == .high
            && template.evaluation.value(resource, together: reach.allowance) != nil
        }
        guard let first = reach.first,
          let value = template.evaluation.value(
            resource, together: form.value, reach.count == 1 ? first.allowance : resource)
        else { continue }
        template.report(
          .everyResource(first, others: reach.count - 1), at: value,
          help: ScopedResources.help(for: first.action, in: template),
          related: [RelatedPlace("this action takes ARNs", at: first.allowance.place)])
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
                        Action: [dynamodb:PutItem, dynamodb:DescribeTable, dynamodb:Delete*]
                        Resource: "*"
                        #         ^^^ `*` lets `dynamodb:PutItem` and 1 more action reach every resource
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
              KeySchema: [{AttributeName: id, KeyType: HASH}]
        """),
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
                    #          ^^^ `*` lets `secretsmanager:GetSecretValue` reach every resource
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
  fileprivate static func everyResource(_ reach: NeedlessReach, others: Int) -> Self {
    let action = reach.allowance.text ?? reach.action.qualifiedName
    return switch others {
    case 0: "`*` lets `\(action)` reach every resource"
    case 1: "`*` lets `\(action)` and 1 more action reach every resource"
    default: "`*` lets `\(action)` and \(others) more actions reach every resource"
    }
  }
}
