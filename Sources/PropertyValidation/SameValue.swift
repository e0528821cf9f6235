package import TemplateSyntax

/// Tells whether two places of a template certainly have the same value.
package enum SameValue {
  /// A text that is the same for the same values only; nil when the value may be left out.
  package static func description(of node: Node) -> String? {
    var text = ""
    return append(node, to: &text) ? text : nil
  }

  private static func append(_ node: Node, to text: inout String) -> Bool {
    switch node.function {
    case .if, .transform, .findInMap, .importValue, .getStackOutput: return false
    case .ref where node.functionArgument?.textIs("AWS::NoValue") == true: return false
    default: break
    }
    if node.isScalar {
      text += "\"" + node.text + "\""
      return !node.isNull
    }
    if node.isSequence {
      text += "["
      for element in node.elements {
        guard append(element, to: &text) else { return false }
        text += ","
      }
      text += "]"
      return true
    }
    text += "{"
    for pair in node.pairs.sorted(by: { $0.key.text < $1.key.text }) {
      text += pair.key.text + ":"
      guard append(pair.value, to: &text) else { return false }
      text += ","
    }
    text += "}"
    return true
  }
}
