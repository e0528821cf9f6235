package import SourceText

extension Node {
  /// The range in the source of a part of a scalar's text, given as UTF-8 offsets into the text.
  ///
  /// Where the text is escaped, folded or indented in the source, the place is found by going
  /// through both. The range of the whole node for a text that stands in no source.
  package func range(ofText part: Range<Int>) -> SourceRange {
    guard let start = startOfPlainText else { return ranges(ofText: [part])[0] }
    return range(ofText: part, from: start)
  }

  /// The ranges in the source of several parts of a scalar's text, which come in ascending order
  /// and do not overlap: found in one go, however many they are.
  package func ranges(ofText parts: [Range<Int>]) -> [SourceRange] {
    if let start = startOfPlainText { return parts.map { range(ofText: $0, from: start) } }
    let record = record
    let whole = record.range
    guard isScalar, !record.flags.contains(.synthesized), storage.pointee.base == nil else {
      return parts.map { _ in whole }
    }
    return source.bytes.withUnsafeBufferPointer { bytes in
      withUTF8 { text in
        var places = TextPlaces(
          bytes: UnsafeBufferPointer(rebasing: bytes[..<whole.end]), text: text,
          isBlock: record.flags.contains(.block), start: whole.start)
        return parts.map { places.range(of: $0) ?? whole }
      }
    }
  }

  private func range(ofText part: Range<Int>, from start: Int) -> SourceRange {
    part.upperBound > Int(record.count)
      ? range : SourceRange(start + part.lowerBound, start + part.upperBound)
  }
}

extension Node {
  /// Where the text of a scalar begins in the source, when it stands there as it is.
  package var startOfPlainText: Int? {
    let record = record
    guard isScalar, !record.flags.has(.synthesized), !record.flags.has(.derived),
      storage.pointee.base == nil
    else { return nil }
    return Int(record.content)
  }
}

/// Goes through a scalar as it is written and through its text side by side.
private struct TextPlaces {
  /// The source up to the end of the scalar.
  let bytes: UnsafeBufferPointer<UInt8>
  let text: UnsafeBufferPointer<UInt8>
  let isBlock: Bool
  /// The next byte of the source.
  private var position: Int
  /// The next byte of the text.
  private var offset = 0
  /// The quote that the scalar is written in, or 0.
  private var quote: UInt8 = 0

  init(
    bytes: UnsafeBufferPointer<UInt8>, text: UnsafeBufferPointer<UInt8>, isBlock: Bool, start: Int
  ) {
    self.bytes = bytes
    self.text = text
    self.isBlock = isBlock
    position = start
    guard start < bytes.count else { return }
    if isBlock {
      while position < bytes.count, !isBreak(bytes[position]) { position += 1 }
    } else if bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'") {
      quote = bytes[start]
      position += 1
    }
  }

  /// The range of a part of the text behind those asked for before; nil when it is not found.
  mutating func range(of part: Range<Int>) -> SourceRange? {
    var start: Int?
    while position < bytes.count, offset < part.upperBound {
      let before = position
      guard offset < text.count, step(), position > before else { return nil }
      if start == nil, offset > part.lowerBound { start = before }
    }
    return start.map { SourceRange($0, position) }
  }

  /// Goes behind the next character, escape or white space with line breaks in it.
  private mutating func step() -> Bool {
    let byte = bytes[position]
    if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { return skipEscape() }
    if byte == UInt8(ascii: "'"), quote == byte {
      position += 2
      offset += 1
      return true
    }
    if isSpace(byte), let end = endOfLineBreaks() { return skipLineBreaks(to: end) }
    if byte == text[offset] {
      position += 1
      offset += 1
      return true
    }
    // What is not UTF-8 has become the replacement character.
    guard UTF8Sequence.length(bytes, at: position) == 0 else { return false }
    position += 1
    offset += UTF8Sequence.length(text, at: offset)
    return true
  }

  // MARK: - Escapes

  private mutating func skipEscape() -> Bool {
    guard position + 1 < bytes.count else { return false }
    let letter = bytes[position + 1]
    if isBreak(letter) {
      position += 1
      while position < bytes.count, isSpace(bytes[position]) { position += 1 }
      return true
    }
    var digits = 0
    switch letter {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    default: break
    }
    let isKept = text[offset] == UInt8(ascii: "\\") && letter != UInt8(ascii: "\\") && digits == 0
    let length = UTF8Sequence.length(text, at: offset)
    if isKept {
      position += 1
    } else {
      position += 2
      let end = min(position + digits, bytes.count)
      while position < end, bytes[position].hexadecimalValue != nil { position += 1 }
      if digits == 4, length == 4 { position += 6 }
    }
    offset += length
    return true
  }

  // MARK: - Line breaks

  /// The end of the white space at the current place when there is a line break in it.
  private func endOfLineBreaks() -> Int? {
    var end = position
    var hasBreak = false
    while end < bytes.count, isSpace(bytes[end]) {
      hasBreak = hasBreak || isBreak(bytes[end])
      end += 1
    }
    return hasBreak ? end : nil
  }

  private mutating func skipLineBreaks(to end: Int) -> Bool {
    if isBlock {
      // The indentation that belongs to the text is the end of that in the source.
      while offset < text.count, isSpace(text[offset]) { offset += 1 }
    } else {
      offset += max(1, countOfBreaks(before: end) - 1)
    }
    position = end
    return offset <= text.count
  }

  private func countOfBreaks(before end: Int) -> Int {
    var count = 0
    for place in position..<end where isBreak(bytes[place]) {
      let isSecondHalf = bytes[place] == 0x0A && place > position && bytes[place - 1] == 0x0D
      if !isSecondHalf { count += 1 }
    }
    return count
  }

  private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || isBreak(byte) }
}
