/// What an unquoted YAML scalar stands for.
///
/// CloudFormation reads YAML 1.1, so `yes` is a boolean; dates stay strings, as in
/// `Version: 2012-10-17`.
/// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html>
enum PlainScalar {
  static func kind(of text: UnsafeBufferPointer<UInt8>) -> Record.Kind {
    guard let first = text.first else { return .null }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      return numberKind(text)
    case UInt8(ascii: "~"):
      return text.count == 1 ? .null : .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      if text.equalsIgnoringCase("null") { return .null }
      return text.equalsIgnoringCase("no") ? .boolean : .string
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      return text.equalsIgnoringCase("true") ? .boolean : .string
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      return text.equalsIgnoringCase("false") ? .boolean : .string
    case UInt8(ascii: "y"), UInt8(ascii: "Y"):
      return text.equalsIgnoringCase("yes") ? .boolean : .string
    case UInt8(ascii: "o"), UInt8(ascii: "O"):
      return text.equalsIgnoringCase("on") || text.equalsIgnoringCase("off") ? .boolean : .string
    default:
      return .string
    }
  }

  private static func numberKind(_ text: UnsafeBufferPointer<UInt8>) -> Record.Kind {
    var position = 0
    if text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-") { position = 1 }
    guard position < text.count else { return .string }
    if text.count > position + 2, text[position] == UInt8(ascii: "0"),
      text[position + 1] | 0x20 == UInt8(ascii: "x")
    {
      return text[(position + 2)...].allSatisfy(isHexadecimal) ? .integer : .string
    }
    var digits = 0
    var isFloat = false
    while position < text.count {
      switch text[position] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
      case UInt8(ascii: "_") where digits > 0:
        break
      case UInt8(ascii: ".") where !isFloat:
        isFloat = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard digits > 0 else { return .string }
        return isExponent(text[(position + 1)...]) ? .float : .string
      default:
        return .string
      }
      position += 1
    }
    guard digits > 0 else { return .string }
    return isFloat ? .float : .integer
  }

  private static func isExponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var digits = text
    if let sign = digits.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      digits = digits.dropFirst()
    }
    return !digits.isEmpty && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
