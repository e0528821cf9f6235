import CloudFormation
import RegularExpressions
import TemplateSyntax

/// What a parameter demands of its values.
struct ParameterConstraints {
  private let parameter: Parameter
  private let lengths: ParameterAttributes.Bounds
  private let values: ParameterAttributes.Bounds
  private let pattern: (attribute: Node.Pair, expression: RegularExpression)?

  init(_ parameter: Parameter) {
    self.parameter = parameter
    lengths = ParameterAttributes.bounds(parameter.body, "MinLength", "MaxLength")
    values = ParameterAttributes.bounds(parameter.body, "MinValue", "MaxValue")
    pattern = parameter.body.pair("AllowedPattern").flatMap { attribute in
      ParameterPattern(attribute.value)?.expression.map { (attribute, $0) }
    }
  }

  /// Why a parameter refuses a value.
  enum Refusal {
    case noNumber
    case notListed
    case broken(Node.Pair)

    /// The attribute of the parameter that says so, if one does.
    var attribute: Node? {
      if case .broken(let attribute) = self { attribute.key } else { nil }
    }
  }

  /// Why a value that is given as a text is refused; nil for one that is taken, or that nobody can
  /// judge, such as the name of an entry of Parameter Store.
  func refusal(of text: String) -> Refusal? {
    if parameter.isStoredInParameterStore { return nil }
    let number = Double(text).flatMap { $0.isFinite ? $0 : nil }
    if parameter.type == "Number", number == nil { return .noNumber }
    if !allows(text, number) { return .notListed }
    return attribute(brokenBy: text, number: number).map { .broken($0) }
  }

  private func allows(_ text: String, _ number: Double?) -> Bool {
    guard let allowed = parameter.allowedValues else { return true }
    let isListed = { (text: String) in
      allowed.contains { value in
        value.text == text
          || !value.isQuoted && value.boolean != nil
            && value.boolean.map(String.init) == text
          || parameter.type == "Number" && number != nil && value.number == number
      }
    }
    return isListed(text) || parameter.isList && parts(of: text).allSatisfy(isListed)
  }

  /// The attribute that a value breaks other than the list of allowed ones.
  func attribute(brokenBy value: Node) -> Node.Pair? {
    attribute(brokenBy: value.text, number: value.number)
  }

  private func attribute(brokenBy text: String, number: Double?) -> Node.Pair? {
    guard parameter.type != "Number" else {
      return number.flatMap(values.attribute)
    }
    let length = text.unicodeScalars.count
    if !parameter.isList, let broken = lengths.attribute(brokenBy: Double(length)) { return broken }
    guard let pattern else { return nil }
    let isRefused = parts(of: text).contains { pattern.expression.matches($0) == false }
    return isRefused ? pattern.attribute : nil
  }

  /// Whether a value is among the allowed ones, or there are none listed.
  func allows(_ value: Node) -> Bool {
    guard let allowed = parameter.allowedValues else { return true }
    if allowed.contains(where: { Self.areEqual($0, value) }) { return true }
    guard parameter.isList else { return false }
    let texts = Set(allowed.map(\.text))
    return parts(of: value.text).allSatisfy { texts.contains($0) }
  }

  /// The values that a text stands for: those of a list, or the one.
  private func parts(of text: String) -> [String] {
    guard parameter.isList else { return [text] }
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      var part = part.drop(while: isBlank)
      while let last = part.last, isBlank(last) { part.removeLast() }
      return String(part)
    }
    // No text at all is a list of nothing, to which nothing applies.
    return parts == [""] ? [] : parts
  }

  /// Whether two scalars are one value; the kinds of YAML count only where both are written bare.
  private static func areEqual(_ left: Node, _ right: Node) -> Bool {
    let leftText = left.text
    let rightText = right.text
    if leftText == rightText { return true }
    if left.isQuoted, right.isQuoted { return false }
    if let number = left.number, number == right.number { return true }
    if let truth = left.boolean, truth == right.boolean { return true }
    return false
  }
}
