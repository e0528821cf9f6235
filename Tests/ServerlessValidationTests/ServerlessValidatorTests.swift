import CloudFormation
import ServerlessModel
import ServerlessValidation
import SourceText
import TemplateSyntax
import Testing

@Suite struct `Properties of SAM resources` {
  private func findings(_ resources: String) throws -> [String] {
    let text = "Transform: AWS::Serverless-2016-10-31\n" + resources
    let template = try #require(Template(SyntaxTree.parse(SourceText(name: "t.yaml", text: text))))
    let declarations = ServerlessDeclaration.all(in: template)
    return ServerlessValidator.findings(declarations, in: template).map { finding in
      switch finding.problem {
      case .unknown: "\(finding.name) unknown"
      case .dropped: "\(finding.name) dropped"
      case .missing: "\(finding.name) missing"
      case .empty: "\(finding.name) empty"
      case .wrongKind: "\(finding.name) of wrong kind"
      case .notAllowed: "\(finding.name) not allowed"
      case .functionCall: "\(finding.name) a call"
      }
    }
  }

  private func function(_ properties: String) throws -> [String] {
    try findings(
      "Resources: {Thing: {Type: AWS::Serverless::Function, Properties: \(properties)}}")
  }

  @Test(arguments: [
    ("{Timeot: 3}", ["Timeot unknown"]), ("{Tags: [a]}", ["Tags of wrong kind"]),
    ("{Tags: null}", []), ("{Role: !GetAtt A.Arn}", []), ("{Role: {Any: thing}}", []),
    ("{PropagateTags: \"true\"}", ["PropagateTags of wrong kind"]),
    ("{AutoPublishAliasAllProperties: !Ref A}", ["AutoPublishAliasAllProperties a call"]),
    ("{DeadLetterQueue: {Type: SQS}}", ["TargetArn missing"]),
    ("{DeadLetterQueue: {Type: Queue, TargetArn: a}}", ["Type not allowed"]),
    ("{FunctionUrlConfig: {}}", []), ("{CodeUri: []}", ["CodeUri of wrong kind"]),
    ("{Events: {A: !If [B, {}, {}]}}", ["A a call"]),
    ("{Fn::Transform: {Name: AWS::Include}}", []),
    ("!If [A, {Timeout: 3}, {}]", ["Properties a call"]),
    ("{CodeUri: !GetAtt A.Arn}", ["CodeUri a call"]),
    ("{CodeUri: !Ref A}", ["CodeUri a call"]), ("{CodeUri: true, InlineCode: a}", []),
    ("{CodeUri: {Bucket: !Ref A, Key: !Sub '${A}.zip'}}", []),
    ("{AutoPublishAlias: !Ref A}", []),
    ("{AutoPublishAlias: !Ref AWS::StackName}", ["AutoPublishAlias a call"]),
    ("{AutoPublishAlias: !Sub '${A}'}", ["AutoPublishAlias a call"]),
    ("{AutoPublishAlias: !FindInMap [A, B, C]}", ["AutoPublishAlias a call"]),
    ("{AutoPublishAlias: {Fn::Transform: {Name: AWS::Include}}}", []),
    ("{DeadLetterQueue: !If [A, {}, {}]}", ["DeadLetterQueue a call"]),
    ("{DeploymentPreference: {Type: A, Hooks: null}}", ["Hooks of wrong kind"]),
    ("{DeploymentPreference: {Type: A, Alarms: !If [A, [b], []]}}", []),
    (
      "{DeploymentPreference: {Type: A, Alarms: !If [A, [b], !Ref AWS::NoValue]}}",
      ["Alarms of wrong kind"]
    ),
    ("{DeploymentPreference: {Type: A, Alarms: !Ref A}}", ["Alarms a call"]),
    ("{DeploymentPreference: {Type: A, PassthroughCondition: !FindInMap [A, B, C]}}", []),
    (
      "{DeploymentPreference: {Type: A, PassthroughCondition: \"\"}}",
      ["PassthroughCondition not allowed"]
    ),
    ("{FunctionUrlConfig: {AuthType: NONE, Cors: {MaxAge: null}}}", ["MaxAge of wrong kind"]),
    (
      "{EventInvokeConfig: {DestinationConfig: {OnFailure: !If [A, {}, {}]}}}",
      ["OnFailure a call"]
    ),
    ("{Policies: {Statement: []}}", []), ("{Fn::If: a, Timeout: 3}", ["Fn::If unknown"]),
    ("{Policies: [null]}", ["Policies of wrong kind"]),
    ("{CapacityProviderConfig: !Ref A}", ["CapacityProviderConfig a call"]),
    (
      "{EventInvokeConfig: {DestinationConfig: {OnFailure: {}}}}", ["Type missing"]
    ),
  ])
  func `are what SAM takes, or are found`(properties: String, expected: [String]) throws {
    #expect(try function(properties) == expected)
  }

