import CloudFormation
package import Linting

extension Rule {
  /// Finds queues that show a message again while a function is still at work on it.
  package static let queueVisibilityBelowFunction = Rule(
    "queue-visibility-below-function",
    summary: "queue that hides messages for less time than its function may run",
    severity: .error,
    category: .reliability,
    services: ["sqs", "lambda"],
    documents: ["LMB-13"],
    equivalents: [
      Equivalents(.cfnLint, "E3505"), Equivalents(.cdkNag, "LambdaEventSourceSQSVisibilityTimeout"),
    ],
    why: """
      A message that becomes visible while the function is at work on it is worked on twice. Lambda \
      refuses to join such a queue and function, and the deployment fails.
      """,
    fix: "set `VisibilityTimeout` of the queue to at least six times the function's `Timeout`",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
    check: .eachResource(of: ["AWS::Lambda::EventSourceMapping"]) { mapping, template in
      for pair in PolledQueue.all(joinedBy: mapping, template)
      where pair.visibility < pair.timeout {
        template.report(
          .shorter(pair), at: pair.place,
          help: "set `VisibilityTimeout` of the queue to at least \(pair.timeout * 6)",
          related: [pair.relatedPlace])
      }
    },
    examples: [
      Example(
        "a queue with the default time",
        """
        Resources:
          Jobs:
        # ^^^^ queue `Jobs` hides messages for 30 seconds, but function `Worker` may run 60
            Type: AWS::SQS::Queue
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Timeout: 60
          Mapping:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              EventSourceArn: !GetAtt Jobs.Arn
              FunctionName: !Ref Worker
        """),
      Example(
        "a serverless function with an event",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
              VisibilityTimeout: 100
              #                  ^^^ queue `Jobs` hides messages for 100 seconds, but function `Worker` may run 120
          Worker:
            Type: AWS::Serverless::Function
            Properties:
              Timeout: 120
              Events:
                Job:
                  Type: SQS
                  Properties: {Queue: !GetAtt Jobs.Arn}
        """),
      Example(
        "enough time, and a queue from elsewhere",
        """
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
              VisibilityTimeout: 360
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Timeout: 60
          Mapping:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              EventSourceArn: !GetAtt Jobs.Arn
              FunctionName: !Ref Worker
          Elsewhere:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              EventSourceArn: arn:aws:sqs:eu-west-1:111122223333:jobs
              FunctionName: !Ref Worker
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func shorter(_ pair: PolledQueue) -> Self {
    """
    queue `\(pair.queue.logicalId)` hides messages for \(pair.visibility) seconds, but \
    function `\(pair.function.logicalId)` may run \(pair.timeout)
    """
  }
}
