import CloudFormation
import RegularExpressions
import TemplateSyntax

extension RuleReader {
  /// The key under `check` for the types of resources; all others say what must hold.
  static let resourceKey = "resource"
  private static let placeKeys = ["when", "at"]
  private static let subjectKeys = ["property", "attribute", "default"]
  private static let combinationKeys = [
    "all", "any", "not", "every", "some", "count", "related", "grants",
  ]
  private static let testKeys = [
    "present", "absent", "equals", "one-of", "none-of", "at-least", "at-most", "matches",
    "contains", "starts-with", "ends-with", "length", "cidr-open-to-world", "port-range-includes",
  ]
  static let predicateKeys = subjectKeys + combinationKeys + testKeys

  /// The check of a rule: what stands under `check`, and the messages.
  ///
  /// The options of the rule have to be known.
  mutating func check() -> DeclaredCheck {
    var check = DeclaredCheck()
    guard let root = tree.root, let node = root["check"] else {
      tree.root.map { noteMissing("check", of: $0) }
      return check
    }
    check.demands = (node.isSequence ? node.elements : [node]).map { demand($0) }
    check.message = message("message", of: root, isNeeded: true) ?? MessageTemplate("")
    check.absenceMessage = message("message-when-absent", of: root, isNeeded: false)
    if check.message.needsValue, check.absenceMessage == nil,
      check.demands.contains(where: \.requirement.firesOnAbsence),
      let message = root["message"]
    {
      mistake(
        "a property that is left out has no `{value}`", at: message,
        help: "add `message-when-absent:`")
    }
    return check
  }

  private mutating func demand(_ node: Node) -> DeclaredCheck.Demand {
    DeclaredCheck.Demand(
      types: texts(Self.resourceKey, of: node).map(\.text),
      condition: node["when"].flatMap { conditions($0) },
      requirement: predicate(node, butNot: [Self.resourceKey] + Self.placeKeys) ?? .all([]),
      place: text("at", of: node, isNeeded: false).map { PropertyPath(written: $0) })
  }

  private mutating func message(_ key: String, of node: Node, isNeeded: Bool) -> MessageTemplate? {
    guard let text = text(key, of: node, isNeeded: isNeeded), let place = node[key] else {
      return nil
    }
    let template = MessageTemplate(filledIn(text))
    for name in template.unknownNames {
      let known = MessageTemplate.Placeholder.allCases.map { "`{\($0.rawValue)}`" }
      mistake(
        "`{\(name)}` is nothing that a message can fill in", at: place,
        help: "write one of \(known.joined(separator: ", "))")
    }
    return template
  }

  // MARK: - Predicates

  /// A list of predicates that all have to hold, or a single one.
  private mutating func conditions(_ node: Node) -> Predicate? {
    guard node.isSequence else { return predicate(node) }
    return .all(predicates(node))
  }

  private mutating func predicates(_ node: Node) -> [Predicate] {
    guard node.isSequence, node.count > 0 else {
      mistake("a list of conditions is needed here", at: node)
      return []
    }
    return node.elements.compactMap { predicate($0) }
  }

  mutating func predicate(_ node: Node, butNot others: [String] = []) -> Predicate? {
    guard node.isMapping else {
      mistake(
        "a condition is needed here", at: node, help: "write `property:` and what must hold of it")
      return nil
    }
    refuseKeys(of: node, except: others + Self.predicateKeys)
    let parts = node.pairs
      .filter { !others.contains($0.key.text) && !Self.subjectKeys.contains($0.key.text) }
      .compactMap { part($0) }
    guard !parts.isEmpty else {
      mistake(
        "nothing is said about the property", at: node,
        help: "add what must hold, such as `present: true`")
      return nil
    }
    let inner = parts.count == 1 ? parts[0] : .all(parts)
    return subject(node, inner)
  }

  /// A predicate about the property or attribute that a mapping names, or about the value at hand.
  private mutating func subject(_ node: Node, _ inner: Predicate) -> Predicate? {
    let byDefault = node["default"].flatMap { literal($0, for: "default") }
    if let path = text("property", of: node, isNeeded: false) {
      if let both = node.pair("attribute") {
        mistake("a condition is about a property or an attribute, not both", at: both.key)
      }
      return way(path, byDefault, inner) { .property($0, byDefault: $1, $2) }
    }
    if let path = text("attribute", of: node, isNeeded: false) {
      return way(path, byDefault, inner) { .attribute($0, byDefault: $1, $2) }
    }
    if let stray = node.pair("default") {
      mistake("`default` needs a `property` that it is the default of", at: stray.key)
    }
    return inner
  }

  /// A predicate at the end of a way; `*` on the way stands for every element.
  private func way(
    _ path: String, _ byDefault: Literal?, _ inner: Predicate,
    _ start: ([String], Literal?, Predicate) -> Predicate
  ) -> Predicate {
    var stretches: [[String]] = [[]]
    for step in PropertyPath(written: path).steps {
      switch step {
      case .key(let key): stretches[stretches.count - 1].append(key)
      case .each: stretches.append([])
      }
    }
    var predicate = inner
    for (position, keys) in stretches.enumerated().reversed() {
      let isEnd = position == stretches.count - 1
      let value = isEnd ? byDefault : nil
      if position == 0 {
        predicate = start(keys, value, predicate)
      } else {
        if !keys.isEmpty { predicate = .property(keys, byDefault: value, predicate) }
        predicate = .every(predicate)
      }
    }
    return predicate
  }