  @Test(arguments: [
    ("{Type: Schedule}", ["Schedule missing"]),
    ("{Type: Schedule, Properties: [a]}", ["Properties of wrong kind"]),
    ("{Type: Api, Properties: {Path: /, Method: get}}", []),
    ("{Type: SQS, Properties: {Queue: a, BatchSize: \"1\"}}", ["BatchSize of wrong kind"]),
    ("{Type: SQS, Properties: {Queue: a, FilterCriteria: {Filter: []}}}", ["Filter unknown"]),
    (
      "{Type: Api, Properties: {Path: /, Method: get, RestApiId: null}}",
      ["RestApiId of wrong kind"]
    ),
    ("{Type: S3, Properties: {Bucket: a, Events: [!Ref A]}}", ["Events a call"]),
    ("{Type: S3, Properties: {Bucket: a, Events: [1]}}", ["Events of wrong kind"]),
    (
      "{Type: SNS, Properties: {Topic: a, SqsSubscription: {QueueArn: a, QueueUrl: b, QueuePolicyLogicalId: !Ref A}}}",
      ["QueuePolicyLogicalId a call"]
    ),
    (
      "{Type: Kinesis, Properties: {Stream: a, StartingPosition: b, DestinationConfig: !Ref A}}",
      ["DestinationConfig a call"]
    ),
    ("{Type: NoSuchType, Properties: {A: b}}", []), ("null", ["Take of wrong kind"]),
  ])
  func `of events are what SAM takes, or are found`(event: String, expected: [String]) throws {
    #expect(try function("{Events: {Take: \(event)}}") == expected)
  }

