/// The bytes of one file and the name it is reported under.
package struct SourceText: Hashable, Sendable {
  /// The path as the user gave it.
  package let name: String
  /// The content, byte for byte as read.
  package let bytes: [UInt8]

  /// A source with a name and its bytes.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A source with a name and its text, for tests and examples.
  package init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The text of a range, with the replacement character where bytes are not UTF-8.
  package func text(in range: SourceRange) -> String {
    let start = max(0, min(range.start, bytes.count))
    let end = max(start, min(range.end, bytes.count))
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
