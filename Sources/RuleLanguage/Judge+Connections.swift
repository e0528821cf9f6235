import AccessPolicies
import CloudFormation
import Linting
import ResourceCatalog
import ResourceGraph
import TemplateSyntax

extension Judge {
  // MARK: - Other resources

  /// When the resource is connected with one for which a predicate holds.
  ///
  /// Only this template is asked: what another stack connects is not seen.
  func related(_ connection: Connection, _ inner: Predicate?, _ here: Circumstance) -> Verdict {
    var holds: [Circumstance] = []
    var mayHold = false
    for (other, isCertain) in others(connection) {
      let judge = Judge(inspection: inspection, resource: other)
      for root in judge.roots {
        let own = Circumstance(
          scenario: root.value.scenario, assumedDefault: root.value.assumedDefault)
        let verdict = inner.map { judge.verdict($0, on: root) } ?? Verdict(holds: [own])
        let fails = verdict.fails.reduce(Formula.never) {
          evaluation.either($0, $1.scenario.formula)
        }
        mayHold = mayHold || !evaluation.implies(own.scenario.formula, fails)
        if isCertain { holds += verdict.holds.compactMap { both(here, $0) } }
      }
    }
    return Verdict(holds: holds, fails: mayHold ? [] : [here])
  }

  /// The resources at the other end of a connection, and whether they are so in every scenario.
  private func others(_ connection: Connection) -> [(Resource, isCertain: Bool)] {
    let graph = inspection.graph
    let id = resource.logicalId
    let edges = connection.isOutgoing ? graph.edges(from: id) : graph.edges(to: id)
    var certain: [String: Bool] = [:]
    var order: [String] = []
    for edge in edges where connection.relation.includes(edge.relation) {
      let other = connection.isOutgoing ? edge.to : edge.from
      if certain[other] == nil { order.append(other) }
      certain[other] = certain[other] == true || !edge.place.isInsideChoice
    }
    return order.compactMap { id in
      guard let other = graph.resource(id),
        connection.types.isEmpty || connection.types.contains(other.type)
      else { return nil }
      return (other, certain[id] == true)
    }
  }

  // MARK: - Policies

  /// When a policy of the resource allows what a rule asks about.
  func verdict(_ grant: Grant, _ here: Circumstance) -> Verdict {
    let policies = inspection.policies(of: resource)
    var holds: [Circumstance] = []
    var mayHold = policies.contains { !$0.isComplete }
    for statement in policies.flatMap(\.statements) where statement.effect != .deny {
      let isCertain =
        statement.effect == .allow && (grant.evenConditional || statement.isUnconditional)
        && (!grant.toEveryone || statement.principals?.contains(where: \.isEveryone) == true)
      let actions = Self.covering(statement.actions, grant.action, ignoringCase: true)
      let resources = grant.resource.map {
        Self.covering(statement.resources, $0, ignoringCase: false)
      }
      mayHold = mayHold || actions.isOpen || resources?.isOpen ?? false
      if !isCertain, !actions.values.isEmpty { mayHold = true }
      guard isCertain else { continue }
      for action in actions.values {
        for place in resources?.values ?? [statement.value] {
          let scenario = evaluation.both(action.scenario, place.scenario)
          let found = Circumstance(
            scenario: scenario, assumedDefault: action.assumedDefault ?? place.assumedDefault)
          if let both = both(here, found) { holds.append(both) }
        }
      }
    }
    return Verdict(holds: holds, fails: mayHold || !holds.isEmpty ? [] : [here])
  }

  /// The texts of an element that stand for all that a rule names, and whether others may.
  private static func covering(_ element: PolicyElement?, _ wanted: String, ignoringCase: Bool)
    -> (values: [PossibleValue], isOpen: Bool)
  {
    guard let element else { return ([], true) }
    let pattern = WildcardPattern(wanted, ignoringCase: ignoringCase)
    let values = element.values.filter { value in
      value.text.map { WildcardPattern($0, ignoringCase: ignoringCase).covers(pattern) } ?? false
    }
    return (values, element.values.contains { $0.text == nil })
  }
}

extension ResourceGraph.Relation {
  /// Whether a rule that asks for this relation means the other too: who names a resource by its name
  /// refers to it.
  fileprivate func includes(_ other: Self) -> Bool {
    self == other || self == .refersTo && other == .names
  }
}

extension Node {
  /// Whether the node stands in a branch of `Fn::If`, so that it holds in some scenarios only.
  fileprivate var isInsideChoice: Bool {
    var node = parent
    while let ancestor = node {
      if ancestor.function == .if { return true }
      node = ancestor.parent
    }
    return false
  }
}