  @Test(arguments: [
    ("Api", "{StageName: a, Models: {A: null}}", ["A of wrong kind"]),
    ("Api", "{StageName: a, Models: {A: {}}}", ["type missing"]),
    ("Api", "{StageName: a, Auth: {Authorizers: {A: null}}}", ["A of wrong kind"]),
    ("Api", "{StageName: a, Auth: {Authorizers: {A: !If [B, {}, {}]}}}", []),
    ("Api", "{StageName: a, Auth: {DefaultAuthorizer: !GetAtt A.Arn}}", []),
    ("Api", "{StageName: a, OpenApiVersion: !GetAtt A.Arn}", ["OpenApiVersion a call"]),
    ("Api", "{StageName: a, GatewayResponses: {A: {StatusCode: !Ref B}}}", ["StatusCode a call"]),
    (
      "HttpApi", "{Auth: {Authorizers: {A: {}}, DefaultAuthorizer: !Ref A}}",
      ["DefaultAuthorizer a call"]
    ),
    (
      "HttpApi", "{Domain: {DomainName: a, CertificateArn: b, BasePath: [null]}}",
      ["BasePath of wrong kind"]
    ),
    (
      "WebSocketApi", "{RouteSelectionExpression: a, Routes: {$connect: !If [A, {}, {}]}}",
      ["$connect a call"]
    ),
    ("SimpleTable", "{PrimaryKey: !If [A, {}, {}]}", ["PrimaryKey a call"]),
    ("Application", "{Location: !GetAtt A.Arn}", ["Location a call"]),
    ("Application", "{Location: !Ref A}", ["Location a call"]),
    (
      "Application", "{Location: {ApplicationId: !Ref A, SemanticVersion: !FindInMap [A, B, C]}}",
      []
    ),
    ("Api", "{StageName: a, DefinitionBody: \"\"}", []),
    ("Api", "{StageName: a, Auth: !Ref Text}", ["Auth of wrong kind"]),
    ("Api", "{StageName: a, Auth: {UsagePlan: !Sub a}}", ["UsagePlan a call"]),
    ("Api", "{StageName: a, Cors: {AllowOrigin: null}}", ["AllowOrigin empty"]),
    ("Api", "{StageName: a, GatewayResponses: {A: null}}", ["A of wrong kind"]),
    ("Api", "{StageName: a, Models: !If [A, {}, {}]}", ["Models a call"]),
    (
      "Api", "{StageName: a, Auth: {Authorizers: {A: {AuthorizationScopes: !Ref List}}}}", []
    ),
    (
      "Api", "{StageName: a, Auth: {Authorizers: {A: {AuthorizationScopes: !Ref Text}}}}",
      ["AuthorizationScopes of wrong kind"]
    ),
    (
      "Api",
      "{StageName: a, Domain: {DomainName: a, CertificateArn: b, EndpointConfiguration: !Ref AWS::Region}}",
      ["EndpointConfiguration not allowed"]
    ),
    ("HttpApi", "{Domain: {}}", ["DomainName missing", "CertificateArn missing"]),
    (
      "WebSocketApi", "{RouteSelectionExpression: a, Routes: {$connect: {}}}",
      ["FunctionArn missing"]
    ),
    ("StateMachine", "{Definition: {}, AutoPublishAlias: !Ref Text}", ["AutoPublishAlias a call"]),
    (
      "StateMachine", "{Definition: {}, DeploymentPreference: a}",
      ["DeploymentPreference of wrong kind"]
    ),
    ("LayerVersion", "{ContentUri: a, RetentionPolicy: \"\"}", ["RetentionPolicy not allowed"]),
    ("HttpApi", "{Auth: {Authorizers: {A: {}}, DefaultAuthorizer: !Ref AWS::NoValue}}", []),
    ("Api", "{StageName: a, DefinitionUri: {}}", []),
    ("Api", "{StageName: a, Auth: {Authorizers: {A: {Identity: {Headers: [!GetAtt A.B]}}}}}", []),
    (
      "Api",
      "{StageName: a, Auth: {Authorizers: {A: {FunctionPayloadType: REQUEST, Identity: {Headers: [!GetAtt A.B]}}}}}",
      ["Headers a call"]
    ),
    ("StateMachine", "{Definition: {}, Policies: {Statement: []}}", []),
    (
      "GraphQLApi",
      "{Auth: {Type: AWS_IAM}, Resolvers: {Query: {a: {Pipeline: [!Ref A]}}}}",
      ["Pipeline of wrong kind"]
    ),
    ("CapacityProvider", "{VpcConfig: {SubnetIds: [null]}}", ["SubnetIds of wrong kind"]),
    ("GraphQLApi", "{Auth: {Type: AWS_IAM, Additional: [a]}}", ["Additional of wrong kind"]),
    ("GraphQLApi", "{Auth: {Type: AWS_IAM}, XrayEnabled: !Ref A}", ["XrayEnabled a call"]),
  ])
  func `of other types are what SAM takes, or are found`(
    kind: String, properties: String, expected: [String]
  ) throws {
    let found = try findings(
      """
      Parameters: {Text: {Type: String}, List: {Type: CommaDelimitedList}}
      Resources:
        Thing:
          Type: AWS::Serverless::\(kind)
          Properties: \(properties)
      """)
    #expect(found == expected)
  }

  @Test func `of the API that SAM makes itself stand in Globals`() throws {
    let found = try findings(
      """
      Globals: {Api: {Cors: {Origin: a}}}
      Resources:
        Thing:
          Type: AWS::Serverless::Function
          Properties: {Events: {Take: {Type: Api, Properties: {Path: /, Method: get}}}}
      """)
    #expect(found == ["Origin unknown"])
  }

  @Test func `are resolved by the language extensions before SAM sees them`() throws {
    let text = """
      Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
      Resources:
        Thing:
          Type: AWS::Serverless::Function
          Properties: {AutoPublishAliasAllProperties: !Ref A}
      """
    let template = try #require(Template(SyntaxTree.parse(SourceText(name: "t.yaml", text: text))))
    let declarations = ServerlessDeclaration.all(in: template)
    #expect(ServerlessValidator.findings(declarations, in: template).isEmpty)
  }
}
