import CloudFormation
import TemplateSyntax

/// Judges predicates by values that are written plainly, without function calls on the way to them.
///
/// Most resources pass most rules, and this finds out without a list for each step. Its answers are
/// those of ``Judge``; nil sends the question there.
struct PlainJudge {
  // Held by who asks, for longer than there is a judge.
  unowned(unsafe) let resource: Resource
  unowned(unsafe) let evaluation: Evaluation

  /// The resource's properties; nil when they are not written plainly.
  var root: PossibleValue? {
    guard let properties = resource.properties else {
      return PossibleValue(.absent, at: resource.key)
    }
    return plain(properties)
  }

  /// Whether a predicate holds for a value.
  func holds(_ predicate: Predicate, _ value: PossibleValue) -> Bool? {
    switch predicate {
    case .all(let parts): return all(parts) { holds($0, value) }
    case .any(let parts): return all(parts) { holds($0, value).map { !$0 } }.map { !$0 }
    case .not(let inner): return holds(inner, value).map { !$0 }
    case .property(let keys, let byDefault, let inner):
      return descend(keys, from: value).flatMap { holds(inner, $0.or(byDefault)) }
    case .attribute(let keys, let byDefault, let inner):
      return descend(keys, from: attributes).flatMap { holds(inner, $0.or(byDefault)) }
    case .every(let inner):
      guard !value.isAbsent else { return false }
      return elements(of: value).flatMap { all($0) { holds(inner, $0) } }
    case .some(let inner):
      guard !value.isAbsent else { return false }
      return elements(of: value).flatMap { all($0) { holds(inner, $0).map { !$0 } } }.map { !$0 }
    case .count(let bounds):
      guard !value.isAbsent else { return bounds.contains(0) }
      return count(of: value).flatMap(bounds.contains(oneOf:))
    case .test(let test):
      return test.judge(Subject(value: value, isPresent: false), evaluation)
    case .related, .grants:
      return nil
    }
  }

  /// Whether a value does what a requirement asks for; what is left out does no harm unless the
  /// requirement asks for its presence.
  func passes(_ requirement: Predicate, _ value: PossibleValue) -> Bool? {
    switch requirement {
    case .all(let parts):
      return all(parts) { passes($0, value) }
    case .property(let keys, let byDefault, let inner):
      return descend(keys, from: value).flatMap { passes(inner, $0, byDefault) }
    case .attribute(let keys, let byDefault, let inner):
      return descend(keys, from: attributes).flatMap { passes(inner, $0, byDefault) }
    case .every(let inner):
      return elements(of: value).flatMap { all($0) { passes(inner, $0) } }
    case .any, .not, .some, .count, .related, .grants, .test:
      return holds(requirement, value)
    }
  }

  private func passes(_ inner: Predicate, _ value: PossibleValue, _ byDefault: Literal?) -> Bool? {
    isJudged(inner, value, byDefault) ? passes(inner, value.or(byDefault)) : true
  }

  // MARK: - Failures

  /// The values that do not do what a requirement asks for.
  func failures(_ requirement: Predicate, _ value: PossibleValue) -> [Failure]? {
    switch requirement {
    case .all(let parts):
      return together(parts) { failures($0, value) }
    case .property(let keys, let byDefault, let inner):
      return descend(keys, from: value).flatMap { failures(inner, $0, keys.last, byDefault) }
    case .attribute(let keys, let byDefault, let inner):
      return descend(keys, from: attributes).flatMap { failures(inner, $0, keys.last, byDefault) }
    case .every(let inner):
      return elements(of: value).flatMap { together($0) { failures(inner, $0) } }
    case .any, .not, .some, .count, .related, .grants, .test:
      return holds(requirement, value).map { $0 ? [] : [Failure(value: value)] }
    }
  }

  private func failures(
    _ inner: Predicate, _ value: PossibleValue, _ key: String?, _ byDefault: Literal?
  ) -> [Failure]? {
    guard isJudged(inner, value, byDefault) else { return [] }
    guard var found = failures(inner, value.or(byDefault)) else { return nil }
    for position in found.indices {
      found[position].belong(to: key, byDefault: value.isAbsent ? byDefault : nil)
    }
    return found
  }

  private func together<Part>(_ parts: [Part], _ failures: (Part) -> [Failure]?) -> [Failure]? {
    var found: [Failure] = []
    for part in parts {
      guard let more = failures(part) else { return nil }
      found += more
    }
    return found
  }

  private func isJudged(_ inner: Predicate, _ value: PossibleValue, _ byDefault: Literal?) -> Bool {
    !value.isAbsent || byDefault != nil || inner.demandsPresence || inner.allowsAbsence
  }

  private func all<Part>(_ parts: [Part], _ holds: (Part) -> Bool?) -> Bool? {
    var answer: Bool? = true
    for part in parts {
      switch holds(part) {
      case true: break
      case false: return false
      case nil: answer = nil
      }
    }
    return answer
  }

  // MARK: - Values

  private var attributes: PossibleValue {
    PossibleValue(.written(resource.body), at: resource.body)
  }

  /// A node as a value; nil when it is a call.
  private func plain(_ node: Node) -> PossibleValue? {
    guard node.function == nil else { return nil }
    return PossibleValue(node.isNull ? .absent : .written(node), at: node)
  }

  private func descend(_ keys: [String], from value: PossibleValue) -> PossibleValue? {
    guard case .written(var node) = value.content else { return value.isAbsent ? value : nil }
    for key in keys {
      guard node.isMapping, node.function == nil else { return nil }
      guard let child = node[key] else {
        return node.holdsTransform ? nil : PossibleValue(.absent, at: node)
      }
      guard !child.isNull else { return PossibleValue(.absent, at: child) }
      node = child
    }
    return plain(node)
  }

  /// How many elements a list has at least and at most, and a mapping values; nil when one of them is
  /// null.
  private func count(of value: PossibleValue) -> ClosedRange<Int>? {
    guard case .written(let node) = value.content else { return nil }
    guard !node.isScalar else { return 1...1 }
    var count = 0
    var uncertain = 0
    for element in node.isSequence ? node.elements : node.pairs.map(\.value) {
      guard !element.isNull else { return nil }
      count += 1
      if let function = element.function, !function.alwaysGivesValue { uncertain += 1 }
    }
    return count - uncertain...count
  }

  /// The elements of a list or the values of a mapping; nil when one of them is a call.
  private func elements(of value: PossibleValue) -> [PossibleValue]? {
    guard case .written(let node) = value.content else { return value.isAbsent ? [] : nil }
    guard !node.isScalar else { return [value] }
    var elements: [PossibleValue] = []
    for element in node.isSequence ? node.elements : node.pairs.map(\.value) {
      guard let element = plain(element) else { return nil }
      if !element.isAbsent { elements.append(element) }
    }
    return elements
  }
}

extension FunctionName {
  /// Whether what stands here is a value in any case, though it may not be known which.
  fileprivate var alwaysGivesValue: Bool {
    switch self {
    case .base64, .getAtt, .importValue, .join, .sub: true
    default: false
    }
  }
}

extension PossibleValue {
  /// The value, or what AWS takes when nothing is written.
  func or(_ byDefault: Literal?) -> PossibleValue {
    guard let byDefault, isAbsent else { return self }
    var value = self
    value.content = .text(byDefault.text)
    return value
  }
}
