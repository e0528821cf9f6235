import TemplateSyntax

/// The check of a rule file in one line of JSON.
enum CompactText {
  private static let keys = ["options", "check", "message", "message-when-absent"]

  /// What is needed of a rule file to run it.
  static func check(of root: Node) -> String {
    let parts = keys.compactMap { key in
      root[key].map { quoted(key) + ":" + text(of: $0, without: RuleReader.resourceKey) }
    }
    return "{" + parts.joined(separator: ",") + "}"
  }

  private static func text(of node: Node, without key: String = "") -> String {
    switch node.kind {
    case .mapping:
      let pairs = node.pairs.filter { $0.key.text != key }
        .map { quoted($0.key.text) + ":" + text(of: $0.value) }
      return "{" + pairs.joined(separator: ",") + "}"
    case .sequence:
      return "[" + node.elements.map { text(of: $0) }.joined(separator: ",") + "]"
    case .string: return quoted(node.text)
    case .integer: return node.integer.map(String.init) ?? quoted(node.text)
    case .float: return node.number.map { "\($0)" } ?? quoted(node.text)
    case .boolean: return node.boolean == true ? "true" : "false"
    case .null: return "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
