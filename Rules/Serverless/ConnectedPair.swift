import CloudFormation
import Linting
import ResourceCatalog
import ServerlessModel
import TemplateSyntax

/// The two ends of a connector, with what SAM knows to permit between them.
struct ConnectedPair {
  /// The connector.
  let connector: WrittenConnector
  /// The mapping that describes the source; nil for the resource that an embedded connector is in.
  let source: Node?
  /// The mapping that describes the destination.
  let destination: Node
  /// The type of the source.
  let sourceType: String
  /// The type of the destination.
  let destinationType: String

  /// What SAM makes of the pair; nil when it cannot connect the types.
  var profile: ConnectorProfile? {
    ServerlessCatalog.standard.connectorProfile(from: sourceType, to: destinationType)
  }
}

extension Inspection {
  /// The pairs of ends of the connectors whose types are known.
  var connectedPairs: [ConnectedPair] {
    writtenConnectors.flatMap { connector -> [ConnectedPair] in
      let source = connector.isEmbedded ? nil : connector.properties?["Source"]
      let sourceType =
        connector.isEmbedded
        ? type(ofResource: connector.resource.logicalId) : source.flatMap(type(ofEnd:))
      guard let sourceType else { return [] }
      return connector.destinations.compactMap { destination in
        guard let destinationType = type(ofEnd: destination) else { return nil }
        return ConnectedPair(
          connector: connector, source: source, destination: destination, sourceType: sourceType,
          destinationType: destinationType)
      }
    }
  }

  private func type(ofEnd end: Node) -> String? {
    guard end.isMapping, !end.isFunctionCall else { return nil }
    if let id = end["Id"] { return id.writtenText.flatMap(type(ofResource:)) }
    return end["Type"]?.writtenText.map { Self.deployedTypes[$0] ?? $0 }
  }

  private func type(ofResource logicalId: String) -> String? {
    let type = resource(logicalId)?.type ?? template.resource(logicalId)?.type
    return type.map { Self.deployedTypes[$0] ?? $0 }
  }

  /// What the types of SAM become.
  private static let deployedTypes = [
    "AWS::Serverless::Api": "AWS::ApiGateway::RestApi",
    "AWS::Serverless::Function": "AWS::Lambda::Function",
    "AWS::Serverless::HttpApi": "AWS::ApiGatewayV2::Api",
    "AWS::Serverless::SimpleTable": "AWS::DynamoDB::Table",
    "AWS::Serverless::StateMachine": "AWS::StepFunctions::StateMachine",
  ]
}
