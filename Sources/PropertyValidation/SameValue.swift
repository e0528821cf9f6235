package import TemplateSyntax

/// Tells whether two places of a template certainly have the same value.
package enum SameValue {
  /// A text that is the same for the same values only; nil when the value may be left out.
  package static func description(of node: Node) -> String? {
    var text: [UInt8] = []
    return append(node, to: &text) ? String(decoding: text, as: UTF8.self) : nil
  }

  private static func append(_ node: Node, to text: inout [UInt8]) -> Bool {
    switch node.function {
    case .if, .transform, .findInMap, .importValue, .getStackOutput: return false
    case .ref where node.functionArgument?.textIs("AWS::NoValue") == true: return false
    default: break
    }
    if node.isScalar {
      text.append(UInt8(ascii: "\""))
      node.withUTF8 { text.append(contentsOf: $0) }
      text.append(UInt8(ascii: "\""))
      return !node.isNull
    }
    if node.isSequence {
      text.append(UInt8(ascii: "["))
      for element in node.elements {
        guard append(element, to: &text) else { return false }
        text.append(UInt8(ascii: ","))
      }
      text.append(UInt8(ascii: "]"))
      return true
    }
    text.append(UInt8(ascii: "{"))
    let pairs = node.pairs
    for pair in pairs.count == 1 ? pairs : pairs.sorted(by: { $0.key.text < $1.key.text }) {
      pair.key.withUTF8 { text.append(contentsOf: $0) }
      text.append(UInt8(ascii: ":"))
      guard append(pair.value, to: &text) else { return false }
      text.append(UInt8(ascii: ","))
    }
    text.append(UInt8(ascii: "}"))
    return true
  }
}
