import CloudFormation
package import Linting

extension Rule {
  /// Finds queues that leave a function no time to try again.
  package static let queueVisibilityTooShort = Rule(
    "queue-visibility-too-short",
    summary: "queue that hides messages for less than six times its function's timeout",
    severity: .warning,
    category: .reliability,
    services: ["sqs", "lambda"],
    documents: ["LMB-13"],
    equivalents: [Equivalents(.cdkNag, "LambdaEventSourceSQSVisibilityTimeout")],
    why: """
      When a function is throttled, Lambda tries again for a while with the same messages. If they \
      become visible meanwhile, they are worked on twice or end in the dead-letter queue unread.
      """,
    fix: "set `VisibilityTimeout` of the queue to at least six times the function's `Timeout`",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
    check: .eachResource(of: ["AWS::Lambda::EventSourceMapping"]) { mapping, template in
      for pair in PolledQueue.all(joinedBy: mapping, template)
      where pair.visibility >= pair.timeout && pair.visibility < 6 * pair.timeout {
        template.report(
          .tooShort(pair), at: pair.place,
          help: "set `VisibilityTimeout` of the queue to at least \(pair.timeout * 6)",
          related: [pair.relatedPlace])
      }
    },
    examples: [
      Example(
        "time for one try only",
        """
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
              VisibilityTimeout: 60
              #                  ^^ queue `Jobs` hides messages for 60 seconds, under 6 × the 60 of function `Worker`
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Timeout: 60
          Mapping:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              EventSourceArn: !GetAtt Jobs.Arn
              FunctionName: !GetAtt Worker.Arn
        """),
      Example(
        "the default time of the queue",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function:
            Timeout: 10
        Resources:
          Jobs:
        # ^^^^ queue `Jobs` hides messages for 30 seconds, under 6 × the 10 of function `Worker`
            Type: AWS::SQS::Queue
          Worker:
            Type: AWS::Serverless::Function
            Properties:
              Events:
                Job:
                  Type: SQS
                  Properties: {Queue: !GetAtt Jobs.Arn}
        """),
      Example(
        "defaults on both sides, and six times the timeout",
        """
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
          Worker:
            Type: AWS::Lambda::Function
          Mapping:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              EventSourceArn: !GetAtt Jobs.Arn
              FunctionName: !Ref Worker
          Slow:
            Type: AWS::SQS::Queue
            Properties:
              VisibilityTimeout: 360
          SlowWorker:
            Type: AWS::Lambda::Function
            Properties:
              Timeout: 60
          SlowMapping:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              EventSourceArn: !GetAtt Slow.Arn
              FunctionName: !Ref SlowWorker
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func tooShort(_ pair: PolledQueue) -> Self {
    """
    queue `\(pair.queue.logicalId)` hides messages for \(pair.visibility) seconds, under \
    6 × the \(pair.timeout) of function `\(pair.function.logicalId)`
    """
  }
}
