import SeededRandom
import SourceText
import Testing

@Suite struct `A place in a source` {
  @Test(arguments: [
    ("", 0, 1, 1, 1), ("abc", 0, 1, 1, 1), ("abc", 2, 1, 3, 3), ("abc", 3, 1, 4, 4),
    ("a\nb", 1, 1, 2, 2), ("a\nb", 2, 2, 1, 1), ("a\n", 2, 2, 1, 1), ("\n\n", 1, 2, 1, 1),
    ("a\r\nb", 1, 1, 2, 2), ("a\r\nb", 3, 2, 1, 1), ("a\rb", 2, 2, 1, 1), ("a\r\rb", 2, 2, 1, 1),
    ("a\n\rb", 3, 3, 1, 1), ("üb", 2, 1, 2, 2), ("€b", 3, 1, 2, 2), ("😀b", 4, 1, 2, 3),
    ("a\n😀😀b", 10, 2, 3, 5), ("a\u{301}b", 3, 1, 3, 3), ("\u{FEFF}a", 3, 1, 1, 1),
    ("\u{FEFF}a", 4, 1, 2, 2), ("\u{FEFF}a", 0, 1, 1, 1), ("\u{FEFF}a\nb", 5, 2, 1, 1),
    ("a\n\u{FEFF}b", 5, 2, 2, 2), ("abc", 9, 1, 4, 4), ("abc", -1, 1, 1, 1),
    ("a\u{2028}b", 4, 1, 3, 3),
  ])
  func `has a line and a column in characters and in UTF-16`(
    _ text: String, _ offset: Int, _ line: Int, _ column: Int, _ utf16Column: Int
  ) {
    let position = LineIndex(SourceText(name: "t", text: text)).position(at: offset)
    #expect(position.line == line)
    #expect(position.column == column)
    #expect(position.utf16Column == utf16Column)
    #expect(position.offset == max(0, min(offset, text.utf8.count)))
  }

  @Test(arguments: ["\n", "\r\n", "\r"], ["abc", "ü€😀", ""])
  func `is the same as one counted by hand`(_ lineEnd: String, _ part: String) {
    let text = (0..<60).map { String(repeating: part, count: $0 % 40) + lineEnd }.joined()
    let index = LineIndex(SourceText(name: "t", text: text))
    var counted = SourcePosition(line: 1, column: 1, utf16Column: 1, offset: 0)
    let scalars = Array(text.unicodeScalars)
    var differences: [SourcePosition] = []
    for (place, scalar) in scalars.enumerated() {
      if index.position(at: counted.offset) != counted { differences.append(counted) }
      counted.offset += UTF8.width(scalar)
      counted.column += 1
      counted.utf16Column += UTF16.width(scalar)
      let isSplit = scalar == "\r" && place + 1 < scalars.count && scalars[place + 1] == "\n"
      if scalar == "\n" || scalar == "\r", !isSplit {
        counted.line += 1
        counted.column = 1
        counted.utf16Column = 1
      }
    }
    #expect(differences == [])
    #expect(index.lineCount == counted.line)
  }

  @Test func `on a very long line is found`() {
    let text = String(repeating: "aé", count: 100_000)
    let index = LineIndex(SourceText(name: "t", text: text))
    #expect(index.position(at: 300_000).column == 200_001)
    #expect(index.position(at: 150_000).column == 100_001)
  }

  @Test func `in bytes that are not UTF-8 is on its line`() {
    let index = LineIndex(SourceText(name: "t", bytes: [0x61, 0x0A, 0xFF, 0x80, 0x62]))
    #expect(index.position(at: 4).line == 2)
  }
}

@Suite struct `A line of a source` {
  /// Line ends stand at all places among other control characters and parts of characters.
  @Test func `begins after each line end, wherever that is`() {
    var generator = SeededGenerator(seed: 7)
    for length in 0..<200 {
      let bytes = (0..<length).map { _ in
        [0x09, 0x0A, 0x0B, 0x0D, 0x61, 0x8A, 0xFF][Int.random(in: 0..<7, using: &generator)]
          as UInt8
      }
      let ends = bytes.indices.count { position in
        bytes[position] == 0x0A
          || bytes[position] == 0x0D && !(bytes[(position + 1)...].first == 0x0A)
      }
      #expect(LineIndex(SourceText(name: "lines", bytes: bytes)).lineCount == ends + 1)
    }
  }

  @Test(arguments: [
    ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\nb", ["a", "b"]),
    ("a\r\nb\r\n", ["a", "b", ""]),
    ("a\rb", ["a", "b"]), ("\n\n", ["", "", ""]), ("a\r\r\nb", ["a", "", "b"]),
    ("\u{FEFF}ü\nb", ["ü", "b"]), ("\u{FEFF}", [""]),
  ])
  func `is its text without what ends it`(_ text: String, _ lines: [String]) {
    let source = SourceText(name: "t", text: text)
    let index = LineIndex(source)
    #expect(index.lineCount == lines.count)
    #expect((1...lines.count).map(index.text(ofLine:)) == lines)
    for (number, line) in lines.enumerated() {
      let range = index.range(ofLine: number + 1)
      #expect(source.text(in: range) == line)
      #expect(index.lineNumber(at: range.start) == number + 1)
      #expect(index.lineNumber(at: range.end) == number + 1)
    }
  }
}

@Suite struct `A range of a source` {
  @Test(arguments: [
    (SourceRange(0, 4), true), (SourceRange(1, 3), true), (SourceRange(2, 2), true),
    (SourceRange(0, 5), false), (SourceRange(-1, 2), false), (SourceRange(5, 6), false),
  ])
  func `contains what lies wholly inside`(_ other: SourceRange, _ isInside: Bool) {
    #expect(SourceRange(0, 4).contains(other) == isInside)
  }

  @Test(arguments: [
    (SourceRange(0, 1), "a"), (SourceRange(1, 3), "ü"), (SourceRange(1, 2), "\u{FFFD}"),
    (SourceRange(0, 99), "aüb"), (SourceRange(-5, 1), "a"), (SourceRange(3, 1), ""),
    (SourceRange(9, 12), ""),
  ])
  func `has a text that stays within the source`(_ range: SourceRange, _ text: String) {
    #expect(SourceText(name: "t", text: "aüb").text(in: range) == text)
  }
}
