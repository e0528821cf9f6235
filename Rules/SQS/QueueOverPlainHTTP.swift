import CloudFormation
package import Linting

extension Rule {
  /// Finds queues that may be reached without encryption.
  package static let queueOverPlainHTTP = Rule(
    "queue-over-plain-http",
    summary: "queue that may be reached over plain HTTP",
    severity: .note,
    category: .security,
    services: ["sqs"],
    isEnabledByDefault: false,
    documents: ["SQS-01"],
    equivalents: [
      Equivalents(.cdkNag, "SQSQueueSSLRequestsOnly", "AwsSolutions-SQS4")
    ],
    why: """
      The service also answers over plain HTTP. What a program sends in that way can be read and \
      changed on its way.
      """,
    fix: "deny `sqs:*` to everyone when `aws:SecureTransport` is false",
    url:
      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    check: .wholeTemplate { template in
      let policies = AttachedPolicies(of: "AWS::SQS::QueuePolicy", list: "Queues.*", in: template)
      for target in template.resources(ofType: "AWS::SQS::Queue") {
        let treatment = policies.treatment(of: target, name: "QueueName", "sqs:SendMessage")
        guard case .allowed = treatment else { continue }
        template.about(target) { template.report(.open(target.logicalId), at: target.key) }
      }
    },
    examples: [
      Example(
        "no policy",
        """
        Resources:
          Orders:
        # ^^^^^^ queue `Orders` may be reached over plain HTTP
            Type: AWS::SQS::Queue
        """),
      Example(
        "encrypted only",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Orders]
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Deny
                    Principal: "*"
                    Action: sqs:SendMessage
                    Resource: !GetAtt Orders.Arn
                    Condition: {Bool: {aws:SecureTransport: "false"}}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func open(_ name: String) -> Self {
    "queue `\(name)` may be reached over plain HTTP"
  }
}