  private mutating func part(_ pair: Node.Pair) -> Predicate? {
    let value = pair.value
    switch pair.key.text {
    case "all": return .all(predicates(value))
    case "any": return .any(predicates(value))
    case "not": return predicate(value).map { .not($0) }
    case "every": return predicate(value).map { .every($0) }
    case "some": return predicate(value).map { .some($0) }
    case "count": return bounds(value, for: "count").map { .count($0) }
    case "related": return related(value)
    case "grants": return grant(value).map { .grants($0) }
    case "port-range-includes": return ports(value)
    case let key where Self.testKeys.contains(key): return test(key, value).map { .test($0) }
    default: return nil
    }
  }

  // MARK: - Tests

  private mutating func test(_ key: String, _ value: Node) -> ValueTest? {
    switch key {
    case "present", "absent":
      guard value.boolean == true else {
        mistake(
          "`\(key)` can only be `true`", at: value,
          help: "write `\(key == "present" ? "absent" : "present"): true`")
        return nil
      }
      return key == "present" ? .present : .absent
    case "equals": return literal(value, for: key).map { .oneOf([$0]) }
    case "one-of": return literals(value, for: key).map { .oneOf($0) }
    case "none-of": return literals(value, for: key).map { .noneOf($0) }
    case "at-least": return number(value, for: key).map { .within(NumberBounds(least: $0)) }
    case "at-most": return number(value, for: key).map { .within(NumberBounds(most: $0)) }
    case "length": return bounds(value, for: key).map { .length($0) }
    case "contains": return literal(value, for: key).map { .contains($0) }
    case "starts-with": return text(value, for: key).map { .startsWith($0) }
    case "ends-with": return text(value, for: key).map { .endsWith($0) }
    case "matches": return expression(value).map { .matches($0) }
    default:
      guard let expected = value.boolean else {
        mistake("`\(key)` needs `true` or `false`", at: value)
        return nil
      }
      return .openToWorld(expected)
    }
  }

  private mutating func text(_ node: Node, for key: String) -> String? {
    guard node.isScalar, !node.text.isEmpty else {
      mistake("`\(key)` needs a text", at: node)
      return nil
    }
    return node.text
  }

  private mutating func literals(_ node: Node, for key: String) -> [Literal]? {
    if let values = optionValue(node) { return values.map { .text($0) } }
    guard node.isSequence, node.count > 0 else {
      mistake("`\(key)` needs a list of values", at: node)
      return nil
    }
    return node.elements.compactMap { literal($0, for: key) }
  }

  private mutating func expression(_ node: Node) -> RegularExpression? {
    guard let pattern = text(node, for: "matches") else { return nil }
    do {
      return try RegularExpression(pattern)
    } catch {
      mistake("the expression cannot be used: \(error.message)", at: node)
      return nil
    }
  }

  /// A number, or a mapping with `at-least` and `at-most`.
  private mutating func bounds(_ node: Node, for key: String) -> NumberBounds? {
    guard node.isMapping, node.count > 0 else {
      return number(node, for: key).map { NumberBounds(least: $0, most: $0) }
    }
    refuseKeys(of: node, except: ["at-least", "at-most"])
    return NumberBounds(
      least: node["at-least"].flatMap { number($0, for: "at-least") },
      most: node["at-most"].flatMap { number($0, for: "at-most") })
  }

  /// Whether a rule of a security group lets traffic to one of some ports through.
  private mutating func ports(_ node: Node) -> Predicate? {
    let ports = (node.isSequence ? node.elements : [node]).compactMap {
      number($0, for: "port-range-includes")
    }
    func says(_ property: String, _ test: ValueTest) -> Predicate {
      .property([property], byDefault: nil, .test(test))
    }
    let withPorts: [Literal] = [.text("tcp"), .text("udp"), .text("6"), .text("17")]
    return .any(
      [says("IpProtocol", .oneOf([.text("-1")]))]
        + ports.map { port in
          .all([
            says("IpProtocol", .oneOf(withPorts)),
            says("FromPort", .within(NumberBounds(most: port))),
            says("ToPort", .within(NumberBounds(least: port))),
          ])
        })
  }
}

extension Predicate {
  /// Whether a requirement speaks about a property that is left out.
  fileprivate var firesOnAbsence: Bool {
    switch self {
    case .property(_, let byDefault, let inner), .attribute(_, let byDefault, let inner):
      byDefault == nil && inner.demandsPresence || inner.firesOnAbsence
    case .all(let parts): parts.contains(where: \.firesOnAbsence)
    case .every(let inner): inner.firesOnAbsence
    case .any, .not, .some, .count, .related, .grants, .test: false
    }
  }
}
