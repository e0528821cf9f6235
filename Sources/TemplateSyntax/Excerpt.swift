import SourceText

/// Parts of a template as messages show them.
enum Excerpt {
  private static let longest = 40

  /// The text of a range in backticks, without its own quotes and cut when it is long.
  static func quoted(_ range: SourceRange, in bytes: UnsafeBufferPointer<UInt8>) -> String {
    var text = UnsafeBufferPointer(rebasing: bytes[range.start..<range.end])[...]
    if text.count > 1, text.first == UInt8(ascii: "\""), text.last == UInt8(ascii: "\"") {
      text = text.dropFirst().dropLast()
    }
    let characters = String(decoding: text.prefix(longest * 4), as: UTF8.self).unicodeScalars
    if characters.count == 1, characters.first == "`" { return "a backtick" }
    let shown = characters.prefix(longest).map(shown).joined()
    return "`" + shown + (characters.count > longest ? "…" : "") + "`"
  }

  /// A number in hexadecimal digits, filled up with zeros.
  static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    let isVisible =
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
      case .spaceSeparator: scalar.value == 0x20
      default: true
      }
    return isVisible ? String(scalar) : "U+" + hexadecimal(scalar.value, digits: 4)
  }
}
