import CloudFormation
import TemplateSyntax

/// Events that name no API get one that nobody declares: `ServerlessRestApi` and `ServerlessHttpApi`.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-api.html>
extension ServerlessTransform {
  mutating func addImplicitAPIs() {
    let resources = order.compactMap { serverless[$0] }.filter { !$0.events.isEmpty }
    for kind in ImplicitAPI.all {
      let askers = resources.compactMap { resource in
        resource.events.first(where: kind.isAskedForBy).map { (resource, $0) }
      }
      if let (resource, event) = askers.first {
        add(kind, for: resource, event, all: askers.map(\.0))
      }
    }
  }

  private mutating func add(
    _ kind: ImplicitAPI, for owner: ServerlessResource, _ event: ServerlessEvent,
    all askers: [ServerlessResource]
  ) {
    let written = Resource(
      key: event.key, logicalId: kind.logicalId, body: event.body, type: kind.type)
    let api = Resource(
      logicalId: kind.logicalId, type: kind.type, properties: nil, from: written,
      generation: Resource.Generation(owner: owner.id, cause: event.key),
      presence: presence(ofAny: askers))
    serverless[kind.logicalId] = serverless(api, at: owner.position)
    order.removeAll { $0 == kind.logicalId }
    order.append(kind.logicalId)
    declaredTypes.insert(kind.type)
  }

  /// The API is made as soon as one of the resources is that ask for it.
  private func presence(ofAny askers: [ServerlessResource]) -> Resource.Presence {
    var alternatives: [[Assumption]] = []
    for asker in askers {
      for alternative in asker.resource.presence.alternatives {
        if alternative.isEmpty { return Resource.Presence(anyOf: [[]]) }
        if !alternatives.contains(alternative) { alternatives.append(alternative) }
      }
    }
    return Resource.Presence(anyOf: alternatives)
  }
}

/// An API that the transform makes for events that name none.
private struct ImplicitAPI {
  let logicalId: String
  let type: String
  let isAskedForBy: @Sendable (ServerlessEvent) -> Bool

  static let all = [
    ImplicitAPI(logicalId: "ServerlessRestApi", type: "AWS::Serverless::Api") { event in
      event.type == "Api" && (event.properties?.count ?? 0) > 0
        && event.properties?.pair("RestApiId") == nil
    },
    ImplicitAPI(logicalId: "ServerlessHttpApi", type: "AWS::Serverless::HttpApi") { event in
      event.type == "HttpApi" && event.properties?.pair("ApiId") == nil
    },
  ]
}
