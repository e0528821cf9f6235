import CloudFormation
package import Linting

extension Rule {
  /// Finds event sources that ask a FIFO queue for more messages than it gives.
  package static let lambdaBatchTooLargeForQueue = Rule(
    "lambda-batch-too-large-for-queue",
    summary: "batch above what a FIFO queue gives at once",
    severity: .error,
    category: .schema,
    services: ["lambda", "sqs"],
    equivalents: [Equivalents(.cfnLint, "E3705")],
    why: """
      A FIFO queue gives a function at most 10 messages at once. Lambda refuses an event source \
      mapping with a larger batch.
      """,
    fix: "set `BatchSize` to at most 10",
    url:
      "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
    check: .eachResource(of: ["AWS::Lambda::EventSourceMapping"]) { mapping, template in
      for queue in ReferredResource.all(
        at: "EventSourceArn", in: mapping, of: "AWS::SQS::Queue", template)
      {
        for (size, ordered) in queue.pairs(
          of: "BatchSize", in: mapping, with: "FifoQueue", template)
        {
          guard let count = size.integer, count > 10, ordered.boolean == true else { continue }
          template.report(
            .tooLarge(count, queue.resource.logicalId), at: size,
            related: [queue.related("this makes it a FIFO queue", ordered)])
        }
      }
    },
    examples: [
      Example(
        "eleven messages of a FIFO queue",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              FifoQueue: true
          Worker:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              EventSourceArn: !GetAtt Orders.Arn
              FunctionName: worker
              BatchSize: 11
              #          ^^ the batch has 11 messages, above the 10 that FIFO queue `Orders` gives at once
        """),
      Example(
        "ten messages, and a standard queue",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              FifoQueue: true
          Jobs:
            Type: AWS::SQS::Queue
          Worker:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              EventSourceArn: !GetAtt Orders.Arn
              FunctionName: worker
              BatchSize: 10
          Helper:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              EventSourceArn: !GetAtt Jobs.Arn
              FunctionName: helper
              BatchSize: 100
              MaximumBatchingWindowInSeconds: 5
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func tooLarge(_ count: Int, _ queue: String) -> Self {
    "the batch has \(count) messages, above the 10 that FIFO queue `\(queue)` gives at once"
  }
}
