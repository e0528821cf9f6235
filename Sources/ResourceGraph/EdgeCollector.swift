import CloudFormation
import ServerlessModel
import SourceText
import TemplateSyntax

/// Finds the connections between the resources of a template.
struct EdgeCollector {
  private(set) var edges: [ResourceGraph.Edge] = []
  /// The positions of the resources that each connection begins at.
  private(set) var starts: [Int] = []
  /// The positions of the resources that each connection ends at.
  private(set) var ends: [Int] = []
  let positions: [String: Int]
  private let resources: [Resource]
  private let calls: CallSites
  private let serverless: ServerlessModel
  private let evaluation: Evaluation
  /// The connections that are known, each as one number.
  private var seen: Set<Int> = []
  private var connectionsByType: [String: TypeConnections] = [:]
  private var names: ResourceNames
  /// Whether each of the resources refers to some resource of the template.
  private var isReferring: [Bool]

  /// What the resources of a type may be connected by.
  private struct TypeConnections {
    let properties: [PropertyConnection]
    let bridges: [PropertyConnection.Bridge]
    let names: [NameConnection]

    init(of type: String) {
      properties = PropertyConnection.connections(of: type)
      bridges = PropertyConnection.bridges(of: type)
      names = NameConnection.connections(of: type)
    }
  }

  init(
    _ calls: CallSites, _ serverless: ServerlessModel, _ evaluation: Evaluation,
    of resources: [Resource]
  ) {
    self.resources = resources
    self.calls = calls
    self.serverless = serverless
    self.evaluation = evaluation
    var positions: [String: Int] = [:]
    for (position, resource) in resources.enumerated()
    where positions[resource.logicalId] == nil {
      positions[resource.logicalId] = position
    }
    self.positions = positions
    isReferring = Array(repeating: false, count: resources.count)
    names = ResourceNames(resources, evaluation)
  }

  mutating func collect() {
    collectReferences()
    for resource in resources {
      for name in resource.dependsOn { add(resource.logicalId, .dependsOn, name.text, name) }
      for name in resource.addedDependencies {
        let place = self.resource(name)?.generation?.cause ?? resource.key
        add(resource.logicalId, .dependsOn, name, place)
      }
      let connections = connections(of: resource.type)
      // A property can name another resource only by a reference to one.
      if let position = positions[resource.logicalId], isReferring[position] {
        collect(connections, of: resource)
      }
      collect(connections.names, in: resource)
    }
    for route in serverless.routes {
      if let api = route.api { add(api, .routesTo, route.function, route.event) }
    }
  }

  private mutating func add(
    _ from: String, _ relation: ResourceGraph.Relation, _ to: String, _ place: Node
  ) {
    guard let start = positions[from], let end = positions[to] else { return }
    add(start, relation, end, place)
  }

  private mutating func add(
    _ start: Int, _ relation: ResourceGraph.Relation, _ end: Int, _ place: Node
  ) {
    guard seen.insert((start * resources.count + end) << 8 | relation.number).inserted else {
      return
    }
    starts.append(start)
    ends.append(end)
    edges.append(
      ResourceGraph.Edge(
        from: resources[start].logicalId, to: resources[end].logicalId, relation: relation,
        place: place))
  }

  // MARK: - References

  private mutating func collectReferences() {
    let isChanged = resources.map { $0.properties?.isSynthesized ?? false }
    for site in calls.referring where site.section == .resources {
      guard let position = positions[site.entry], !isChanged[position] else { continue }
      for reference in site.references { addReference(reference, from: position) }
    }
    // What a transform makes refers to other things than what is written: the role of a function,
    // and not the function, needs the bucket that it may read.
    for (position, resource) in resources.enumerated() where isChanged[position] {
      resource.properties?.forEachCall { call in
        for reference in Reference.inCall(call) { addReference(reference, from: position) }
      }
    }
  }

  private mutating func addReference(_ reference: Reference, from position: Int) {
    guard let target = positions[serverless.target(of: reference).logicalId] else { return }
    add(position, .refersTo, target, reference.call)
    isReferring[position] = true
  }

  private func resource(_ logicalId: String) -> Resource? {
    positions[logicalId].map { resources[$0] }
  }

  // MARK: - Connections with a meaning

  private mutating func connections(of type: String) -> TypeConnections {
    if let known = connectionsByType[type] { return known }
    let connections = TypeConnections(of: type)
    connectionsByType[type] = connections
    return connections
  }

  private mutating func collect(_ connections: TypeConnections, of resource: Resource) {
    for connection in connections.properties {
      for value in evaluation.values(at: connection.path, in: resource) {
        for reference in value.pattern?.references ?? [] {
          let target = serverless.target(of: reference).logicalId
          if connection.isReversed {
            add(target, connection.relation, resource.logicalId, value.place)
          } else {
            add(resource.logicalId, connection.relation, target, value.place)
          }
        }
      }
    }
    for bridge in connections.bridges {
      for source in references(at: bridge.source, in: resource) {
        for target in references(at: bridge.target, in: resource) {
          add(
            serverless.target(of: source).logicalId, bridge.relation,
            serverless.target(of: target).logicalId, target.call)
        }
      }
    }
  }

  private mutating func collect(_ connections: [NameConnection], in resource: Resource) {
    for connection in connections {
      for value in evaluation.values(at: connection.path, in: resource) {
        for name in connection.names(in: value) {
          guard let target = names.resource(named: name, by: connection) else { continue }
          add(resource.logicalId, .names, target, value.place)
        }
      }
    }
  }

  private func references(at path: PropertyPath, in resource: Resource) -> [Reference] {
    evaluation.values(at: path, in: resource).flatMap { $0.pattern?.references ?? [] }
  }
}
