import SourceText

/// Says libyaml's problems in the words of somebody who writes templates.
enum YAMLProblem {
  /// The issue for a problem of the scanner or the parser at a byte offset.
  static func issue(
    _ problem: String, at position: Int, context: Int?, in bytes: UnsafeBufferPointer<UInt8>
  ) -> SyntaxIssue {
    let here = SourceRange(position, endOfWord(position, in: bytes))
    func issue(_ message: String, at range: SourceRange = here, help: String? = nil) -> SyntaxIssue
    {
      SyntaxIssue(.malformed, message, at: range, help: help)
    }
    switch problem {
    case "found character that cannot start any token":
      if position < bytes.count, bytes[position] == 0x09 {
        return issue(
          "a tab stands where YAML needs spaces", at: SourceRange(position, position + 1),
          help: "indent with spaces")
      }
      let character = character(at: position, in: bytes)
      return issue(
        "a value cannot begin with `\(character)`",
        at: SourceRange(position, min(position + character.utf8.count, bytes.count)),
        help: "put the value in quotes")
    case "mapping values are not allowed in this context":
      return issue(
        "`:` begins a second value on this line or at a deeper indentation",
        help: "quote the text that holds `: `, or align the key with its siblings")
    case "could not find expected ':'":
      let start = context ?? position
      return issue(
        "this key is not followed by `:`", at: SourceRange(start, endOfLine(start, in: bytes)),
        help: "write `key: value`, or quote a text of several lines")
    case "found unexpected end of stream":
      let start = context ?? position
      return issue(
        "the quote that opens here is never closed",
        at: SourceRange(start, min(start + 1, bytes.count)),
        help: "close the quote")
    case "did not find expected ',' or ']'":
      return issue(
        "the list that opens with `[` needs `,` or `]` here", help: "add the missing `,` or `]`")
    case "did not find expected ',' or '}'":
      return issue(
        "the mapping that opens with `{` needs `,` or `}` here", help: "add the missing `,` or `}`")
    case "did not find expected key":
      return issue(
        "the indentation does not match the mapping that this line belongs to",
        help: "align the key with its siblings, or quote the value before it")
    case "did not find expected '-' indicator":
      return issue(
        "the indentation does not match the list that this line belongs to",
        help: "align the `-` with its siblings")
    case "block sequence entries are not allowed in this context":
      return issue("a list item cannot begin here", help: "put the `-` on a line of its own")
    case "did not find expected <document start>":
      return issue("content stands behind the end of the template", help: "remove it")
    case "found unknown escape character":
      return issue(
        "`\\` begins no escape that YAML knows",
        help: "double the `\\`, or use single quotes")
    case "found undefined tag handle":
      return issue("a tag with an unknown prefix", help: "quote a text that begins with `!`")
    default:
      return issue("YAML cannot be read here: \(problem)")
    }
  }

  /// The message for bytes that are no readable UTF-8.
  static func unreadable(_ problem: String, value: Int) -> String {
    if problem == "control characters are not allowed" {
      return "control character U+\(hexadecimal(value, digits: 4)) is not allowed in YAML"
    }
    return value >= 0
      ? "byte 0x\(hexadecimal(value, digits: 2)) is not UTF-8" : "the bytes here are not UTF-8"
  }

  private static func hexadecimal(_ value: Int, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  private static func endOfLine(_ start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  private static func endOfWord(_ start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = start
    while end < bytes.count, ![0x20, 0x09, 0x0A, 0x0D].contains(bytes[end]) { end += 1 }
    return end > start ? end : min(start + 1, bytes.count)
  }

  private static func character(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> String {
    let rest = UnsafeBufferPointer(
      rebasing: bytes[min(start, bytes.count)..<min(start + 4, bytes.count)])
    return String(decoding: rest, as: UTF8.self).unicodeScalars.first.map(String.init) ?? ""
  }
}
