import CloudFormation
import TemplateSyntax

/// The values that the transform puts in place of parameters where it needs to know one: those
/// given, and the defaults.
struct ParameterValues {
  private let template: Template
  private let given: [String: String]

  init(_ template: Template, given: [String: String], region: String) {
    self.template = template
    self.given = given.merging(["AWS::Region": region, "AWS::Partition": "aws"]) { own, _ in own }
  }

  /// The text of a scalar, of a parameter, or of a substitution whose variables are all known.
  func text(_ node: Node) -> String? {
    if node.isScalar { return node.isNull ? nil : node.text }
    switch node.function {
    case .ref: return node.functionArgument.flatMap { value(ofParameter: $0.text) }
    default: return nil
    }
  }

  /// The node itself, or the default of the parameter that it refers to.
  func resolved(_ node: Node) -> Node {
    guard let name = node.referredName, given[name] == nil else { return node }
    return template.parameter(name)?.defaultValue ?? node
  }

  /// The truth value of a scalar, a parameter or the entry of a mapping; nil when it is not known
  /// or none.
  func boolean(_ node: Node) -> Bool? {
    let known = entry(node) ?? node
    if known.isScalar { return known.boolean }
    switch text(known)?.lowercased() {
    case "true": return true
    case "false": return false
    default: return nil
    }
  }

  private func value(ofParameter name: String) -> String? {
    if let value = given[name] { return value }
    guard let value = template.parameter(name)?.defaultValue, value.isScalar, !value.isNull else {
      return nil
    }
    return value.text
  }

  /// What `Fn::FindInMap` finds with arguments that are known.
  private func entry(_ node: Node) -> Node? {
    guard node.function == .findInMap, let arguments = node.functionArgument?.elements,
      arguments.count == 3, let map = text(arguments[0]), let top = text(arguments[1]),
      let second = text(arguments[2])
    else { return nil }
    return template.mapping(map)?.value[top]?[second]
  }

  // MARK: - JSON

  /// A value as compact JSON with sorted keys and parameters replaced, from which the transform
  /// takes hashes.
  func json(_ node: Node) -> String {
    if node.isSequence {
      return "[" + node.elements.map(json).joined(separator: ",") + "]"
    }
    guard node.isMapping else { return scalar(node) }
    if node.function == .ref, let text = text(node) { return quoted(text) }
    if node.function == .getAtt, let argument = node.functionArgument, argument.isScalar {
      let parts = argument.text.split(separator: ".", maxSplits: 1).map { quoted(String($0)) }
      return "{\"Fn::GetAtt\":[" + parts.joined(separator: ",") + "]}"
    }
    if node.function == .sub, let argument = node.functionArgument, argument.isScalar {
      return "{\"Fn::Sub\":" + quoted(substituted(argument)) + "}"
    }
    let entries = node.pairs.map { ($0.key.text, $0.value) }.sorted { $0.0 < $1.0 }
    return "{" + entries.map { quoted($0.0) + ":" + json($0.1) }.joined(separator: ",") + "}"
  }

  private func scalar(_ node: Node) -> String {
    switch node.kind {
    case .null: "null"
    case .boolean: node.boolean == true ? "true" : "false"
    case .integer, .float: node.text
    default: quoted(node.text)
    }
  }

  private func substituted(_ argument: Node) -> String {
    guard let substitution = Substitution(argument) else { return argument.text }
    return substitution.parts.map { part in
      switch part {
      case .text(let text): text
      case .variable(let name, _): value(ofParameter: name) ?? "${\(name)}"
      }
    }.joined()
  }

  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for unit in text.utf16 {
      switch unit {
      case 0x22: quoted += "\\\""
      case 0x5C: quoted += "\\\\"
      case 0x0A: quoted += "\\n"
      case 0x0D: quoted += "\\r"
      case 0x09: quoted += "\\t"
      case 0x20..<0x7F: quoted.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default:
        let digits = String(unit, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return quoted + "\""
  }

  // MARK: - Hashes

  /// The ten digits that the transform adds to a logical id for a value: of a text itself, of
  /// anything else as JSON, and nothing for an empty one.
  func hash(_ node: Node) -> String {
    guard node.isGiven else { return "" }
    return ContentHash.tenDigits(text(node) ?? json(node))
  }
}
