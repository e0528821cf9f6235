import CloudFormation
import TemplateSyntax

extension ServerlessTransform {
  /// Transforms the whole template, in the order in which one part needs another.
  mutating func run() {
    collect()
    addImplicitAPIs()
    convert(["AWS::Serverless::Function"]) { $0.convertFunction($1) }
    convert(["AWS::Serverless::StateMachine"]) { $0.convertStateMachine($1) }
    convert(["AWS::Serverless::Api"]) { $0.convertRestAPI($1) }
    convert(["AWS::Serverless::HttpApi"]) { $0.convertHTTPAPI($1) }
    convert(["AWS::Serverless::WebSocketApi"]) { $0.convertWebSocketAPI($1) }
    convert(Set(Self.others.keys)) { transform, resource in
      Self.others[resource.resource.type]?(&transform, resource)
    }
    addGradualDeployments()
    convertConnectors()
  }

  /// The types that depend on no other.
  private static let others:
    [String: @Sendable (inout ServerlessTransform, ServerlessResource) -> Void] = [
      "AWS::Serverless::Application": { $0.convertApplication($1) },
      "AWS::Serverless::CapacityProvider": { $0.convertCapacityProvider($1) },
      "AWS::Serverless::GraphQLApi": { $0.convertGraphQLAPI($1) },
      "AWS::Serverless::LayerVersion": { $0.convertLayerVersion($1) },
      "AWS::Serverless::SimpleTable": { $0.convertSimpleTable($1) },
    ]

  /// The types of SAM, each with whether `Globals` can say something about it.
  private static let hasGlobals = [
    "AWS::Serverless::Api": true, "AWS::Serverless::Application": false,
    "AWS::Serverless::CapacityProvider": true, "AWS::Serverless::Connector": false,
    "AWS::Serverless::Function": true, "AWS::Serverless::GraphQLApi": false,
    "AWS::Serverless::HttpApi": true, "AWS::Serverless::LayerVersion": true,
    "AWS::Serverless::SimpleTable": true, "AWS::Serverless::StateMachine": true,
    "AWS::Serverless::WebSocketApi": true,
  ]

  /// Finds the SAM resources, and takes all others over.
  private mutating func collect() {
    reserve(template.resources.count)
    for (position, resource) in template.resources.enumerated() {
      if Self.hasGlobals[resource.type] != nil {
        serverless[resource.logicalId] = self.serverless(resource, at: position)
        order.append(resource.logicalId)
        declaredTypes.insert(resource.writtenType)
      } else {
        keep(resource, at: position)
        if resource.type.hasPrefix("AWS::Serverless::") { openPrefixes.append(resource.logicalId) }
      }
    }
  }

  /// A resource as a SAM resource, with what `Globals` says about its type.
  func serverless(_ resource: Resource, at position: Int) -> ServerlessResource {
    let globals = template.globals.flatMap { globals in
      Self.hasGlobals[resource.writtenType] == true
        ? globals[ServerlessDeclaration.kind(ofType: resource.writtenType)] : nil
    }
    let properties = ServerlessProperties(
      own: resource.properties, globals: globals, ignoring: resource.body["IgnoreGlobals"])
    return ServerlessResource(resource: resource, properties: properties, position: position)
  }

  private mutating func convert(
    _ types: Set<String>, _ body: (inout ServerlessTransform, ServerlessResource) -> Void
  ) {
    guard !declaredTypes.isDisjoint(with: types) else { return }
    for id in order {
      if let resource = serverless[id], types.contains(resource.resource.writtenType) {
        body(&self, resource)
      }
    }
  }
}
