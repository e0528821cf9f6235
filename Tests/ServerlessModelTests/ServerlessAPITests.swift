import CloudFormation
import ServerlessModel
import TemplateSyntax
import Testing

@Suite struct `A SAM API` {
  @Test func `becomes a REST API with a deployment and a stage`() throws {
    let model = try ServerlessModel.of(
      """
      Globals: {Api: {TracingEnabled: true}}
      Resources:
        Shop:
          Type: AWS::Serverless::Api
          Properties: {StageName: v1, EndpointConfiguration: {Type: PRIVATE}}
      """)
    #expect(
      model.list == [
        "Shop AWS::ApiGateway::RestApi", "ShopDeployment<hash> AWS::ApiGateway::Deployment",
        "Shopv1Stage AWS::ApiGateway::Stage",
      ])
    #expect(model["Shop"]?["EndpointConfiguration"]?["Types"]?.elements.map(\.text) == ["PRIVATE"])
    let tracing = try #require(model["Shopv1Stage"]?["TracingEnabled"])
    #expect(tracing.path.map(\.description) == ["Globals", "Api", "TracingEnabled"])
    #expect(model.named("Shop.Stage") == "Shopv1Stage")
    #expect(model.named("Shop.DomainName") == nil)
  }

  @Test(arguments: [
    ("v1", "Shopv1Stage"), ("my-stage", "ShopStagea9d64949ee"), ("!Ref Stage", "ShopStage"),
  ])
  func `has a stage whose logical id comes from its name`(name: String, id: String) throws {
    let model = try ServerlessModel.of(
      "Resources: {Shop: {Type: AWS::Serverless::Api, Properties: {StageName: \(name)}}}")
    #expect(model.named("Shop.Stage") == id)
  }

  @Test func `is made where events name none, under the conditions of those that ask`() throws {
    let model = try ServerlessModel.of(
      """
      Resources:
        A:
          Type: AWS::Serverless::Function
          Condition: IsA
          Properties: {Role: arn, Events: {Get: {Type: Api, Properties: {Path: /, Method: get}}}}
        B:
          Type: AWS::Serverless::Function
          Condition: IsB
          Properties: {Role: arn, Events: {Put: {Type: Api, Properties: {Path: /, Method: put}}}}
        Empty:
          Type: AWS::Serverless::Function
          Properties: {Role: arn, Events: {Put: {Type: Api, Properties: {}}}}
      """)
    let api = try #require(model.resources.first { $0.logicalId == "ServerlessRestApi" })
    #expect(api.type == "AWS::ApiGateway::RestApi" && api.generatedBy == "A")
    #expect(api.generation?.cause.text == "Get")
    #expect(
      api.presence.alternatives == [[.condition("IsA", true)], [.condition("IsB", true)]])
    let path = try #require(api.properties?["Body"]?["paths"]?["/"])
    #expect(path.pairs.map(\.key.text) == ["get", "put"])
    #expect(model.routes.map(\.function) == ["A", "B"])
  }

  @Test func `keeps a document that is written, and lets packaging find one that is not`() throws {
    let model = try ServerlessModel.of(
      """
      Resources:
        Written:
          Type: AWS::Serverless::Api
          Properties: {StageName: a, DefinitionBody: {openapi: 3.0.1, paths: {/a: {}}}}
        Stored:
          Type: AWS::Serverless::HttpApi
          Properties: {DefinitionUri: 's3://bucket/api/v1.yaml'}
        Local:
          Type: AWS::Serverless::HttpApi
          Properties: {DefinitionUri: ./api.yaml}
      """)
    #expect(model["Written"]?["Body"]?["paths"]?["/a"] != nil)
    #expect(model["Stored"]?["BodyS3Location"]?["Key"]?.text == "api/v1.yaml")
    #expect(model["Local"]?["BodyS3Location"]?["Bucket"]?.function == .transform)
  }

  @Test func `permits its authorizers, a REST API by itself and an HTTP API when told`() throws {
    let model = try ServerlessModel.of(
      """
      Resources:
        Rest:
          Type: AWS::Serverless::Api
          Properties:
            StageName: a
            Auth:
              Authorizers:
                Own: {FunctionArn: arn}
                Silent: {FunctionArn: arn, DisableFunctionDefaultPermissions: true}
                Pool: {UserPoolArn: arn}
        Http:
          Type: AWS::Serverless::HttpApi
          Properties:
            Auth:
              Authorizers:
                Silent: {FunctionArn: arn}
                Own: {FunctionArn: arn, EnableFunctionDefaultPermissions: true}
      """)
    #expect(
      model.generated.filter { $0.contains("Permission") } == [
        "RestOwnAuthorizerPermission AWS::Lambda::Permission",
        "HttpOwnAuthorizerPermission AWS::Lambda::Permission",
      ])
  }

  @Test func `has a domain name, with mappings and records, that APIs share`() throws {
    let model = try ServerlessModel.of(
      """
      Parameters: {Domain: {Type: String, Default: shop.example.com}}
      Globals:
        Api:
          Domain:
            DomainName: !Ref Domain
            CertificateArn: arn
            BasePath: [orders, /v1/items]
            Route53: {HostedZoneId: Z1}
      Resources:
        One: {Type: AWS::Serverless::Api, Properties: {StageName: a}}
        Two: {Type: AWS::Serverless::Api, Properties: {StageName: a}}
      """)
    #expect(
      model.generated.filter { !$0.contains("Stage") && !$0.contains("Deployment") } == [
        "ApiGatewayDomainName2f68437370 AWS::ApiGateway::DomainName",
        "OneordersBasePathMapping AWS::ApiGateway::BasePathMapping",
        "Onev1itemsBasePathMapping AWS::ApiGateway::BasePathMapping",
        "RecordSetGroup0cf6d58763 AWS::Route53::RecordSetGroup",
        "TwoordersBasePathMapping AWS::ApiGateway::BasePathMapping",
        "Twov1itemsBasePathMapping AWS::ApiGateway::BasePathMapping",
      ])
    #expect(model.collisions.isEmpty)
    #expect(model.named("One.DomainName") == model.named("Two.DomainName"))
  }

  @Test(arguments: [("PER_API", "Shop"), ("SHARED", "Serverless")])
  func `has a usage plan of its own or with others`(kind: String, prefix: String) throws {
    let model = try ServerlessModel.of(
      """
      Resources:
        Shop:
          Type: AWS::Serverless::Api
          Properties: {StageName: a, Auth: {UsagePlan: {CreateUsagePlan: \(kind)}}}
      """)
    #expect(
      model.generated.suffix(3) == [
        "\(prefix)UsagePlan AWS::ApiGateway::UsagePlan", "\(prefix)ApiKey AWS::ApiGateway::ApiKey",
        "\(prefix)UsagePlanKey AWS::ApiGateway::UsagePlanKey",
      ])
  }

  @Test func `for WebSocket has a route, an integration and a permission for each key`() throws {
    let model = try ServerlessModel.of(
      """
      Resources:
        Chat:
          Type: AWS::Serverless::WebSocketApi
          Condition: IsProd
          Properties:
            RouteSelectionExpression: $request.body.action
            Auth: {AuthType: CUSTOM, AuthArn: arn}
            Routes:
              $connect: {FunctionArn: arn}
              sendMessage: {FunctionArn: arn}
      """)
    #expect(
      model.list == [
        "Chat AWS::ApiGatewayV2::Api", "ChatConnectRoute AWS::ApiGatewayV2::Route",
        "ChatConnectIntegration AWS::ApiGatewayV2::Integration",
        "ChatConnectPermission AWS::Lambda::Permission",
        "ChatSendmessageRoute AWS::ApiGatewayV2::Route",
        "ChatSendmessageIntegration AWS::ApiGatewayV2::Integration",
        "ChatSendmessagePermission AWS::Lambda::Permission",
        "ChatConnectAuthorizer AWS::ApiGatewayV2::Authorizer",
        "ChatAuthorizerPermission AWS::Lambda::Permission",
        "ChatDefaultStage AWS::ApiGatewayV2::Stage",
      ])
    #expect(
      model.resources.first?.presence.alternatives == [[]], "the transform loses the condition")
  }
}
