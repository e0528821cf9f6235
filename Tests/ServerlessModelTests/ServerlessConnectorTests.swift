import CloudFormation
import ServerlessModel
import TemplateSyntax
import Testing

@Suite struct `A SAM connector` {
  private func model(_ connector: String) throws -> ServerlessModel {
    try ServerlessModel.of(
      """
      Resources:
        Work:
          Type: AWS::Serverless::Function
          Properties: {Handler: a, Events: {Jobs: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn}}}}
        Table: {Type: AWS::Serverless::SimpleTable}
        Topic: {Type: AWS::SNS::Topic}
        Queue: {Type: AWS::SQS::Queue}
        Rule: {Type: AWS::Events::Rule}
        Link:
          Type: AWS::Serverless::Connector
          Properties: \(connector)
      """)
  }

  @Test(arguments: [
    (
      "{Source: {Id: Work}, Destination: {Id: Table}, Permissions: [Read, Write]}",
      ["LinkPolicy AWS::IAM::ManagedPolicy"]
    ),
    (
      "{Source: {Id: Topic}, Destination: {Id: Work}, Permissions: [Write]}",
      ["LinkWriteLambdaPermission AWS::Lambda::Permission"]
    ),
    (
      "{Source: {Id: Topic}, Destination: {Id: Queue}, Permissions: [Write]}",
      ["LinkQueuePolicy AWS::SQS::QueuePolicy"]
    ),
    (
      "{Source: {Id: Rule}, Destination: [{Id: Topic}, {Id: Work}], Permissions: [Write]}",
      [
        "LinkTopicPolicyDestination0 AWS::SNS::TopicPolicy",
        "LinkWriteLambdaPermissionDestination1 AWS::Lambda::Permission",
      ]
    ),
    (
      """
      {Source: {Type: AWS::Serverless::Function, RoleName: r}, Permissions: [Read],
              Destination: {Type: AWS::S3::Bucket, Arn: a}}
      """,
      ["LinkPolicy AWS::IAM::ManagedPolicy"]
    ),
    ("{Source: {Id: Table}, Destination: {Id: Table}, Permissions: [Read]}", []),
    ("{Destination: {Id: Table}}", []),
  ])
  func `becomes what grants the permission`(connector: String, expected: [String]) throws {
    #expect(try model(connector).generated.filter { $0.hasPrefix("Link") } == expected)
  }

  @Test func `fills the blanks of its policy`() throws {
    let model = try model("{Source: {Id: Work}, Destination: {Id: Table}, Permissions: [Read]}")
    let policy = try #require(model["LinkPolicy"])
    #expect(policy["Roles"]?.elements.first?.functionArgument?.text == "WorkRole")
    let statement = policy["PolicyDocument"]?["Statement"]?.elements.first
    #expect(statement?["Action"]?.elements.map(\.text).contains("dynamodb:GetItem") == true)
    let resources = try #require(statement?["Resource"]?.elements)
    #expect(resources[0].function == .getAtt && resources[1].function == .sub)
    #expect(resources[1].functionArgument?.elements.first?.text == "${DestinationArn}/index/*")
  }

  @Test func `lets an event source mapping wait for it`() throws {
    let model = try model(
      "{Source: {Id: Queue}, Destination: {Id: Work}, Permissions: [Read, Write]}")
    let mapping = model.resources.first { $0.logicalId == "WorkJobs" }
    #expect(mapping?.addedDependencies == ["LinkPolicy"])
  }

  @Test func `can be written under its source, also one of CloudFormation`() throws {
    let model = try ServerlessModel.of(
      """
      Resources:
        Topic:
          Type: AWS::SNS::Topic
          Connectors:
            Call: {Properties: {Destination: {Id: Work}, Permissions: [Write]}}
        Work: {Type: AWS::Lambda::Function}
      """)
    #expect(model.generated == ["TopicCallWriteLambdaPermission AWS::Lambda::Permission"])
    #expect(model.resources.first { $0.generatedBy != nil }?.generatedBy == "Topic")
  }
}
