import ServerlessModel
import TemplateSyntax
import Testing

@Suite struct `A SAM state machine` {
  @Test func `becomes a state machine with a role, a version and an alias`() throws {
    let model = try ServerlessModel.of(
      """
      Resources:
        Ship:
          Type: AWS::Serverless::StateMachine
          Properties:
            DefinitionUri: ship.asl.json
            Tracing: {Enabled: true}
            AutoPublishAlias: live
            Policies: [LambdaInvokePolicy: {FunctionName: !Ref Pack}]
      """)
    #expect(
      model.list == [
        "Ship AWS::StepFunctions::StateMachine", "ShipRole AWS::IAM::Role",
        "ShipVersion AWS::StepFunctions::StateMachineVersion",
        "ShipAliaslive AWS::StepFunctions::StateMachineAlias",
      ])
    #expect(model["Ship"]?["TracingConfiguration"]?["Enabled"]?.boolean == true)
    #expect(model["ShipRole"]?["Policies"]?.elements.count == 1)
  }

  @Test func `is started by its events, each with a role`() throws {
    let model = try ServerlessModel.of(
      """
      Resources:
        Ship:
          Type: AWS::Serverless::StateMachine
          Properties:
            Role: arn
            DefinitionUri: ship.asl.json
            Events:
              Api: {Type: Api, Properties: {Path: /, Method: post}}
              Daily: {Type: Schedule, Properties: {Schedule: rate(1 day)}}
              Own: {Type: Schedule, Properties: {Schedule: rate(1 day), RoleArn: arn}}
              Paid: {Type: EventBridgeRule, Properties: {Pattern: {source: [pay]}}}
              Soon: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 day)}}
      """)
    #expect(
      model.generated.filter { $0.hasPrefix("Ship") } == [
        "ShipApiRole AWS::IAM::Role", "ShipDaily AWS::Events::Rule", "ShipDailyRole AWS::IAM::Role",
        "ShipOwn AWS::Events::Rule", "ShipPaid AWS::Events::Rule", "ShipPaidRole AWS::IAM::Role",
        "ShipSoon AWS::Scheduler::Schedule", "ShipSoonRole AWS::IAM::Role",
      ])
    #expect(model["ServerlessRestApi"] != nil)
  }
}
