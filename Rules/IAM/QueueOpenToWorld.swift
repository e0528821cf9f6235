import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds policies that let everyone use a queue.
  package static let queueOpenToWorld = Rule(
    "queue-open-to-world",
    summary: "queue that anyone in the world may use",
    severity: .error,
    category: .security,
    services: ["sqs"],
    documents: ["IAM-07"],
    equivalents: [
      Equivalents(.cfnNag, "F21"),
      Equivalents(
        .cfripper, "SQSQueuePolicyPublicRule", "FullWildcardPrincipalRule",
        "GenericResourceFullWildcardPrincipalRule"),
      Equivalents(.guardRules, "SQS_QUEUEPOLICY_NO_WILDCARD_PRINCIPAL"),
      Equivalents(.terrascan, "AC_AWS_0365"),
    ],
    why: """
      Strangers can read orders from the queue, delete them, or fill it with their own. The sender of a \
      message does not show in what a consumer receives.
      """,
    fix: "name the principals that need the queue, or add a condition on `aws:SourceArn`",
    url:
      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    check: .eachPolicy { policy, template in
      guard policy.kind == .resource,
        ["AWS::SQS::QueuePolicy", "AWS::SQS::QueueInlinePolicy"].contains(policy.resource.type)
      else { return }
      for access in policy.worldAccess(template.evaluation) {
        template.report(.open(access.statement), at: access.principal)
      }
    },
    examples: [
      Example(
        "a queue for everyone",
        """
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Orders]
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: "*"
                    #          ^^^ anyone can call `sqs:SendMessage` on the queue
                    Action: sqs:SendMessage
                    Resource: !GetAtt Orders.Arn
                    Condition:
                      Bool: {aws:SecureTransport: "true"}
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "a topic of the template, or one organization, may send",
        """
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Orders]
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: "*"}
                    Action: sqs:SendMessage
                    Resource: !GetAtt Orders.Arn
                    Condition:
                      ArnEquals: {aws:SourceArn: !Ref Topic}
                  - Effect: Allow
                    Principal: "*"
                    Action: sqs:SendMessage
                    Resource: !GetAtt Orders.Arn
                    Condition:
                      StringEquals: {aws:PrincipalOrgID: o-a1b2c3d4e5}
          Topic:
            Type: AWS::SNS::Topic
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func open(_ statement: PolicyStatement) -> Self {
    "anyone can call \(statement.actions?.summary ?? "most actions") on the queue"
  }
}
