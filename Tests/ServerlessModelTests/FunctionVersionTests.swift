import CloudFormation
import ServerlessModel
import TemplateSyntax
import Testing

@Suite struct `A SAM function with an alias` {
  private func model(_ properties: String) throws -> ServerlessModel {
    try ServerlessModel.of(
      """
      Parameters: {Name: {Type: String, Default: in-use_now}}
      Resources:
        Pay:
          Type: AWS::Serverless::Function
          Properties:
            Role: arn
      """ + "\n" + properties)
  }

  @Test func `publishes a version and points the alias at it`() throws {
    let model = try model("      AutoPublishAlias: live")
    #expect(
      model.generated == [
        "PayVersion<hash> AWS::Lambda::Version", "PayAliaslive AWS::Lambda::Alias",
      ])
    #expect(model["PayAliaslive"]?["FunctionVersion"]?.function == .getAtt)
    #expect(model.named("Pay.Alias") == "PayAliaslive")
    let version = try #require(model.named("Pay.Version"))
    #expect(model.resources.contains { $0.logicalId == version })
    #expect(model.named("PayVersion0123456789") == version)
    #expect(model.named("PayVersion012345678z") == nil)
  }

  @Test(arguments: [
    "AutoPublishAlias: \"\"", "DeploymentPreference: {}", "EventInvokeConfig: {}",
    "FunctionUrlConfig: {}",
  ])
  func `makes nothing of what is empty`(property: String) throws {
    #expect(try model("      \(property)").generated.isEmpty)
  }

  @Test func `takes the name from a parameter, and spells it in letters`() throws {
    let model = try model("      AutoPublishAlias: !Ref Name")
    #expect(model.generated.last == "PayAliasinDuseUnow AWS::Lambda::Alias")
    #expect(model["PayAliasinDuseUnow"]?["Name"]?.function == .ref)
  }

  @Test func `may have any name that only the deployment knows`() throws {
    let model = try model("      AutoPublishAlias: !Ref AWS::StackName")
    #expect(model.mayHold("PayAliaswhatever"))
    #expect(!model.mayHold("OtherAliaswhatever"))
  }

  @Test func `takes the version's suffix from a hash that is given`() throws {
    let model = try model(
      """
            AutoPublishAlias: live
            AutoPublishCodeSha256: 6b86b273ff34fce19d6b804eff5a3f57
      """)
    #expect(model["PayVersion6b86b273ff"] != nil)
  }

  @Test func `is called by its events through the alias`() throws {
    let model = try model(
      """
            AutoPublishAlias: live
            Events: {Jobs: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn}}}
      """)
    #expect(model["PayJobs"]?["FunctionName"]?.functionArgument?.text == "PayAliaslive")
  }

  @Test func `moves traffic with CodeDeploy, with one application and role for all`() throws {
    let model = try model(
      """
            AutoPublishAlias: live
            DeploymentPreference: {Type: Canary10Percent5Minutes, Alarms: [!Ref Errors]}
        Ship:
          Type: AWS::Serverless::Function
          Condition: IsProd
          Properties:
            Role: arn
            AutoPublishAlias: live
            DeploymentPreference: {Type: AllAtOnce, Role: own}
        Off:
          Type: AWS::Serverless::Function
          Properties:
            Role: arn
            AutoPublishAlias: live
            DeploymentPreference: {Type: AllAtOnce, Enabled: false}
      """)
    #expect(
      model.generated.filter { $0.contains("CodeDeploy") } == [
        "ServerlessDeploymentApplication AWS::CodeDeploy::Application",
        "CodeDeployServiceRole AWS::IAM::Role",
        "PayDeploymentGroup AWS::CodeDeploy::DeploymentGroup",
        "ShipDeploymentGroup AWS::CodeDeploy::DeploymentGroup",
      ])
    let group = try #require(model["PayDeploymentGroup"])
    #expect(
      group["DeploymentConfigName"]?.text == "CodeDeployDefault.LambdaCanary10Percent5Minutes")
    #expect(group["AlarmConfiguration"]?["Alarms"]?.elements.first?["Name"]?.function == .ref)
    #expect(model["ShipDeploymentGroup"]?["ServiceRoleArn"]?.text == "own")
    let shipping = model.resources.first { $0.logicalId == "ShipDeploymentGroup" }
    #expect(shipping?.presence.alternatives == [[]], "the transform leaves the condition out")
  }
}
