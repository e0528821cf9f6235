import SourceText

/// What can be wrong with a JSON text, in the words of somebody who writes templates.
enum JSONProblem: Equatable {
  // Structure
  case trailingContent
  case missingComma
  case trailingComma(Character)
  case extraComma
  case notSeparated(by: Character, isString: Bool)
  case pairInList
  case wrongBracket(isMapping: Bool)
  case neverClosed(isMapping: Bool)
  case comment
  // Keys
  case missingColon
  case keyWithoutValue
  case collectionAsKey
  case unquotedKey
  case keyCannotBegin
  // Values
  case unknownWord
  case valueCannotBegin
  // Numbers
  case leadingZero
  case plusSign
  case noDigitBeforePoint
  case noDigitBehindPoint
  case noDigitInExponent
  case notDecimal
  case noNumber
  // Strings
  case singleQuotes
  case stringNeverClosed
  case stringOverLines
  case controlCharacter(UInt8)
  case unknownEscape
  case backslashAlone
  case shortCodeUnit
  case loneSurrogate
  case invalidByte(UInt8)

  /// Whether the number that has this problem is plainly a number all the same.
  var isReadable: Bool {
    switch self {
    case .leadingZero, .plusSign, .noDigitBeforePoint, .noDigitBehindPoint, .notDecimal: true
    default: false
    }
  }

  func issue(at range: SourceRange, in bytes: UnsafeBufferPointer<UInt8>) -> SyntaxIssue {
    let found = Excerpt.quoted(range, in: bytes)
    return SyntaxIssue(.malformed, message(found), at: range, help: help(found))
  }

  private func message(_ found: String) -> String {
    switch self {
    case .trailingContent: "\(found) stands behind the end of the template"
    case .missingComma: "a `,` is missing behind this value"
    case .trailingComma(let bracket): "a `,` stands before the closing `\(bracket)`"
    case .extraComma: "a `,` stands where a value is needed"
    case .notSeparated(let bracket, _): "\(found) stands where `,` or `\(bracket)` is needed"
    case .pairInList: "a `:` stands in a list"
    case .wrongBracket(let isMapping):
      isMapping ? "`]` stands where `,` or `}` is needed" : "`}` stands where `,` or `]` is needed"
    case .neverClosed(let isMapping):
      "the `\(isMapping ? "{" : "[")` that opens here is never closed"
    case .comment: "a comment stands in JSON, which has none"
    case .missingColon: "key \(found) is not followed by `:`"
    case .keyWithoutValue: "key \(found) has no value"
    case .collectionAsKey: "a mapping or a list stands where a key is needed"
    case .unquotedKey: "key \(found) is not in quotes"
    case .keyCannotBegin: "a key cannot begin with \(found)"
    case .unknownWord: "\(found) is no JSON value"
    case .valueCannotBegin: "a value cannot begin with \(found)"
    case .leadingZero: "number \(found) begins with a zero"
    case .plusSign: "number \(found) begins with `+`"
    case .noDigitBeforePoint: "number \(found) has no digit before its point"
    case .noDigitBehindPoint: "number \(found) has no digit behind its point"
    case .noDigitInExponent: "number \(found) has no digit in its exponent"
    case .notDecimal: "number \(found) is not decimal"
    case .noNumber: "\(found) is no number"
    case .singleQuotes: "a text stands in single quotes, which JSON does not have"
    case .stringNeverClosed: "the quote that opens here is never closed"
    case .stringOverLines: "the quote that opens here is not closed on its line"
    case .controlCharacter(0x09): "a tab stands in a text"
    case .controlCharacter(let byte):
      "control character U+\(Excerpt.hexadecimal(UInt32(byte), digits: 4)) stands in a text"
    case .unknownEscape: "\(found) is no escape that JSON knows"
    case .backslashAlone: "a `\\` begins no escape"
    case .shortCodeUnit: "\(found) does not have four hexadecimal digits"
    case .loneSurrogate: "\(found) is only half of a character"
    case .invalidByte(let byte):
      "byte 0x\(Excerpt.hexadecimal(UInt32(byte), digits: 2)) is not UTF-8"
    }
  }

  private func help(_ found: String) -> String? {
    switch self {
    case .trailingContent: "remove it, or the bracket that closes the template too early"
    case .missingComma: "write a `,` behind the value"
    case .trailingComma, .extraComma: "remove the `,`"
    case .notSeparated(let bracket, let isString):
      isString
        ? "write a quote inside a text as `\\\"`, or add the missing `,`"
        : "add the missing `,` or `\(bracket)`"
    case .pairInList: "put the key and its value in `{` and `}`"
    case .wrongBracket(let isMapping):
      isMapping ? "close the mapping with `}` first" : "close the list with `]` first"
    case .neverClosed(let isMapping): "close it with `\(isMapping ? "}" : "]")`"
    case .comment: "remove the comment, or write the template in YAML"
    case .missingColon: "write `:` and a value behind the key"
    case .keyWithoutValue: "give the key a value, or remove it"
    case .collectionAsKey: "write a text in double quotes as the key"
    case .unquotedKey, .keyCannotBegin: "put the key in double quotes"
    case .unknownWord: Self.helpForWord(found)
    case .valueCannotBegin: "put the value in double quotes"
    case .leadingZero: "remove the zeros, or put the value in double quotes"
    case .plusSign: "remove the `+`"
    case .noNumber: "write a number, or put the value in double quotes"
    case .noDigitBeforePoint: "write a digit before the point"
    case .noDigitBehindPoint: "write a digit behind the point"
    case .noDigitInExponent: "write a digit behind the `e`"
    case .notDecimal: "write the number in decimal"
    case .singleQuotes: "use double quotes"
    case .stringNeverClosed: "close the quote"
    case .stringOverLines: "close the quote, or write a line break as `\\n`"
    case .controlCharacter(0x09): "write it as `\\t`"
    case .controlCharacter(let byte):
      "write it as `\\u\(Excerpt.hexadecimal(UInt32(byte), digits: 4))`"
    case .unknownEscape, .backslashAlone: "double the `\\`"
    case .shortCodeUnit: "write four digits behind `\\u`, or double the `\\`"
    case .loneSurrogate: "write both halves, such as `\\uD83D\\uDE00`"
    case .invalidByte: "save the file as UTF-8"
    }
  }

  private static func helpForWord(_ found: String) -> String {
    switch found.lowercased() {
    case "`true`": "write `true`"
    case "`false`": "write `false`"
    case "`null`", "`none`", "`nil`", "`undefined`": "write `null`, or leave the key out"
    default: "put the text in double quotes"
    }
  }
}
