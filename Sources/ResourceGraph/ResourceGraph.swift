package import CloudFormation
package import ServerlessModel
package import TemplateSyntax

/// The resources of a template and how they are connected.
///
/// It never changes. It is a class because rules on two threads ask for it with every resource, and
/// each copy of a structure would count references to all that it holds.
package final class ResourceGraph: Sendable {
  /// What one resource has to do with another.
  package enum Relation: String, CaseIterable, Hashable, Sendable {
    /// It names the other in a `Ref`, `Fn::GetAtt` or `Fn::Sub`.
    case refersTo = "refers to"
    /// It names the other by the text of its name, so that CloudFormation sees no connection.
    case names
    /// It waits for the other by `DependsOn`.
    case dependsOn = "depends on"
    /// An event of it starts the other.
    case triggers
    /// It calls the other.
    case invokes
    /// It reads what the other holds.
    case reads
    /// It puts something into the other.
    case writesTo = "writes to"
    /// It acts with the permissions of the other, a role.
    case assumes
    /// It belongs to or applies to the other.
    case attachedTo = "attached to"
    /// It passes requests on to the other.
    case routesTo = "routes to"
    /// It starts copies of the other, a task definition or launch template.
    case runs

    /// Whether CloudFormation makes the other first.
    var isWaiting: Bool { self == .refersTo || self == .dependsOn }

    /// Which of all relations it is, from 0.
    var number: Int {
      switch self {
      case .refersTo: 0
      case .names: 1
      case .dependsOn: 2
      case .triggers: 3
      case .invokes: 4
      case .reads: 5
      case .writesTo: 6
      case .assumes: 7
      case .attachedTo: 8
      case .routesTo: 9
      case .runs: 10
      }
    }
  }

  /// A connection between two resources.
  package struct Edge: Hashable, Sendable {
    /// The logical id of the one.
    package let from: String
    /// The logical id of the other.
    package let to: String
    /// What the one has to do with the other.
    package let relation: Relation
    /// Where the template says so.
    package let place: Node

    /// A connection.
    package init(from: String, to: String, relation: Relation, place: Node) {
      self.from = from
      self.to = to
      self.relation = relation
      self.place = place
    }
  }

  /// The resources, declared and generated; those without a type come last.
  package let resources: [Resource]
  /// The connections, those of a resource together and in the order of the template.
  package let edges: [Edge]

  private let positions: [String: Int]
  /// The positions of the resources that each connection ends at.
  let ends: [Int]
  /// The connections that begin at each resource.
  let outgoing: EdgesByResource
  private let incoming: EdgesByResource

  /// The graph of a template of which nothing else is known, with what is no resource of any type.
  package convenience init(_ template: Template) {
    self.init(
      template.callSites, ServerlessModel(template), Evaluation(template),
      untyped: template.untypedResources)
  }

  /// The graph of a template's resources, from its function calls and what SAM makes of it.
  package init(
    _ calls: CallSites, _ serverless: ServerlessModel, _ evaluation: Evaluation,
    untyped: [Resource] = []
  ) {
    resources = untyped.isEmpty ? serverless.resources : serverless.resources + untyped
    var collector = EdgeCollector(calls, serverless, evaluation, of: resources)
    collector.collect()
    edges = collector.edges
    positions = collector.positions
    ends = collector.ends
    outgoing = EdgesByResource(collector.starts, resources.count)
    incoming = EdgesByResource(collector.ends, resources.count)
  }

  /// The resource of a logical id.
  package func resource(_ logicalId: String) -> Resource? {
    positions[logicalId].map { resources[$0] }
  }

  /// The connections that begin at a resource.
  package func edges(from logicalId: String) -> [Edge] {
    positions[logicalId].map { outgoing[$0].map { edges[$0] } } ?? []
  }

  /// The connections that end at a resource.
  package func edges(to logicalId: String) -> [Edge] {
    positions[logicalId].map { incoming[$0].map { edges[$0] } } ?? []
  }

  /// The resources that one has something to do with, each once.
  package func resources(that logicalId: String, _ relation: Relation) -> [Resource] {
    distinct(edges(from: logicalId).filter { $0.relation == relation }.map(\.to))
  }

  /// The resources that have something to do with one, each once.
  package func resources(_ relation: Relation, _ logicalId: String) -> [Resource] {
    distinct(edges(to: logicalId).filter { $0.relation == relation }.map(\.from))
  }

  private func distinct(_ logicalIds: [String]) -> [Resource] {
    var seen: Set<String> = []
    return logicalIds.filter { seen.insert($0).inserted }.compactMap(resource)
  }
}
