import CloudFormation
package import Linting

extension Rule {
  /// Finds queues that call a function more often at once than it may run.
  package static let lambdaQueueConcurrencyAboveReserved = Rule(
    "lambda-queue-concurrency-above-reserved",
    summary: "queue that calls a function more often at once than it may run",
    severity: .warning,
    category: .reliability,
    services: ["lambda", "sqs"],
    documents: ["LMB-14"],
    why: """
      The calls above the reserved concurrency are refused. Their messages count as received, and end \
      among the dead letters without ever having been tried.
      """,
    fix: "set `MaximumConcurrency` to the reserved concurrency or less",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html",
    check: .eachResource(of: ["AWS::Lambda::EventSourceMapping"]) { mapping, template in
      let limits = template.values(at: "ScalingConfig.MaximumConcurrency", in: mapping)
      guard limits.contains(where: { $0.integer != nil }) else { return }
      for target in template.values(at: "FunctionName", in: mapping) {
        for function in LambdaFunctionReference.functions(named: target, template) {
          for reserved in template.values(at: "ReservedConcurrentExecutions", in: function) {
            for limit in limits {
              guard let most = limit.integer, let few = reserved.integer, most > few,
                let both = template.evaluation.value(limit, alongside: [target, reserved])
              else { continue }
              template.report(
                .above(most, few, function.logicalId), at: both,
                related: [RelatedPlace("the reserved concurrency", at: reserved.place)])
            }
          }
        }
      }
    },
    examples: [
      Example(
        "twenty calls for ten",
        """
        Resources:
          Jobs:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              EventSourceArn: arn:aws:sqs:us-east-1:111122223333:jobs
              FunctionName: !Ref Worker
              ScalingConfig:
                MaximumConcurrency: 20
                #                   ^^ 20 calls at once, above the 10 that are reserved for function `Worker`
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: code, S3Key: worker.zip}
              Handler: worker.run
              Runtime: python3.13
              Role: arn:aws:iam::111122223333:role/worker
              ReservedConcurrentExecutions: 10
        """),
      Example(
        "as many as are reserved, with SAM, and a number of the deployment",
        """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Most: {Type: Number}
        Resources:
          Worker:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: src
              Handler: worker.run
              Runtime: python3.13
              ReservedConcurrentExecutions: 10
              Events:
                Jobs: {Type: SQS, Properties: {Queue: "arn:aws:sqs:us-east-1:111122223333:jobs", ScalingConfig: {MaximumConcurrency: 10}}}
                Mail: {Type: SQS, Properties: {Queue: "arn:aws:sqs:us-east-1:111122223333:mail", ScalingConfig: {MaximumConcurrency: !Ref Most}}}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func above(_ most: Int, _ reserved: Int, _ function: String) -> Self {
    "\(most) calls at once, above the \(reserved) that are reserved for function `\(function)`"
  }
}
