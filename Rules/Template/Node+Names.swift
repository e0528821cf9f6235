import TemplateSyntax

extension Node {
  /// The first character of a name that is neither a letter or digit of English nor one of the
  /// others given; a blank for a name without characters.
  func firstForbiddenCharacter(_ others: StaticString) -> Character? {
    let isAllowed = withUTF8 { bytes in
      !bytes.isEmpty && bytes.allSatisfy { Self.isAllowed($0, others) }
    }
    guard !isAllowed else { return nil }
    return text.first { character in
      !character.utf8.allSatisfy { Self.isAllowed($0, others) }
    } ?? " "
  }

  private static func isAllowed(_ byte: UInt8, _ others: StaticString) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: others.withUTF8Buffer { $0.contains(byte) }
    }
  }
}
