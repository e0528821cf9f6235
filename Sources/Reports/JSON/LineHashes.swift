import SourceText

/// The names by which GitHub's code scanning knows a line again when lines above it come or go: its
/// `primaryLocationLineHash`.
///
/// They are those that `github/codeql-action/upload-sarif` computes, which warns of any others: a
/// polynomial over the 100 characters from the start of the line, without spaces and tabs, and a count
/// that tells equal ones apart.
struct LineHashes {
  private var hashes: [(value: UInt64, count: Int32)] = []

  private static let base: UInt64 = 37
  private static let window = 100

  init(_ source: SourceText) {
    let (characters, starts) = Self.characters(of: source)
    var top: UInt64 = 1
    for _ in 0..<Self.window { top &*= Self.base }
    var value: UInt64 = 0
    for character in characters[..<Self.window] { value = value &* Self.base &+ UInt64(character) }
    var counts: [UInt64: Int32] = [:]
    var position = 0
    for start in starts {
      while position < start {
        value =
          value &* Self.base &+ UInt64(characters[position + Self.window])
          &- top &* UInt64(characters[position])
        position += 1
      }
      counts[value, default: 0] += 1
      hashes.append((value, counts[value, default: 0]))
    }
  }

  /// The name of a line, counted from 1.
  subscript(line: Int) -> String? {
    guard hashes.indices.contains(line - 1) else { return nil }
    let (value, count) = hashes[line - 1]
    return String(value, radix: 16) + ":\(count)"
  }

  /// The characters that count, in UTF-16, with as many behind them as the last line needs, and where
  /// each line starts among them.
  private static func characters(of source: SourceText) -> (characters: [UInt16], starts: [Int]) {
    var characters: [UInt16] = []
    characters.reserveCapacity(source.bytes.count + window + 1)
    var starts: [Int] = []
    var isLineStart = true
    var isAfterReturn = false
    func take(_ character: UInt16) {
      let isSkipped = character == 0x20 || character == 0x09 || (isAfterReturn && character == 0x0A)
      isAfterReturn = character == 0x0D
      if isSkipped { return }
      if isLineStart { starts.append(characters.count) }
      isLineStart = character == 0x0A || character == 0x0D
      characters.append(character == 0x0D ? 0x0A : character)
    }
    if source.bytes.allSatisfy({ $0 < 0x80 }) {
      for byte in source.bytes { take(UInt16(byte)) }
    } else {
      for character in String(decoding: source.bytes, as: UTF8.self).utf16 { take(character) }
    }
    if isLineStart { starts.append(characters.count) }
    characters.append(0xFFFF)
    characters += repeatElement(0, count: window)
    return (characters, starts)
  }
}
