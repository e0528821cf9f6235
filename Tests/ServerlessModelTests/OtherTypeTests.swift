import CloudFormation
import ServerlessModel
import TemplateSyntax
import Testing

@Suite struct `A SAM resource of another type` {
  @Test(arguments: [
    ("SimpleTable", ["Thing AWS::DynamoDB::Table"]),
    ("Application", ["Thing AWS::CloudFormation::Stack"]),
    ("LayerVersion", ["Thing<hash> AWS::Lambda::LayerVersion"]),
    (
      "CapacityProvider",
      ["ThingOperatorRole AWS::IAM::Role", "Thing AWS::Lambda::CapacityProvider"]
    ),
    (
      "GraphQLApi",
      [
        "Thing AWS::AppSync::GraphQLApi", "ThingSchema AWS::AppSync::GraphQLSchema",
        "ThingCloudWatchRole AWS::IAM::Role",
      ]
    ),
    ("SomethingNew", ["Thing AWS::Serverless::SomethingNew"]),
  ])
  func `becomes one of CloudFormation`(type: String, expected: [String]) throws {
    let model = try ServerlessModel.of("Resources: {Thing: {Type: AWS::Serverless::\(type)}}")
    #expect(model.list == expected)
  }

  @Test func `that is a table has a key, and is paid by request`() throws {
    let model = try ServerlessModel.of(
      """
      Resources:
        Plain: {Type: AWS::Serverless::SimpleTable}
        Own:
          Type: AWS::Serverless::SimpleTable
          Properties:
            PrimaryKey: {Name: sku, Type: Number}
            ProvisionedThroughput: {ReadCapacityUnits: 1, WriteCapacityUnits: 1}
      """)
    #expect(model["Plain"]?["BillingMode"]?.text == "PAY_PER_REQUEST")
    let attribute = model["Own"]?["AttributeDefinitions"]?.elements.first
    #expect(attribute?["AttributeName"]?.text == "sku" && attribute?["AttributeType"]?.text == "N")
    #expect(model["Own"]?["BillingMode"] == nil)
  }

  @Test func `that is a layer goes by its own name in the template`() throws {
    let model = try ServerlessModel.of(
      "Resources: {Tools: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: tools/}}}")
    let layer = try #require(model.resources.first)
    #expect(layer.logicalId == "Tools" && layer.generatedBy == nil)
    #expect(layer.deployedId.hasPrefix("Tools") && layer.deployedId.count == 15)
    #expect(model.named(layer.deployedId) == "Tools")
  }

  @Test func `that is a GraphQL API brings its parts`() throws {
    let model = try ServerlessModel.of(
      """
      Resources:
        Shop:
          Type: AWS::Serverless::GraphQLApi
          Properties:
            Auth: {Type: AWS_LAMBDA, LambdaAuthorizer: {AuthorizerUri: arn}}
            SchemaInline: 'type Query { all: [String] }'
            Logging: false
            ApiKeys: {Key: {}}
            Cache: {Ttl: 5}
            DomainName: {DomainName: shop.example.com, CertificateArn: arn}
            DataSources:
              DynamoDb: {Items: {TableName: items, TableArn: arn}}
              Lambda: {Prices: {FunctionArn: arn, ServiceRoleArn: arn}}
            Functions:
              read: {DataSource: Items}
              log: {DataSource: NONE}
              known: {Id: abc}
            Resolvers: {Query: {all: {Pipeline: [read, known]}}}
      """)
    #expect(
      model.generated == [
        "ShopSchema AWS::AppSync::GraphQLSchema",
        "ShopToLambdaAuthConnector1WriteLambdaPermission AWS::Lambda::Permission",
        "ShopKey AWS::AppSync::ApiKey", "ShopApiCache AWS::AppSync::ApiCache",
        "ShopDomainName AWS::AppSync::DomainName",
        "ShopDomainNameApiAssociation AWS::AppSync::DomainNameApiAssociation",
        "ShopItemsDynamoDBDataSource AWS::AppSync::DataSource",
        "ShopItemsDynamoDBDataSourceRole AWS::IAM::Role",
        "ShopItemsDynamoDBDataSourceToTableConnectorPolicy AWS::IAM::ManagedPolicy",
        "ShopPricesLambdaDataSource AWS::AppSync::DataSource",
        "Shopread AWS::AppSync::FunctionConfiguration",
        "Shoplog AWS::AppSync::FunctionConfiguration",
        "ShopNoneDataSource AWS::AppSync::DataSource", "ShopQueryall AWS::AppSync::Resolver",
      ])
  }

  @Test func `generates nothing twice without a word`() throws {
    let model = try ServerlessModel.of(
      """
      Resources:
        A:
          Type: AWS::Serverless::Function
          Properties: {Role: arn, Events: {BC: {Type: SQS, Properties: {Queue: q}}}}
        AB:
          Type: AWS::Serverless::Function
          Properties: {Role: arn, Events: {C: {Type: SQS, Properties: {Queue: q}}}}
      """)
    #expect(model.collisions.map(\.logicalId) == ["ABC"])
    #expect(model.collisions.map { [$0.first.text, $0.second.text] } == [["BC", "C"]])
  }
}
