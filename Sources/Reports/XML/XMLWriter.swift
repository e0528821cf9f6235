/// Writes XML 1.0 into bytes, in the order in which it is told.
struct XMLWriter {
  var waiting = WaitingBytes()
  private var depth: Int

  /// Writes what is to stand so deep in other elements; at no depth, a document.
  init(depth: Int = 0) {
    self.depth = depth
    if depth == 0 { waiting.bytes += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8 }
  }

  /// Begins an element that has others in it.
  mutating func begin(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    open(name, attributes)
    waiting.bytes += ">\n".utf8
    depth += 1
  }

  /// Ends the element that was begun last.
  mutating func end(_ name: String) {
    depth -= 1
    indent()
    close(name)
  }

  /// Writes an element with attributes and the elements in it.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String>,
    _ content: (inout XMLWriter) -> Void
  ) {
    begin(name, attributes)
    content(&self)
    end(name)
  }

  /// Writes an element with attributes and perhaps some text in it.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String? = nil
  ) {
    open(name, attributes)
    guard let text else {
      waiting.bytes += "/>\n".utf8
      return
    }
    waiting.bytes.append(UInt8(ascii: ">"))
    append(text, isAttribute: false)
    close(name)
  }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    indent()
    waiting.bytes += "<\(name)".utf8
    for (key, value) in attributes {
      waiting.bytes += " \(key)=\"".utf8
      append(value, isAttribute: true)
      waiting.bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func close(_ name: String) {
    waiting.bytes += "</\(name)>\n".utf8
  }

  private mutating func indent() {
    for _ in 0..<depth { waiting.bytes += "  ".utf8 }
  }

  private mutating func append(_ text: String, isAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": waiting.bytes += "&amp;".utf8
      case "<": waiting.bytes += "&lt;".utf8
      case ">": waiting.bytes += "&gt;".utf8
      case "\"" where isAttribute: waiting.bytes += "&quot;".utf8
      // White space in an attribute would be read as a space, and a carriage return as a line feed.
      case "\t" where isAttribute, "\n" where isAttribute, "\r":
        waiting.bytes += "&#\(scalar.value);".utf8
      case "\t", "\n": waiting.bytes.append(UInt8(ascii: scalar))
      // XML has no way to write these.
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": waiting.bytes += "\u{FFFD}".utf8
      default: waiting.bytes += String(scalar).utf8
      }
    }
  }
}
