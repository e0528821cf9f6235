package import TemplateSyntax

/// Works out what the values of one template can be.
///
/// It keeps what it has found out, so it belongs to one thread; a linter makes one for each file.
package final class Evaluation {
  /// The template whose values are asked for.
  package let template: Template
  /// The values given for parameters.
  package let givenParameters: [String: String]
  /// The regions that the template is judged for.
  package let regions: [String]

  var diagram = DecisionDiagram()
  var variables: [String: ConditionVariable] = [:]
  var conditionFormulas: [String: Formula?] = [:]
  var variablesAreReady = false
  /// What `Fn::Sub` makes where it stands, since several rules ask for the same names.
  private var substitutions: [Node: [PossibleValue]] = [:]

  /// More alternatives of one value than this are not told apart: the value is then unknown.
  static let mostAlternatives = 64
  private static let deepestCalls = 40

  /// An evaluation of a template, with the parameter values that are known from outside.
  package init(
    _ template: Template, parameters: [String: String] = [:], regions: [String] = ["us-east-1"]
  ) {
    self.template = template
    givenParameters = parameters
    self.regions = regions
  }

  // MARK: - Values

  /// Every value that a node can have.
  package func values(of node: Node, when scenario: Scenario = .always) -> [PossibleValue] {
    values(of: node, when: scenario, depth: 0)
  }

  func values(of node: Node, when scenario: Scenario, depth: Int) -> [PossibleValue] {
    guard node.function != nil else {
      return [PossibleValue(node.isNull ? .absent : .written(node), at: node, when: scenario)]
    }
    guard depth < Self.deepestCalls else {
      return [PossibleValue(.unknown, at: node, when: scenario)]
    }
    guard depth == 0, scenario.isAlways, node.function == .sub else {
      return limited(call(node, scenario, depth: depth), at: node, scenario)
    }
    if let known = substitutions[node] { return known }
    let values = limited(call(node, scenario, depth: depth), at: node, scenario)
    substitutions[node] = values
    return values
  }

  private func limited(_ values: [PossibleValue], at node: Node, _ scenario: Scenario)
    -> [PossibleValue]
  {
    values.count <= Self.mostAlternatives
      ? values : [PossibleValue(.unknown, at: node, when: scenario)]
  }

  /// Every value that a property of a resource can have, its way given by keys and `*`.
  ///
  /// A property that is left out is absent at the mapping that lacks it; of a list's elements there
  /// are as many values as elements, none for an empty list.
  package func values(at path: PropertyPath, in resource: Resource) -> [PossibleValue] {
    let scenario = self.scenario(of: resource)
    guard scenario.formula != .never else { return [] }
    guard let properties = resource.properties else {
      return [PossibleValue(.absent, at: resource.key, when: scenario)]
    }
    let (node, walked, isMissing) = Self.walk(path, from: properties)
    let isAtEnd = walked >= path.text.utf8.count
    if isMissing {
      // Nothing is no list, and has no elements either.
      return !isAtEnd && path.asksForElements(from: walked)
        ? [] : [PossibleValue(.absent, at: node, when: scenario)]
    }
    let values = values(of: node, when: scenario)
    guard !isAtEnd else { return values }
    return path.steps(from: walked).reduce(values) { values, step in
      switch step {
      case .key(let key): values.flatMap { property(key, of: $0) }
      case .each: values.flatMap { elements(of: $0) }
      }
    }
  }

  /// Where a path leads through plain mappings, the usual way, which needs no value for each step;
  /// how many bytes of it are behind that, and whether the last of them name a key that is left out.
  private static func walk(_ path: PropertyPath, from properties: Node)
    -> (Node, walked: Int, isMissing: Bool)
  {
    var node = properties
    var isMissing = false
    var text = path.text
    let walked = text.withUTF8 { bytes in
      var walked = 0
      var next = 0
      while node.isMapping, node.function == nil,
        let step = PropertyPath.step(in: bytes, from: &next), !step.isEach
      {
        guard let child = node.pair(named: UnsafeBufferPointer(rebasing: bytes[step.key]))?.value
        else {
          isMissing = !node.holdsTransform
          if isMissing { walked = next }
          break
        }
        node = child
        walked = next
      }
      return walked
    }
    return (node, walked, isMissing)
  }

  /// Every value that a key of a value can have.
  package func property(_ key: String, of value: PossibleValue) -> [PossibleValue] {
    switch value.content {
    case .written(let node) where node.isMapping:
      if let child = node[key] {
        return inheriting(value, values(of: child, when: value.scenario))
      }
      let content: PossibleValue.Content = node.holdsTransform ? .unknown : .absent
      return [PossibleValue(content, at: value.place, when: value.scenario)]
    case .absent:
      return [value]
    default:
      var unknown = value
      unknown.content = .unknown
      return [unknown]
    }
  }

  /// Every element that a list can have, and every value of a mapping.
  ///
  /// A single value counts as a list of one. What `Fn::If` takes away is left out.
  package func elements(of value: PossibleValue) -> [PossibleValue] {
    switch value.content {
    case .written(let node) where node.isSequence:
      node.elements.flatMap { element in
        inheriting(value, values(of: element, when: value.scenario)).filter { !$0.isAbsent }
      }
    case .written(let node) where node.isMapping:
      node.pairs.flatMap { pair in
        inheriting(value, values(of: pair.value, when: value.scenario)).filter { !$0.isAbsent }
      }
    case .list(let texts):
      texts.map { text in
        var element = value
        element.content = .text(text)
        return element
      }
    case .absent:
      []
    default:
      [value]
    }
  }

  func inheriting(_ value: PossibleValue, _ values: [PossibleValue]) -> [PossibleValue] {
    guard let assumed = value.assumedDefault else { return values }
    return values.map { $0.assuming(defaultOf: assumed) }
  }

  // MARK: - Scenarios

  /// When a resource is made: its condition is true.
  package func scenario(of resource: Resource) -> Scenario {
    guard let presence = resource.changedPresence else {
      guard let condition = resource.condition else { return .always }
      return assuming(.condition(condition.text, true), in: .always)
    }
    let alternatives = presence.alternatives.map { assumptions in
      assumptions.reduce(Scenario.always) { assuming($1, in: $0) }
    }
    guard alternatives.count != 1 else { return alternatives[0] }
    let formula = alternatives.reduce(Formula.never) { diagram.or($0, $1.formula) }
    return Scenario(formula: formula, assumptions: [])
  }

  /// A scenario in which something more is taken for granted; its formula is `.never` when that
  /// cannot be.
  package func assuming(_ assumption: Assumption, in scenario: Scenario) -> Scenario {
    let formula = formula(assumption)
    let both = diagram.and(scenario.formula, formula)
    if both == scenario.formula, both != .undecided { return scenario }
    return Scenario(formula: both, assumptions: scenario.assumptions + [assumption])
  }

  /// The scenario in which both hold.
  package func both(_ first: Scenario, _ second: Scenario) -> Scenario {
    if second.isAlways { return first }
    if first.isAlways { return second }
    let both = diagram.and(first.formula, second.formula)
    if both == first.formula, both != .undecided { return first }
    let added = second.assumptions.filter { !first.assumptions.contains($0) }
    return Scenario(formula: both, assumptions: first.assumptions + added)
  }

  /// Whether a scenario can come about; one that could not be worked out counts as one that cannot,
  /// since nothing certain can be said of it.
  package func isPossible(_ scenario: Scenario) -> Bool {
    scenario.formula != .never && scenario.formula != .undecided
  }

  /// Whether the second holds whenever the first does.
  package func implies(_ first: Formula, _ second: Formula) -> Bool {
    diagram.and(first, diagram.not(second)) == .never
  }

  /// The statement that either holds.
  package func either(_ first: Formula, _ second: Formula) -> Formula {
    diagram.or(first, second)
  }

  /// The statement that one does not hold.
  package func not(_ formula: Formula) -> Formula {
    diagram.not(formula)
  }
}
