import CloudFormation
import RegularExpressions
import TemplateSyntax

extension ValueTest {
  /// Whether a value passes; nil when that is not known.
  func judge(_ subject: Subject, _ evaluation: Evaluation) -> Bool? {
    let value = subject.value
    switch self {
    case .present:
      if value.isAbsent || value.isWrittenEmpty { return false }
      return subject.isPresent || !value.isUnknown ? true : nil
    case .absent:
      return ValueTest.present.judge(subject, evaluation).map { !$0 }
    default:
      return value.isAbsent ? false : judgePresent(value, evaluation)
    }
  }

  private func judgePresent(_ value: PossibleValue, _ evaluation: Evaluation) -> Bool? {
    switch self {
    case .present, .absent: return nil
    case .oneOf(let literals): return Self.isAny(value, of: literals)
    case .noneOf(let literals): return Self.isAny(value, of: literals).map { !$0 }
    case .within(let bounds): return value.number.map(bounds.contains)
    case .length(let bounds):
      return value.text.map { bounds.contains(Double($0.unicodeScalars.count)) }
    case .matches(let expression): return value.text.flatMap(expression.matches)
    case .contains(let literal): return Self.contains(value, literal, evaluation)
    case .startsWith(let start):
      guard let pattern = value.pattern else { return nil }
      let known = pattern.knownPrefix
      if known.hasPrefix(start) { return true }
      return pattern.text == nil && start.hasPrefix(known) ? nil : false
    case .endsWith(let end):
      guard let pattern = value.pattern else { return nil }
      let known = pattern.knownSuffix
      if known.hasSuffix(end) { return true }
      return pattern.text == nil && end.hasSuffix(known) ? nil : false
    case .openToWorld(let expected):
      guard let pattern = value.pattern else { return nil }
      guard let text = pattern.text else {
        return pattern.knownSuffix.hasSuffix("/0") ? expected : nil
      }
      return AddressRange.isWholeWorld(text) == expected
    }
  }

  private static func isAny(_ value: PossibleValue, of literals: [Literal]) -> Bool? {
    var isUnknown = false
    for literal in literals {
      guard let isEqual = equals(value, literal) else {
        isUnknown = true
        continue
      }
      if isEqual { return true }
    }
    return isUnknown ? nil : false
  }

  /// Whether a value is the one that a rule writes; nil for what is no scalar.
  private static func equals(_ value: PossibleValue, _ literal: Literal) -> Bool? {
    guard let text = value.text else {
      guard let pattern = value.pattern else { return nil }
      let wanted = literal.text
      let fits =
        wanted.hasPrefix(pattern.knownPrefix) && wanted.hasSuffix(pattern.knownSuffix)
      return fits ? nil : false
    }
    return switch literal {
    case .text(let wanted): text == wanted
    case .number(let wanted, _): value.number == wanted
    case .boolean(let wanted): value.boolean == wanted
    }
  }

  /// Whether a text contains another, or a list has an element.
  private static func contains(
    _ value: PossibleValue, _ literal: Literal, _ evaluation: Evaluation
  ) -> Bool? {
    if let written = value.writtenText, written.contains(literal.text) { return true }
    if let pattern = value.pattern {
      if let text = pattern.text { return text.contains(literal.text) }
      let isKnown = pattern.parts.contains { part in
        if case .known(let text) = part { text.contains(literal.text) } else { false }
      }
      return isKnown ? true : nil
    }
    var isUnknown = false
    for element in evaluation.elements(of: value) {
      // An element that is only there in some scenarios neither makes nor breaks the list.
      let isAlways = element.scenario.formula == value.scenario.formula
      switch equals(element, literal) {
      case true where isAlways: return true
      case false: break
      default: isUnknown = true
      }
    }
    return isUnknown ? nil : false
  }
}

extension PossibleValue {
  /// Whether an empty text or list stands here, which is how a template says "none".
  ///
  /// An empty default of a parameter is there to be replaced.
  fileprivate var isWrittenEmpty: Bool {
    guard assumedDefault == nil else { return false }
    return switch content {
    case .written(let node): node.isSequence ? node.count == 0 : text?.isEmpty ?? false
    case .text(let text): text.isEmpty
    case .list(let texts): texts.isEmpty
    case .unknown, .reference, .pattern, .absent: false
    }
  }
}

/// Ranges of network addresses, as CIDR blocks write them.
enum AddressRange {
  /// Whether a block holds every address there is, such as `0.0.0.0/0` and `::/0`.
  static func isWholeWorld(_ text: String) -> Bool {
    guard let slash = text.firstIndex(of: "/") else { return false }
    let address = text[..<slash]
    return Int(text[text.index(after: slash)...]) == 0
      && (address.contains(":") || address.split(separator: ".").count == 4)
  }
}
