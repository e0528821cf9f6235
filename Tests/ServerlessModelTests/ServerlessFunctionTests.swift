import CloudFormation
import ServerlessModel
import SourceText
import TemplateSyntax
import Testing

@Suite struct `A SAM function` {
  @Test func `becomes a Lambda function with Globals merged in`() throws {
    let model = try ServerlessModel.of(
      """
      Globals:
        Function:
          Timeout: 5
          MemorySize: 512
          Tracing: Active
          Layers: [shared]
          Environment: {Variables: {A: global, B: global}}
      Resources:
        Resize:
          Type: AWS::Serverless::Function
          Properties:
            Timeout: 30
            CodeUri: {Bucket: code, Key: resize.zip}
            Layers: [own]
            Environment: {Variables: {B: own, C: own}}
            Tags: {team: images}
      """)
    let function = try #require(model.resources.first)
    #expect(function.type == "AWS::Lambda::Function")
    #expect(function.writtenType == "AWS::Serverless::Function")
    let properties = try #require(function.properties)
    #expect(properties["Timeout"]?.text == "30")
    #expect(properties["MemorySize"]?.text == "512")
    #expect(properties["TracingConfig"]?["Mode"]?.text == "Active")
    #expect(properties["Code"]?["S3Bucket"]?.text == "code")
    #expect(properties["Layers"]?.elements.map(\.text) == ["shared", "own"])
    let variables = try #require(properties["Environment"]?["Variables"])
    #expect(
      variables.pairs.map { "\($0.key.text)=\($0.value.text)" } == ["A=global", "B=own", "C=own"])
    #expect(properties["Tags"]?.elements.first?["Value"]?.text == "images")
  }

  @Test func `keeps every value at the place where it is written`() throws {
    let model = try ServerlessModel.of(
      """
      Globals: {Function: {Timeout: 5}}
      Resources:
        Resize:
          Type: AWS::Serverless::Function
          Properties: {MemorySize: 64}
      """)
    let properties = try #require(model.resources.first?.properties)
    let memory = try #require(properties["MemorySize"])
    #expect(memory.path.map(\.description) == ["Resources", "Resize", "Properties", "MemorySize"])
    let timeout = try #require(properties["Timeout"])
    #expect(timeout.path.map(\.description) == ["Globals", "Function", "Timeout"])
    #expect(timeout.source.text(in: timeout.range) == "5")
    #expect(properties.path.map(\.description) == ["Resources", "Resize", "Properties"])
  }

  @Test func `brings a role with its policies, unless it names one`() throws {
    let model = try ServerlessModel.of(
      """
      Resources:
        Own:
          Type: AWS::Serverless::Function
          Properties: {Role: arn}
        Made:
          Type: AWS::Serverless::Function
          Properties:
            Policies:
              - AmazonS3FullAccess
              - S3ReadPolicy: {BucketName: b}
              - Statement: [{Effect: Allow, Action: '*', Resource: '*'}]
      """)
    #expect(model.resources.map(\.logicalId) == ["Own", "Made", "MadeRole"])
    let role = try #require(model.resources.last)
    #expect(role.type == "AWS::IAM::Role" && role.generatedBy == "Made")
    #expect(
      role.properties?["ManagedPolicyArns"]?.elements.map(\.text) == [
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
        "arn:aws:iam::aws:policy/AmazonS3FullAccess",
      ])
    let policies = try #require(role.properties?["Policies"]?.elements)
    let template = policies[0]["PolicyDocument"]?["Statement"]?.elements.first
    #expect(template?["Action"]?.elements.first?.text == "s3:GetObject")
    let bucket = template?["Resource"]?.elements.first?.functionArgument?.elements[1]["bucketName"]
    #expect(
      bucket?.path.map(\.description) == [
        "Resources", "Made", "Properties", "Policies", "1", "S3ReadPolicy", "BucketName",
      ])
    let statement = policies[1]["PolicyDocument"]?["Statement"]
    #expect(
      statement?.path.map(\.description)
        == ["Resources", "Made", "Properties", "Policies", "2", "Statement"])
  }

  @Test func `brings event source mappings, a URL, and routes from APIs`() throws {
    let model = try ServerlessModel.of(
      """
      Resources:
        Work:
          Type: AWS::Serverless::Function
          Properties:
            Role: arn
            FunctionUrlConfig: {AuthType: NONE}
            Events:
              Jobs: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn, BatchSize: 5}}
              Get: {Type: Api, Properties: {Path: /, Method: get}}
              Put: {Type: HttpApi, Properties: {Path: /, Method: put, ApiId: !Ref Own}}
        Queue: {Type: AWS::SQS::Queue}
      """)
    #expect(
      model.list == [
        "Work AWS::Lambda::Function", "WorkUrl AWS::Lambda::Url",
        "WorkUrlPublicPermissions AWS::Lambda::Permission",
        "WorkURLInvokeAllowPublicAccess AWS::Lambda::Permission",
        "WorkGetPermissionProd AWS::Lambda::Permission",
        "WorkPutPermission AWS::Lambda::Permission",
        "WorkJobs AWS::Lambda::EventSourceMapping", "ServerlessRestApi AWS::ApiGateway::RestApi",
        "ServerlessRestApiDeployment<hash> AWS::ApiGateway::Deployment",
        "ServerlessRestApiProdStage AWS::ApiGateway::Stage", "Queue AWS::SQS::Queue",
      ])
    let mapping = try #require(model.resources.first { $0.logicalId == "WorkJobs" }?.properties)
    #expect(mapping["FunctionName"]?.function == .ref)
    #expect(mapping["FunctionName"]?.functionArgument?.text == "Work")
    #expect(mapping["EventSourceArn"]?.function == .getAtt)
    #expect(
      model.routes.map { "\($0.kind) \($0.api ?? "-")" } == ["rest ServerlessRestApi", "http Own"])
  }

  @Test func `is seen as what it becomes when the transform is forgotten`() throws {
    let text = "Resources: {F: {Type: AWS::Serverless::Function}}"
    let template = try #require(Template(.parse(SourceText(name: "t.yaml", text: text))))
    let types = ServerlessModel(template).resources.map(\.type)
    #expect(types == ["AWS::Lambda::Function", "AWS::IAM::Role"])
  }

  @Test func `is left alone when the template asks for another transform`() throws {
    let text = "{Transform: Own, Resources: {F: {Type: AWS::Serverless::Function}}}"
    let template = try #require(Template(.parse(SourceText(name: "t.yaml", text: text))))
    #expect(ServerlessModel(template).resources.map(\.type) == ["AWS::Serverless::Function"])
  }
}
