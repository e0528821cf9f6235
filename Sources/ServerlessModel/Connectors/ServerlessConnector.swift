import CloudFormation
import ResourceCatalog
import TemplateSyntax

/// A connector: as a resource of its own, or written under `Connectors` of its source.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-connector.html>
struct ServerlessConnector {
  /// The beginning of the logical ids of what it generates.
  let id: String
  /// The resource that carries it.
  let owner: ServerlessResource
  /// The name of the connector.
  let key: Node
  let source: ConnectorEnd
  let destinations: [ConnectorEnd]
  /// Whether the destinations are a list, so that what each gets is numbered.
  let isList: Bool
  let permissions: [Node]

  /// A connector with the properties given; nil when it lacks an end.
  init?(
    id: String, key: Node, _ properties: Node?, owner: ServerlessResource, embeddedIn: String? = nil
  ) {
    guard let properties, let destination = properties["Destination"] else { return nil }
    let source =
      embeddedIn.map { ConnectorEnd(id: $0, node: properties["SourceReference"] ?? key) }
      ?? properties["Source"].flatMap { ConnectorEnd($0) }
    guard let source else { return nil }
    self.id = id
    self.owner = owner
    self.key = key
    self.source = source
    isList = destination.isSequence
    destinations = (isList ? destination.elements : [destination]).compactMap { ConnectorEnd($0) }
    permissions = properties["Permissions"]?.elements.filter(\.isScalar) ?? []
  }
}

/// One end of a connector: a resource of the template, or one that is described.
struct ConnectorEnd {
  /// The logical id of a resource of the template.
  let id: String?
  /// The type of a resource that is described.
  let type: String?
  /// What stands there.
  let node: Node

  init?(_ node: Node) {
    guard node.isMapping else { return nil }
    id = node["Id"].flatMap { $0.isScalar && !$0.isNull ? $0.text : nil }
    type = node["Type"].flatMap { $0.isScalar && !$0.isNull ? $0.text : nil }
    self.node = node
  }

  init(id: String, node: Node) {
    self.id = id
    type = nil
    self.node = node
  }

  /// The CloudFormation types of SAM's types.
  static let transformedTypes = [
    "AWS::Serverless::Api": "AWS::ApiGateway::RestApi",
    "AWS::Serverless::Function": "AWS::Lambda::Function",
    "AWS::Serverless::HttpApi": "AWS::ApiGatewayV2::Api",
    "AWS::Serverless::SimpleTable": "AWS::DynamoDB::Table",
    "AWS::Serverless::StateMachine": "AWS::StepFunctions::StateMachine",
  ]
}
