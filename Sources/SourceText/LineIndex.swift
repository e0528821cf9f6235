/// Where each line of a source begins: made once for a source in which something is to be shown.
///
/// A line ends with a line feed, a carriage return, or both together. It is a class because every
/// place in a source carries it along.
package final class LineIndex: Sendable {
  /// What the lines are of.
  package let source: SourceText
  private let starts: [Int]
  /// How many characters stand before every block of bytes, so that a place on a line of
  /// megabytes costs no more than one on a short line; empty where no line is that long.
  private let blocks: [CharacterCount]

  private static let blockSize = 1024

  /// The index of all lines of `source`.
  package init(_ source: SourceText) {
    self.source = source
    (starts, blocks) = source.bytes.withUnsafeBufferPointer { bytes in
      let starts = Self.starts(in: bytes)
      let ends = starts.dropFirst() + [bytes.count]
      let isLong = zip(starts, ends).contains { $1 - $0 > Self.blockSize }
      return (starts, isLong ? Self.blocks(of: bytes) : [])
    }
  }

  /// The same lines of the same bytes, of which no other thread counts the references: those that two
  /// threads count take most of their time.
  package init(copying other: LineIndex) {
    source = SourceText(
      name: String(decoding: other.source.name.utf8, as: UTF8.self),
      bytes: other.source.bytes.withUnsafeBufferPointer { Array($0) })
    starts = other.starts.withUnsafeBufferPointer { Array($0) }
    blocks = other.blocks.withUnsafeBufferPointer { Array($0) }
  }

  private static func starts(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var starts = [0]
    var offset = 0
    while let end = endOfLine(in: bytes, from: offset) {
      offset = end + 1
      if bytes[end] == 0x0D, offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
      starts.append(offset)
    }
    return starts
  }

  /// Where the next line feed or carriage return is, looked for eight bytes at a time.
  private static func endOfLine(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = start
    while offset < bytes.count {
      if offset + 8 <= bytes.count {
        let word = UInt64(
          littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        // The upper bit of each byte below 0x0E, exact for the first of them.
        let low = (word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word & 0x8080_8080_8080_8080
        guard low != 0 else {
          offset += 8
          continue
        }
        offset += low.trailingZeroBitCount / 8
      }
      if bytes[offset] == 0x0A || bytes[offset] == 0x0D { return offset }
      offset += 1
    }
    return nil
  }

  private static func blocks(of bytes: UnsafeBufferPointer<UInt8>) -> [CharacterCount] {
    var blocks: [CharacterCount] = []
    var count = CharacterCount()
    for start in stride(from: 0, to: bytes.count + 1, by: blockSize) {
      blocks.append(count)
      count.add(bytes[start..<min(start + blockSize, bytes.count)])
    }
    return blocks
  }

  /// How many lines the source has; an empty source has one.
  package var lineCount: Int { starts.count }

  /// The place of a byte offset, which is not before the line `first`; an offset past the end is the
  /// end.
  package func position(at offset: Int, fromLine first: Int = 1) -> SourcePosition {
    let offset = max(0, min(offset, source.bytes.count))
    let line = lineNumber(at: offset, fromLine: first)
    let count = characters(from: min(start(ofLine: line), offset), to: offset)
    return SourcePosition(
      line: line, column: count.scalars + 1, utf16Column: count.utf16 + 1, offset: offset)
  }

  /// The number of the line that holds a byte offset, counted from 1.
  ///
  /// It is not before the line `first`, and mostly that one where a place is looked up piece by piece.
  package func lineNumber(at offset: Int, fromLine first: Int = 1) -> Int {
    guard first < starts.count, starts[first] <= offset else { return first }
    // Mostly a place is on the line that it is looked for from, or soon after.
    var low = first
    var high = first + 1
    while high < starts.count, starts[high] <= offset {
      (low, high) = (high, high + 2 * (high - low))
    }
    high = min(high, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Whether a byte offset is not before a line.
  package func holds(_ offset: Int, fromLine line: Int) -> Bool {
    line <= starts.count && starts[line - 1] <= offset
  }

  /// The range of a line, counted from 1, without its line ending and a byte order mark.
  package func range(ofLine line: Int) -> SourceRange {
    let start = start(ofLine: line)
    var end = line < starts.count ? starts[line] : source.bytes.count
    while end > start, source.bytes[end - 1] == 0x0A || source.bytes[end - 1] == 0x0D { end -= 1 }
    return SourceRange(start, end)
  }

  /// The text of a line, counted from 1, without its line ending.
  package func text(ofLine line: Int) -> String {
    source.text(in: range(ofLine: line))
  }

  private func start(ofLine line: Int) -> Int {
    let hasMark = line == 1 && source.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return hasMark ? 3 : starts[line - 1]
  }

  private func characters(from start: Int, to end: Int) -> CharacterCount {
    guard end - start > Self.blockSize else { return characters(in: start..<end) }
    let (first, last) = (characters(before: start), characters(before: end))
    return CharacterCount(scalars: last.scalars - first.scalars, utf16: last.utf16 - first.utf16)
  }

  private func characters(before offset: Int) -> CharacterCount {
    let block = offset / Self.blockSize
    let rest = characters(in: block * Self.blockSize..<offset)
    return CharacterCount(
      scalars: blocks[block].scalars + rest.scalars, utf16: blocks[block].utf16 + rest.utf16)
  }

  private func characters(in range: Range<Int>) -> CharacterCount {
    var count = CharacterCount()
    source.bytes.withUnsafeBufferPointer { count.add($0[range]) }
    return count
  }
}

private struct CharacterCount {
  var scalars = 0
  var utf16 = 0

  mutating func add(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    for byte in bytes where byte & 0xC0 != 0x80 {
      scalars += 1
      utf16 += byte >= 0xF0 ? 2 : 1
    }
  }
}
