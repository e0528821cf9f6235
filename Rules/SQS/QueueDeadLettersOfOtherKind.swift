import CloudFormation
package import Linting

extension Rule {
  /// Finds queues whose dead letters go to a queue of the other kind.
  package static let queueDeadLettersOfOtherKind = Rule(
    "queue-dead-letters-of-other-kind",
    summary: "queue and dead-letter queue of different kinds",
    severity: .error,
    category: .schema,
    services: ["sqs"],
    equivalents: [Equivalents(.cfnLint, "E3502")],
    why: """
      The dead-letter queue of a FIFO queue has to be a FIFO queue, and that of a standard queue a \
      standard one. SQS refuses any other, and the deployment fails.
      """,
    fix: "set `FifoQueue` the same for both queues",
    url:
      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
    check: .eachResource(of: ["AWS::SQS::Queue"]) { queue, template in
      for dead in ReferredResource.all(
        at: "RedrivePolicy.deadLetterTargetArn", in: queue, of: "AWS::SQS::Queue", template)
      {
        for (own, other) in dead.pairs(
          of: "FifoQueue", in: queue, with: "FifoQueue", template)
        {
          guard let isOrdered = own.isAbsent ? false : own.boolean,
            let isOtherOrdered = other.isAbsent ? false : other.boolean,
            isOrdered != isOtherOrdered,
            let place = template.evaluation.value(own.isAbsent ? dead.name : own, alongside: own)
          else { continue }
          template.report(
            .otherKind(queue.logicalId, isOrdered, dead.resource.logicalId), at: place,
            related: [
              RelatedPlace("its dead letters go here", at: dead.name.place),
              dead.related("the dead-letter queue", other),
            ])
        }
      }
    },
    examples: [
      Example(
        "a FIFO queue with a standard one behind it",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              FifoQueue: true
              #          ^^^^ `Orders` is a FIFO queue, and its dead letters go to `Failed`, which is a standard queue
              RedrivePolicy:
                deadLetterTargetArn: !GetAtt Failed.Arn
                maxReceiveCount: 3
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
              RedrivePolicy:
                deadLetterTargetArn: !GetAtt FailedInOrder.Arn
                #                    ^^^^^^^^^^^^^^^^^^^^^^^^^ `Jobs` is a standard queue, and its dead letters go to `FailedInOrder`, which is a FIFO queue
                maxReceiveCount: 3
          Failed:
            Type: AWS::SQS::Queue
          FailedInOrder:
            Type: AWS::SQS::Queue
            Properties: {FifoQueue: true}
        """),
      Example(
        "two of a kind, and one from elsewhere",
        """
        Parameters:
          IsOrdered: {Type: String, AllowedValues: ["true", "false"]}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              FifoQueue: !Ref IsOrdered
              RedrivePolicy: {deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 3}
          Failed:
            Type: AWS::SQS::Queue
            Properties:
              FifoQueue: !Ref IsOrdered
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
              RedrivePolicy: {deadLetterTargetArn: !ImportValue failed-jobs, maxReceiveCount: 3}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func otherKind(_ queue: String, _ isOrdered: Bool, _ other: String) -> Self {
    let (kind, otherKind) = isOrdered ? ("FIFO", "standard") : ("standard", "FIFO")
    return """
      `\(queue)` is a \(kind) queue, and its dead letters go to `\(other)`, which is a \(otherKind) \
      queue
      """
  }
}
