import TemplateSyntax

/// The key of a member.
package enum JSONKey: ExpressibleByStringLiteral {
  /// One that is written in the program, and needs no escape.
  case literal(StaticString)
  /// Another.
  case text(String)

  package init(stringLiteral name: StaticString) {
    self = .literal(name)
  }
}

/// Writes JSON into bytes, in the order in which it is told, without a value in between.
package struct JSONWriter {
  /// What is written so far.
  package var bytes: [UInt8] { waiting.bytes }
  private var waiting = WaitingBytes()
  private var depth = 0
  private var isFirst = true
  /// Whether what is being written stands on one line.
  private var isInline = false

  /// Nothing is written yet.
  package init() {}

  /// Nothing is written yet of what is to stand in collections of others.
  init(depth: Int) {
    self.depth = depth
  }

  /// Hands on what is written when it is much.
  mutating func handOnMany(to sink: ReportWriter.Sink) {
    waiting.handOnMany(to: sink)
  }

  /// Hands on all that is written.
  mutating func handOn(to sink: ReportWriter.Sink) {
    waiting.handOn(to: sink)
  }

  /// Takes what is written out of the writer, which is then as if new and keeps its memory.
  mutating func takeBytes() -> [UInt8] {
    isFirst = true
    return waiting.take()
  }

  // MARK: - Values

  /// Writes an object whose members `members` writes; `inline` puts all of it on one line.
  package mutating func object(inline: Bool = false, _ members: (inout JSONWriter) -> Void) {
    nest(open: "{", close: "}", inline: inline, members)
  }

  /// Writes an array whose elements `elements` writes; `inline` puts all of it on one line.
  package mutating func array(inline: Bool = false, _ elements: (inout JSONWriter) -> Void) {
    nest(open: "[", close: "]", inline: inline, elements)
  }

  /// Writes a text in quotes.
  package mutating func string(_ text: String) {
    waiting.bytes.append(UInt8(ascii: "\""))
    escaped(text)
    waiting.bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escaped(_ text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ appendEscaped($0) }) == nil {
      var text = text
      text.withUTF8 { appendEscaped($0) }
    }
  }

  /// Writes steps of a path in quotes, with something between them that needs no escape.
  mutating func string(_ path: [PathComponent], separator: StaticString) {
    waiting.bytes.append(UInt8(ascii: "\""))
    for (position, component) in path.enumerated() {
      if position > 0 { literal(separator) }
      switch component {
      case .key(let key): escaped(key)
      case .index(let index): number(index)
      }
    }
    waiting.bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a number.
  package mutating func number(_ number: Int) {
    waiting.append(number)
  }

  /// Writes what is JSON already.
  package mutating func literal(_ literal: StaticString) {
    literal.withUTF8Buffer { waiting.bytes += $0 }
  }

  /// Writes bytes that are JSON already.
  mutating func raw(_ json: some Collection<UInt8>) {
    waiting.bytes += json
  }

  /// Ends the line.
  package mutating func endLine() {
    waiting.bytes.append(UInt8(ascii: "\n"))
  }

  // MARK: - Elements and members

  /// Writes what has to stand before an element of an array.
  package mutating func element() {
    if !isFirst { waiting.bytes.append(UInt8(ascii: ",")) }
    if isInline {
      if !isFirst { waiting.bytes.append(UInt8(ascii: " ")) }
    } else {
      breakLine()
    }
    isFirst = false
  }

  /// Writes a key; its value comes next.
  package mutating func key(_ key: JSONKey) {
    element()
    switch key {
    case .literal(let name):
      waiting.bytes.append(UInt8(ascii: "\""))
      literal(name)
      literal("\": ")
    case .text(let name):
      string(name)
      literal(": ")
    }
  }

  /// Writes a member that is a text.
  package mutating func member(_ key: JSONKey, _ text: String) {
    self.key(key)
    string(text)
  }

  /// Writes a text, or null.
  package mutating func member(_ key: JSONKey, orNull text: String?) {
    self.key(key)
    if let text { string(text) } else { literal("null") }
  }

  /// Writes a member that is a number.
  package mutating func member(_ key: JSONKey, _ number: Int) {
    self.key(key)
    self.number(number)
  }

  /// Writes a member that is `true` or `false`.
  package mutating func member(_ key: JSONKey, _ truth: Bool) {
    self.key(key)
    literal(truth ? "true" : "false")
  }

  /// Writes a member that is an object.
  package mutating func object(
    _ key: JSONKey, inline: Bool = false, _ members: (inout JSONWriter) -> Void
  ) {
    self.key(key)
    object(inline: inline, members)
  }

  /// Writes a member that is an array.
  package mutating func array(
    _ key: JSONKey, inline: Bool = false, _ elements: (inout JSONWriter) -> Void
  ) {
    self.key(key)
    array(inline: inline, elements)
  }

  /// Writes a member that is a list of texts.
  package mutating func member(_ key: JSONKey, texts: some Sequence<String>) {
    array(key, inline: true) { json in
      for text in texts {
        json.element()
        json.string(text)
      }
    }
  }

  // MARK: - Collections in pieces

  /// Begins an object or an array that does not stand on one line.
  mutating func begin(_ bracket: Unicode.Scalar) {
    waiting.bytes.append(UInt8(ascii: bracket))
    isFirst = true
    depth += 1
  }

  /// Ends what was begun last.
  mutating func end(_ bracket: Unicode.Scalar) {
    depth -= 1
    if !isFirst { breakLine() }
    waiting.bytes.append(UInt8(ascii: bracket))
    isFirst = false
  }

  /// Writes elements that another writer of the same depth has written.
  mutating func elements(_ written: [UInt8]) {
    guard !written.isEmpty else { return }
    if !isFirst { waiting.bytes.append(UInt8(ascii: ",")) }
    waiting.bytes += written
    isFirst = false
  }

  // MARK: - Layout

  private mutating func nest(
    open: Unicode.Scalar, close: Unicode.Scalar, inline: Bool, _ body: (inout JSONWriter) -> Void
  ) {
    let wasInline = isInline
    isInline = isInline || inline
    isFirst = true
    depth += 1
    waiting.bytes.append(UInt8(ascii: open))
    body(&self)
    depth -= 1
    if !isFirst, !isInline { breakLine() }
    waiting.bytes.append(UInt8(ascii: close))
    isInline = wasInline
    isFirst = false
  }

  private mutating func breakLine() {
    Self.lineBreak.withUTF8Buffer { bytes in
      let count = Swift.min(1 + 2 * depth, bytes.count)
      waiting.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[..<count]))
    }
    for _ in stride(from: Self.lineBreak.utf8CodeUnitCount / 2, to: depth, by: 1) { literal("  ") }
  }

  /// The end of a line and the spaces before what stands sixteen levels deep.
  private static let lineBreak: StaticString = "\n                                "

  // MARK: - Characters

  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    if text.isPrintableASCII(without: (UInt8(ascii: "\""), UInt8(ascii: "\\"))) {
      waiting.bytes.append(contentsOf: text)
      return
    }
    var plainStart = 0
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      guard let escape = Self.escape(byte, at: offset, in: text) else {
        offset += 1
        continue
      }
      waiting.bytes += text[plainStart..<offset]
      waiting.bytes += escape.text.utf8
      offset += escape.length
      plainStart = offset
    }
    waiting.bytes += text[plainStart...]
  }

  /// What to write in place of a byte that cannot stand for itself, and how many bytes go with it.
  private static func escape(
    _ byte: UInt8, at offset: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> (text: String, length: Int)? {
    switch byte {
    case 0x22: return ("\\\"", 1)
    case 0x5C: return ("\\\\", 1)
    case 0x0A: return ("\\n", 1)
    case 0x0D: return ("\\r", 1)
    case 0x09: return ("\\t", 1)
    case 0x00..<0x20, 0x7F:
      return ("\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16), 1)
    // The line and paragraph separators, which are line ends to JavaScript but not to JSON.
    case 0xE2 where offset + 2 < text.count && text[offset + 1] == 0x80:
      switch text[offset + 2] {
      case 0xA8: return ("\\u2028", 3)
      case 0xA9: return ("\\u2029", 3)
      default: return nil
      }
    default: return nil
    }
  }
}
