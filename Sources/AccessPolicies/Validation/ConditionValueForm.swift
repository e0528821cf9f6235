/// The kinds of values that condition operators compare, and how they are written.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
enum ConditionValueForm {
  case text
  case number
  case date
  case boolean
  case binary
  case address
  case arn

  init(_ comparison: PolicyComparison.Operator) {
    switch comparison {
    case .stringEquals, .stringNotEquals, .stringEqualsIgnoreCase, .stringNotEqualsIgnoreCase,
      .stringLike, .stringNotLike:
      self = .text
    case .numericEquals, .numericNotEquals, .numericLessThan, .numericLessThanEquals,
      .numericGreaterThan, .numericGreaterThanEquals:
      self = .number
    case .dateEquals, .dateNotEquals, .dateLessThan, .dateLessThanEquals, .dateGreaterThan,
      .dateGreaterThanEquals:
      self = .date
    case .bool, .null: self = .boolean
    case .binaryEquals: self = .binary
    case .ipAddress, .notIpAddress: self = .address
    case .arnEquals, .arnLike, .arnNotEquals, .arnNotLike: self = .arn
    }
  }

  /// The kind in words.
  var words: String {
    switch self {
    case .text: "a text"
    case .number: "a number"
    case .date: "a date"
    case .boolean: "`true` or `false`"
    case .binary: "Base64"
    case .address: "an address or range"
    case .arn: "an ARN"
    }
  }

  /// Whether a text is written as the kind is.
  func fits(_ text: String) -> Bool {
    switch self {
    case .text, .binary: true
    case .number: Double(text)?.isFinite == true
    case .boolean: ["true", "false"].contains(text.lowercased())
    case .arn: text == "*" || text.hasPrefix("arn:") || text.hasPrefix("*") || text.hasPrefix("?")
    case .date: Self.isDate(text)
    case .address: Self.isAddress(text)
    }
  }

  /// Whether a text is a date of ISO 8601 or the seconds since 1970.
  private static func isDate(_ text: String) -> Bool {
    if text.utf8.allSatisfy({ $0.isDigit }), !text.isEmpty { return true }
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    let day = parts[0].split(separator: "-", omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard (1...3).contains(day.count),
      zip(day, widths).allSatisfy({ $0.utf8.count == $1 && $0.utf8.allSatisfy(\.isDigit) }),
      day.count < 2 || (1...12).contains(Int(day[1]) ?? 0),
      day.count < 3 || (1...31).contains(Int(day[2]) ?? 0)
    else { return false }
    guard parts.count == 2 else { return true }
    return day.count == 3 && isTime(parts[1])
  }

  private static func isTime(_ text: Substring) -> Bool {
    let clock: Substring
    if text.hasSuffix("Z") {
      clock = text.dropLast()
    } else if let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      clock = text[..<sign]
    } else {
      return false
    }
    let fields = clock.split(separator: ":", omittingEmptySubsequences: false)
    return (2...3).contains(fields.count)
      && fields.allSatisfy { field in
        !field.isEmpty && field.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
      }
  }

  /// Whether a text is an address of either family, perhaps with a length behind a slash.
  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let isShort = !parts[0].contains(":")
    if parts.count == 2 {
      guard let length = Int(parts[1]), (0...(isShort ? 32 : 128)).contains(length) else {
        return false
      }
    }
    if isShort {
      let fields = parts[0].split(separator: ".", omittingEmptySubsequences: false)
      return fields.count == 4
        && fields.allSatisfy { field in Int(field).map { (0...255).contains($0) } == true }
    }
    let fields = parts[0].split(separator: ":", omittingEmptySubsequences: false)
    return (3...9).contains(fields.count)
      && fields.allSatisfy { $0.utf8.count <= 4 && $0.utf8.allSatisfy(\.isHexDigit) }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isHexDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }
}
