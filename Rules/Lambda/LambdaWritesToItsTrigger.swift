import AccessPolicies
import CloudFormation
package import Linting
import ResourceGraph

extension Rule {
  /// Finds functions that may write to what starts them.
  package static let lambdaWritesToItsTrigger = Rule(
    "lambda-writes-to-its-trigger",
    summary: "function that may write to what starts it",
    severity: .warning,
    category: .cost,
    services: ["lambda"],
    isEnabledByDefault: false,
    documents: ["LMB-22"],
    why: """
      What the function writes starts it again. Lambda stops a circle through queues, topics and \
      buckets after sixteen rounds, others go on and cost until somebody looks.
      """,
    fix: "write to another resource, or limit the event by a prefix or filter and the role with it",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, template in
      let sources = template.graph.resources(.triggers, function.logicalId).filter {
        writingActions[$0.type] != nil
      }
      guard !sources.isEmpty,
        template.values(at: "RecursiveLoop", in: function).allSatisfy({ $0.text != "Allow" }),
        let role = template.graph.resources(that: function.logicalId, .assumes).first,
        let holder = template.policyHolder(role.logicalId, includingGenerated: true)
      else { return }
      for source in sources {
        guard let grant = holder.grant(to: source) else { continue }
        template.report(
          .circle(function.logicalId, source.logicalId), at: function.key,
          related: [
            RelatedPlace("this starts the function", at: source.key),
            RelatedPlace("this lets the function write to it", at: grant.place),
          ])
      }
    },
    examples: [
      Example(
        "a bucket for both",
        """
        Resources:
          Files:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: shop-files
              NotificationConfiguration:
                LambdaConfigurations: [{Event: "s3:ObjectCreated:*", Function: !GetAtt Resize.Arn}]
          Resize:
        # ^^^^^^ what `Resize` writes to `Files` may start it again
            Type: AWS::Lambda::Function
            Properties: {Handler: index.handler, Runtime: nodejs22.x, Role: !GetAtt Role.Arn, Code: {ZipFile: "-"}}
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
          Policy:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: files
              Roles: [!Ref Role]
              PolicyDocument:
                Version: "2012-10-17"
                Statement: [{Effect: Allow, Action: "s3:PutObject", Resource: !Sub "${Files.Arn}/*"}]
        """),
      Example(
        "a queue of SAM",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
          Worker:
        # ^^^^^^ what `Worker` writes to `Jobs` may start it again
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              CodeUri: src
              Policies: [SQSSendMessagePolicy: {QueueName: !GetAtt Jobs.QueueName}]
              Events: {Jobs: {Type: SQS, Properties: {Queue: !GetAtt Jobs.Arn}}}
        """),
      Example(
        "reading only, another bucket, and a circle that is wanted",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
          Done:
            Type: AWS::SQS::Queue
          Worker:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              CodeUri: src
              Policies: [SQSPollerPolicy: {QueueName: !GetAtt Jobs.QueueName}, SQSSendMessagePolicy: {QueueName: !GetAtt Done.QueueName}]
              Events: {Jobs: {Type: SQS, Properties: {Queue: !GetAtt Jobs.Arn}}}
          Crawler:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              CodeUri: src
              RecursiveLoop: Allow
              Policies: [SQSSendMessagePolicy: {QueueName: !GetAtt Jobs.QueueName}]
              Events: {Jobs: {Type: SQS, Properties: {Queue: !GetAtt Jobs.Arn}}}
        """),
    ]
  )
}

/// The actions that put something into a resource, by its type.
private let writingActions: [String: [String]] = [
  "AWS::DynamoDB::Table": ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"],
  "AWS::Kinesis::Stream": ["kinesis:PutRecord", "kinesis:PutRecords"],
  "AWS::S3::Bucket": ["s3:PutObject"],
  "AWS::SNS::Topic": ["sns:Publish"],
  "AWS::SQS::Queue": ["sqs:SendMessage"],
]

extension PolicyHolder {
  /// The value of a policy that lets the holder write to exactly this resource.
  fileprivate func grant(to target: Resource) -> PossibleValue? {
    let actions = writingActions[target.type] ?? []
    for statement in policies.flatMap(\.statements) where statement.effect == .allow {
      guard actions.contains(where: { statement.allowance(of: $0) != nil }) else { continue }
      let resource = statement.resources?.values.first { value in
        value.pattern?.references.contains { $0.name == target.logicalId } ?? false
      }
      if let resource { return resource }
    }
    return nil
  }
}

extension Diagnostic.Message {
  fileprivate static func circle(_ function: String, _ source: String) -> Self {
    "what `\(function)` writes to `\(source)` may start it again"
  }
}
