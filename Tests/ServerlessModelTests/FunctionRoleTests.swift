import CloudFormation
import ServerlessModel
import TemplateSyntax
import Testing

@Suite struct `The role of a SAM function` {
  private func roles(_ properties: String) throws -> [Resource] {
    try ServerlessModel.of(
      """
      Conditions: {HasRole: !Equals [a, b]}
      Resources:
        Pay:
          Type: AWS::Serverless::Function
          Properties:
      """ + "\n" + properties
    ).resources.filter { $0.type == "AWS::IAM::Role" }
  }

  private func actions(_ properties: String) throws -> [String] {
    let policies = try roles(properties).first?.properties?["Policies"]?.elements ?? []
    return policies.flatMap { policy in
      (policy["PolicyDocument"]?["Statement"]?.elements ?? []).flatMap { statement in
        let action = statement["Action"]
        return action?.isSequence == true ? action?.elements ?? [] : action.map { [$0] } ?? []
      }
    }.map(\.text)
  }

  @Test(arguments: [
    ("Tracing: Active", "AWSXrayWriteOnlyAccess"),
    ("VpcConfig: {SubnetIds: [a]}", "service-role/AWSLambdaVPCAccessExecutionRole"),
    ("Events: {E: {Type: SQS, Properties: {}}}", "service-role/AWSLambdaSQSQueueExecutionRole"),
    ("Events: {E: {Type: Kinesis}}", "service-role/AWSLambdaKinesisExecutionRole"),
    ("DurableConfig: {}", "service-role/AWSLambdaBasicDurableExecutionRolePolicy"),
    ("Policies: SecretsManagerReadWrite", "SecretsManagerReadWrite"),
  ])
  func `may do what the properties need`(properties: String, policy: String) throws {
    let managed = try roles("      " + properties).first?.properties?["ManagedPolicyArns"]
    let names = managed?.elements.map(\.text) ?? []
    #expect(names.contains("arn:aws:iam::aws:policy/" + policy))
  }

  @Test(arguments: [
    "AWSLambdaBasicExecutionRole",
    "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
  ])
  func `names each policy once`(policy: String) throws {
    let managed = try roles("      Policies: [\(policy)]").first?.properties?["ManagedPolicyArns"]
    #expect(managed?.count == 1)
  }

  @Test(arguments: [
    ("DeadLetterQueue: {Type: SQS, TargetArn: a}", ["sqs:SendMessage"]),
    (
      "EventInvokeConfig: {DestinationConfig: {OnFailure: {Type: EventBridge, Destination: a}}}",
      ["events:PutEvents"]
    ),
    (
      """
      Events: {E: {Type: MQ, Properties: {Broker: b, SourceAccessConfigurations:
              [{Type: BASIC_AUTH, URI: secret}]}}}
      """,
      ["secretsmanager:GetSecretValue", "mq:DescribeBroker"]
    ),
    (
      "Policies: [SQSSendMessagePolicy: {QueueName: q}, {Statement: [{Action: 's3:*'}]}]",
      ["sqs:SendMessage*", "s3:*"]
    ),
    ("Policies: [NoSuchPolicy: {A: b}, 'other']", []),
  ])
  func `has a policy for everything else`(properties: String, expected: [String]) throws {
    #expect(try actions("      " + properties) == expected)
  }

  @Test func `is made when the condition for another one does not hold`() throws {
    let role = try #require(
      try roles("      Role: !If [HasRole, !Ref Other, !Ref AWS::NoValue]").first)
    #expect(role.presence.alternatives == [[.condition("HasRole", false)]])
  }

  @Test(arguments: ["Role: !If [HasRole, a, b]", "Role: !Ref AWS::NoValue", "Role: !GetAtt R.Arn"])
  func `is not made beside another one`(role: String) throws {
    #expect(try roles("      " + role).isEmpty)
  }

  @Test func `takes trust, path and boundary from the function`() throws {
    let properties = try roles(
      """
            AssumeRolePolicyDocument: {Statement: [{Effect: Allow}]}
            RolePath: /service/
            PermissionsBoundary: arn
      """
    ).first?.properties
    #expect(properties?["AssumeRolePolicyDocument"]?["Statement"] != nil)
    #expect(properties?["Path"]?.text == "/service/")
    #expect(properties?["PermissionsBoundary"]?.text == "arn")
  }
}
