package import SourceText
package import TemplateSyntax

/// A text such as `{{resolve:ssm:name}}` that CloudFormation replaces while it deploys.
///
/// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html>
package struct DynamicReference: Sendable {
  /// The reference with its braces.
  package let text: String
  /// The bytes of the reference.
  package let range: SourceRange
  /// The text that it is part of.
  package let node: Node

  /// Calls the closure with each reference in the texts of a value, in order.
  package static func each(in node: Node, _ body: (DynamicReference) -> Void) {
    if node.isScalar {
      for reference in references(in: node) { body(reference) }
      return
    }
    for pair in node.pairs { each(in: pair.value, body) }
    for element in node.elements { each(in: element, body) }
  }

  private static let opening = Array("{{resolve:".utf8)

  private static func references(in node: Node) -> [DynamicReference] {
    let parts = node.withUTF8 { bytes -> [Range<Int>] in
      guard bytes.count > opening.count + 2 else { return [] }
      var parts: [Range<Int>] = []
      var position = 0
      while position + opening.count < bytes.count {
        guard bytes[position] == UInt8(ascii: "{"),
          bytes[position...].starts(with: opening)
        else {
          position += 1
          continue
        }
        var end = position + opening.count
        while end + 1 < bytes.count,
          bytes[end] != UInt8(ascii: "}") || bytes[end + 1] != UInt8(ascii: "}")
        {
          end += 1
        }
        guard end + 1 < bytes.count else { return parts }
        parts.append(position..<end + 2)
        position = end + 2
      }
      return parts
    }
    guard !parts.isEmpty else { return [] }
    let text = Array(node.text.utf8)
    return parts.map { part in
      DynamicReference(
        text: String(decoding: text[part], as: UTF8.self), range: node.range(ofText: part),
        node: node)
    }
  }
}
