import CloudFormation
import ServerlessModel
import TemplateSyntax
import Testing

@Suite struct `An event of a SAM function` {
  struct Case: CustomTestStringConvertible, Sendable {
    var event: String
    var generated: [String]
    var testDescription: String { event }
    init(_ event: String, _ generated: String...) {
      self.event = event
      self.generated = generated
    }
  }

  private func model(_ event: String, more: String = "") throws -> ServerlessModel {
    try ServerlessModel.of(
      """
      Resources:
        Work:
          Type: AWS::Serverless::Function
          \(more)
          Properties:
            Role: arn
            Events:
              On: \(event)
        Bucket: {Type: AWS::S3::Bucket}
        Pool: {Type: AWS::Cognito::UserPool}
      """)
  }

  @Test(arguments: [
    Case("{Type: AlexaSkill}", "WorkOnPermission AWS::Lambda::Permission"),
    Case(
      "{Type: IoTRule, Properties: {Sql: select}}", "WorkOnPermission AWS::Lambda::Permission",
      "WorkOn AWS::IoT::TopicRule"),
    Case(
      "{Type: CloudWatchLogs, Properties: {LogGroupName: g, FilterPattern: p}}",
      "WorkOnPermission AWS::Lambda::Permission", "WorkOn AWS::Logs::SubscriptionFilter"),
    Case(
      "{Type: Schedule, Properties: {Schedule: rate(1 day)}}", "WorkOn AWS::Events::Rule",
      "WorkOnPermission AWS::Lambda::Permission"),
    Case(
      "{Type: EventBridgeRule, Properties: {Pattern: {}, DeadLetterConfig: {Type: SQS}}}",
      "WorkOnQueue AWS::SQS::Queue", "WorkOnQueuePolicy AWS::SQS::QueuePolicy",
      "WorkOn AWS::Events::Rule", "WorkOnPermission AWS::Lambda::Permission"),
    Case(
      """
      {Type: CloudWatchEvent, Properties: {DeadLetterConfig: {Type: SQS, QueueLogicalId: Lost}}}
      """,
      "Lost AWS::SQS::Queue", "WorkOnQueuePolicy AWS::SQS::QueuePolicy",
      "WorkOn AWS::Events::Rule", "WorkOnPermission AWS::Lambda::Permission"),
    Case(
      "{Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 day)}}",
      "WorkOn AWS::Scheduler::Schedule", "WorkOnRole AWS::IAM::Role"),
    Case(
      "{Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 day), RoleArn: arn}}",
      "WorkOn AWS::Scheduler::Schedule"),
    Case(
      "{Type: SNS, Properties: {Topic: arn}}", "WorkOnPermission AWS::Lambda::Permission",
      "WorkOn AWS::SNS::Subscription"),
    Case(
      "{Type: SNS, Properties: {Topic: arn, SqsSubscription: true}}",
      "WorkOnQueue AWS::SQS::Queue", "WorkOnEventSourceMapping AWS::Lambda::EventSourceMapping",
      "WorkOnQueuePolicy AWS::SQS::QueuePolicy", "WorkOn AWS::SNS::Subscription"),
    Case(
      """
      {Type: SNS, Properties: {Topic: arn, SqsSubscription:
              {QueueArn: arn, QueueUrl: url, QueuePolicyLogicalId: Own}}}
      """,
      "WorkOnEventSourceMapping AWS::Lambda::EventSourceMapping", "Own AWS::SQS::QueuePolicy",
      "WorkOn AWS::SNS::Subscription"),
    Case(
      "{Type: SelfManagedKafka, Properties: {KafkaBootstrapServers: [a], Topics: [t]}}",
      "WorkOn AWS::Lambda::EventSourceMapping"),
    Case("{Type: NoSuchEvent}"),
    Case("{Properties: {}}"),
    Case("text"),
  ])
  func `brings what it needs`(test: Case) throws {
    #expect(try model(test.event).generated == test.generated)
  }

  @Test func `of a bucket is written into the bucket, which waits for the permission`() throws {
    let model = try model(
      "{Type: S3, Properties: {Bucket: !Ref Bucket, Events: ['s3:ObjectCreated:*', b]}}")
    #expect(model.generated == ["WorkOnPermission AWS::Lambda::Permission"])
    let bucket = try #require(model.resources.first { $0.logicalId == "Bucket" })
    #expect(bucket.generatedBy == nil && bucket.addedDependencies == ["WorkOnPermission"])
    let calls = bucket.properties?["NotificationConfiguration"]?["LambdaConfigurations"]?.elements
    #expect(calls?.map { $0["Event"]?.text } == ["s3:ObjectCreated:*", "b"])
    #expect(
      calls?.first?["Event"]?.path.map(\.description) == [
        "Resources", "Work", "Properties", "Events", "On", "Properties", "Events", "0",
      ])
  }

  @Test func `of a bucket holds under the condition of the function`() throws {
    let model = try model(
      "{Type: S3, Properties: {Bucket: !Ref Bucket, Events: a}}", more: "Condition: IsProd")
    let bucket = try #require(model.resources.first { $0.logicalId == "Bucket" })
    #expect(bucket.addedDependencies.isEmpty)
    let calls = bucket.properties?["NotificationConfiguration"]?["LambdaConfigurations"]?.elements
    #expect(calls?.first?.function == .if)
    #expect(bucket.properties?["Tags"]?.elements.count == 1)
  }

  @Test func `of a user pool is written into the pool, with one permission`() throws {
    let model = try model(
      "{Type: Cognito, Properties: {UserPool: !Ref Pool, Trigger: [PreSignUp, PostConfirmation]}}")
    #expect(model.generated == ["WorkCognitoPermission AWS::Lambda::Permission"])
    let config = try #require(model["Pool"]?["LambdaConfig"])
    #expect(config.pairs.map(\.key.text) == ["PreSignUp", "PostConfirmation"])
    #expect(config["PreSignUp"]?.functionArgument?.elements.map(\.text) == ["Work", "Arn"])
  }

  @Test func `keeps its values where they are written`() throws {
    let model = try model("{Type: SQS, Properties: {Queue: !GetAtt Q.Arn, BatchSize: 5}}")
    let mapping = try #require(model["WorkOn"])
    #expect(mapping["BatchSize"]?.path.last == .key("BatchSize"))
    #expect(mapping.pair("EventSourceArn")?.value.path.last == .key("Queue"))
    let generation = try #require(
      model.resources.first { $0.logicalId == "WorkOn" }?.generation)
    #expect(generation.owner == "Work" && generation.cause.text == "On")
  }

  @Test(arguments: [
    ("Enabled: false", "DISABLED"), ("Enabled: !Ref P", "ENABLED"), ("State: DISABLED", "DISABLED"),
  ])
  func `of a rule says whether it holds`(property: String, state: String) throws {
    let model = try model("{Type: Schedule, Properties: {Schedule: a, \(property)}}")
    #expect(model["WorkOn"]?["State"]?.text == state)
  }

  @Test func `that is everything on an HTTP API permits the others of its function`() throws {
    let model = try ServerlessModel.of(
      """
      Resources:
        Work:
          Type: AWS::Serverless::Function
          Properties:
            Role: arn
            Events:
              A: {Type: HttpApi, Properties: {Path: /a, Method: get}}
              Rest: {Type: HttpApi}
      """)
    #expect(
      model.generated.filter { $0.contains("Permission") }
        == ["WorkRestPermission AWS::Lambda::Permission"])
  }
}
