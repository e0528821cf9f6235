import CloudFormation
import ServerlessModel
import SourceText
import TemplateSyntax

/// Finds the connections between the resources of a template.
struct EdgeCollector {
  private(set) var edges: [ResourceGraph.Edge] = []
  let positions: [String: Int]
  private let calls: [CallSite]
  private let serverless: ServerlessModel
  private let evaluation: Evaluation
  private var seen: Set<Connection> = []
  /// The resources that refer to some resource of the template.
  private var referring: Set<String> = []

  private struct Connection: Hashable {
    var from: String
    var to: String
    var relation: ResourceGraph.Relation
  }

  init(_ calls: [CallSite], _ serverless: ServerlessModel, _ evaluation: Evaluation) {
    self.calls = calls
    self.serverless = serverless
    self.evaluation = evaluation
    var positions: [String: Int] = [:]
    for (position, resource) in serverless.resources.enumerated()
    where positions[resource.logicalId] == nil {
      positions[resource.logicalId] = position
    }
    self.positions = positions
  }

  mutating func collect() {
    collectReferences()
    for resource in serverless.resources {
      if resource.generatedBy == nil {
        for name in resource.dependsOn { add(resource.logicalId, .dependsOn, name.text, name) }
      }
      if mayBeConnected(resource) { collectConnections(of: resource) }
    }
    for route in serverless.routes {
      if let api = route.api { add(api, .routesTo, route.function, route.event) }
    }
  }

  private mutating func add(
    _ from: String, _ relation: ResourceGraph.Relation, _ to: String, _ place: Node
  ) {
    guard positions[from] != nil, positions[to] != nil,
      seen.insert(Connection(from: from, to: to, relation: relation)).inserted
    else { return }
    edges.append(ResourceGraph.Edge(from: from, to: to, relation: relation, place: place))
  }

  // MARK: - References

  private mutating func collectReferences() {
    for site in calls where site.section == .resources {
      for reference in site.references {
        add(site.entry, .refersTo, reference.name, site.call)
        if positions[reference.name] != nil { referring.insert(site.entry) }
      }
    }
  }

  // MARK: - Connections with a meaning

  /// Whether a property can name another resource: one that refers to none cannot.
  ///
  /// What a transform makes has references of its own.
  private func mayBeConnected(_ resource: Resource) -> Bool {
    resource.type != resource.writtenType || resource.generatedBy != nil
      || referring.contains(resource.logicalId)
  }

  private mutating func collectConnections(of resource: Resource) {
    for connection in PropertyConnection.table[resource.type] ?? [] {
      for value in evaluation.values(at: connection.path, in: resource) {
        for reference in value.pattern?.references ?? [] {
          if connection.isReversed {
            add(reference.name, connection.relation, resource.logicalId, value.place)
          } else {
            add(resource.logicalId, connection.relation, reference.name, value.place)
          }
        }
      }
    }
    for bridge in PropertyConnection.bridges[resource.type] ?? [] {
      for source in references(at: bridge.source, in: resource) {
        for target in references(at: bridge.target, in: resource) {
          add(source.name, bridge.relation, target.name, target.call)
        }
      }
    }
  }

  private func references(at path: PropertyPath, in resource: Resource) -> [Reference] {
    evaluation.values(at: path, in: resource).flatMap { $0.pattern?.references ?? [] }
  }
}
