import SourceText

extension JSONReader {
  /// Reads the string that begins at the current place with the quote given.
  mutating func readString(quote: UInt8) -> Progress {
    if quote != UInt8(ascii: "\"") { return readSpelledOut(quote: quote) }
    let start = position
    var end = start + 1
    scanning: while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "\""):
        let range = SourceRange(start, end + 1)
        builder.scalar(
          .string, range, content: .written(start: start + 1, count: end - start - 1),
          flags: .quoted)
        advance(behind: range)
        return .goOn
      case UInt8(ascii: "\\"), 0x00..<0x20:
        break scanning
      case 0x80...:
        let length = UTF8Sequence.length(bytes, at: end)
        if length == 0 { break scanning }
        end += length
      default:
        end += 1
      }
    }
    return readSpelledOut(quote: quote)
  }

  /// Reads a string whose text is not what is written between its quotes.
  private mutating func readSpelledOut(quote: UInt8) -> Progress {
    let start = position
    var text: [UInt8] = []
    var end = start + 1
    while end < bytes.count {
      let byte = bytes[end]
      switch byte {
      case quote:
        return finishString(SourceRange(start, end + 1), text, quote: quote)
      case UInt8(ascii: "\\"):
        end = readEscape(at: end, into: &text)
      case 0x0A, 0x0D:
        return stop(.stringOverLines, at: SourceRange(start, start + 1))
      case 0x00..<0x20:
        report(.controlCharacter(byte), at: SourceRange(end, end + 1))
        text.append(byte)
        end += 1
      case 0x80...:
        end += readCharacter(at: end, into: &text)
      default:
        text.append(byte)
        end += 1
      }
    }
    return stop(.stringNeverClosed, at: SourceRange(start, start + 1))
  }

  private mutating func finishString(_ range: SourceRange, _ text: [UInt8], quote: UInt8)
    -> Progress
  {
    if quote == UInt8(ascii: "'") { report(.singleQuotes, at: range) }
    let written = UnsafeBufferPointer(rebasing: bytes[range.start + 1..<range.end - 1])
    text.withUnsafeBufferPointer { text in
      builder.scalar(
        .string, range,
        content: written.elementsEqual(text)
          ? .written(start: range.start + 1, count: text.count) : .derived(text),
        flags: .quoted)
    }
    advance(behind: range)
    return .goOn
  }

  private mutating func readCharacter(at start: Int, into text: inout [UInt8]) -> Int {
    let length = UTF8Sequence.length(bytes, at: start)
    guard length > 0 else {
      reportInvalidByte(at: start)
      text.append(contentsOf: "\u{FFFD}".utf8)
      return 1
    }
    text.append(contentsOf: bytes[start..<start + length])
    return length
  }

  // MARK: - Escapes

  /// Reads the escape at a place and gives the place behind it.
  private mutating func readEscape(at start: Int, into text: inout [UInt8]) -> Int {
    guard start + 1 < bytes.count else { return bytes.count }
    let letter = bytes[start + 1]
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): return readCodeUnits(at: start, into: &text)
    case UInt8(ascii: "'") where bytes[position] == UInt8(ascii: "'"): text.append(letter)
    default: return readUnknownEscape(at: start, into: &text)
    }
    return start + 2
  }

  private mutating func readUnknownEscape(at start: Int, into text: inout [UInt8]) -> Int {
    let letter = bytes[start + 1]
    text.append(UInt8(ascii: "\\"))
    guard letter >= 0x20 else {
      // A backslash before a line break: the string that is not closed is the mistake to name.
      if letter != 0x0A, letter != 0x0D {
        report(.backslashAlone, at: SourceRange(start, start + 1))
      }
      return start + 1
    }
    let length = max(1, UTF8Sequence.length(bytes, at: start + 1))
    report(.unknownEscape, at: SourceRange(start, start + 1 + length))
    return start + 1
  }

  private mutating func readCodeUnits(at start: Int, into text: inout [UInt8]) -> Int {
    guard let first = codeUnit(at: start) else {
      var end = start + 2
      while end < min(start + 6, bytes.count), bytes[end].hexadecimalValue != nil { end += 1 }
      report(.shortCodeUnit, at: SourceRange(start, end))
      text.append(contentsOf: "\u{FFFD}".utf8)
      return end
    }
    var value = first
    var end = start + 6
    if UTF16.isLeadSurrogate(UInt16(first)), let second = codeUnit(at: end),
      UTF16.isTrailSurrogate(UInt16(second))
    {
      value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      end += 6
    }
    if let scalar = Unicode.Scalar(value) {
      text.append(contentsOf: String(Character(scalar)).utf8)
    } else {
      report(.loneSurrogate, at: SourceRange(start, end))
      text.append(contentsOf: "\u{FFFD}".utf8)
    }
    return end
  }

  /// The value of the `\u` escape at a place, if there is a whole one.
  private func codeUnit(at start: Int) -> UInt32? {
    guard start + 6 <= bytes.count, bytes[start] == UInt8(ascii: "\\"),
      bytes[start + 1] == UInt8(ascii: "u")
    else { return nil }
    var value: UInt32 = 0
    for byte in bytes[start + 2..<start + 6] {
      guard let digit = byte.hexadecimalValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit.
  var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
