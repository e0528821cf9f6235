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

  /// Whether spaces keep CloudFormation from seeing that it is a reference.
  package var holdsSpace: Bool { text.utf8.contains(UInt8(ascii: " ")) }

  /// Calls the closure with each reference in the texts of a value, in order.
  package static func each(in node: Node, _ body: (DynamicReference) -> Void) {
    if node.isScalar {
      for reference in references(in: node) { body(reference) }
      return
    }
    for pair in node.pairs { each(in: pair.value, body) }
    for element in node.elements { each(in: element, body) }
  }

  private static let word = Array("resolve:".utf8)

  /// The offset behind `{{resolve:`, also with spaces behind the braces; nil where none begins.
  private static func endOfOpening(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes[start] == UInt8(ascii: "{"), start + 1 < bytes.count,
      bytes[start + 1] == UInt8(ascii: "{")
    else { return nil }
    var position = start + 2
    while position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
    return bytes[position...].starts(with: word) ? position + word.count : nil
  }

  private static func references(in node: Node) -> [DynamicReference] {
    let parts = node.withUTF8 { bytes -> [Range<Int>] in
      guard bytes.count > word.count + 4 else { return [] }
      var parts: [Range<Int>] = []
      var position = 0
      while position + word.count < bytes.count {
        guard var end = endOfOpening(at: position, in: bytes) else {
          position += 1
          continue
        }
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
