import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds group of consumers of a source that has none.
  package static let serverlessConsumerGroupUnsupported = Rule(
    "serverless-consumer-group-unsupported",
    summary: "group of consumers of a source that has none",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      Only Kafka has groups of consumers. The transform refuses one for another source.
      """,
    fix: "remove `ConsumerGroupId`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-msk.html",
    check: .eachServerlessResource(of: ["Function"]) { declaration, template in
      for event in declaration.events
      where ["SQS", "Kinesis", "DynamoDB", "MQ", "DocumentDB"].contains(event.type) {
        guard let group = event.given("ConsumerGroupId") else { continue }
        template.report(.unsupported(event), at: group.key)
      }
    },
    examples: [
      Example(
        "a stream",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                Changes:
                  Type: Kinesis
                  Properties:
                    Stream: arn:aws:kinesis:us-east-1:111122223333:stream/changes
                    StartingPosition: LATEST
                    ConsumerGroupId: orders
                  # ^^^^^^^^^^^^^^^ events of type `Kinesis` have no `ConsumerGroupId`
        """),
      Example(
        "Kafka",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                Changes:
                  Type: MSK
                  Properties:
                    Stream: arn:aws:kafka:us-east-1:111122223333:cluster/changes/a1b2
                    StartingPosition: LATEST
                    Topics: [orders]
                    ConsumerGroupId: orders
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unsupported(_ event: DeclaredEvent) -> Self {
    "events of type `\(event.type ?? "")` have no `ConsumerGroupId`"
  }
}
