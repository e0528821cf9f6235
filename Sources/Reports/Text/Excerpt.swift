import SourceText

/// The lines of a template around a place, with the place underlined.
struct Excerpt {
  /// A line of a template, or what is drawn below one.
  enum Line {
    /// A line with its number; `bar` is drawn before it where the place goes over several lines.
    case source(number: Int, bar: String, text: String)
    /// An underline that begins in a column.
    case mark(bar: String, indent: Int, text: String)
    /// Lines that are left out.
    case gap(bar: String)
  }

  private(set) var lines: [Line] = []
  /// The greatest number of a line that is shown.
  let greatestNumber: Int

  private let place: Place
  /// A character of ASCII.
  private let mark: UInt8
  /// The bytes to underline: those of the place, without white space at its end.
  private let marked: SourceRange

  /// How many bytes of a long line are shown, and how many of them before the place.
  fileprivate static let windowSize = 120
  private static let windowLead = 40
  /// How many lines of a long place are shown at its start.
  private static let shownLines = 3

  init(_ place: Place, mark: Unicode.Scalar) {
    self.place = place
    self.mark = UInt8(ascii: mark)
    marked = Self.trimmed(place)
    let first = place.start.line
    let last = place.lines.lineNumber(at: max(marked.start, marked.end - 1), fromLine: first)
    greatestNumber = last
    if first == last {
      drawOneLine(first)
    } else {
      drawSeveralLines(from: first, to: last)
    }
  }

  fileprivate static func trimmed(_ place: Place) -> SourceRange {
    var range = place.range
    while range.end > range.start {
      switch place.source.bytes[range.end - 1] {
      case 0x09, 0x0A, 0x0D, 0x20: range.end -= 1
      default: return range
      }
    }
    return range
  }

  // MARK: - Drawing

  private mutating func drawOneLine(_ number: Int) {
    let shown = cut(number, around: marked.start)
    var text = DisplayText()
    text.append(shown.front)
    text.append(self.text(shown.range.start, min(marked.start, shown.range.end)))
    let start = text.width
    text.append(self.text(marked.start, min(marked.end, shown.range.end)))
    let end = text.width
    text.append(self.text(max(marked.end, shown.range.start), shown.range.end))
    text.append(shown.back)
    lines = [
      .source(number: number, bar: "", text: text.text),
      .mark(bar: "", indent: start, text: underline(max(1, end - start))),
    ]
  }

  private func underline(_ width: Int) -> String {
    String(unsafeUninitializedCapacity: width) { bytes in
      bytes.initialize(repeating: mark)
      return width
    }
  }

  private mutating func drawSeveralLines(from first: Int, to last: Int) {
    drawFirstLine(first)
    let isLong = last - first > Self.shownLines + 1
    let shownUpTo = isLong ? first + Self.shownLines - 1 : last - 1
    for number in first + 1..<max(shownUpTo, first) + 1 { drawWholeLine(number) }
    if isLong { lines.append(.gap(bar: "| ")) }
    drawLastLine(last)
  }

  private mutating func drawFirstLine(_ number: Int) {
    let shown = cut(number, around: marked.start)
    var text = DisplayText()
    text.append(shown.front)
    text.append(self.text(shown.range.start, marked.start))
    let start = text.width
    let isIndentOnly = text.text.allSatisfy { $0 == " " }
    text.append(self.text(marked.start, shown.range.end))
    text.append(shown.back)
    lines.append(.source(number: number, bar: isIndentOnly ? "/ " : "  ", text: text.text))
    guard !isIndentOnly else { return }
    // The line under the first one leads from the bar to the start of the place.
    let lead = String(repeating: "_", count: start)
    lines.append(.mark(bar: " _", indent: 0, text: lead + underline(1)))
  }

  private mutating func drawWholeLine(_ number: Int) {
    let shown = cut(number, around: place.lines.range(ofLine: number).start)
    var text = DisplayText()
    text.append(self.text(shown.range.start, shown.range.end))
    text.append(shown.back)
    lines.append(.source(number: number, bar: "| ", text: text.text))
  }

  private mutating func drawLastLine(_ number: Int) {
    let shown = cut(number, around: max(marked.end - Self.windowLead, 0))
    var text = DisplayText()
    text.append(shown.front)
    text.append(self.text(shown.range.start, marked.end))
    let end = text.width
    text.append(self.text(marked.end, shown.range.end))
    text.append(shown.back)
    lines.append(.source(number: number, bar: "| ", text: text.text))
    let lead = String(repeating: "_", count: max(0, end - 1))
    lines.append(.mark(bar: "|_", indent: 0, text: lead + underline(1)))
  }

  // MARK: - Cutting

  /// The part of a line that is shown, with what stands for the parts that are not.
  private func cut(
    _ number: Int, around offset: Int
  ) -> (range: SourceRange, front: String, back: String) {
    let line = place.lines.range(ofLine: number)
    guard line.end - line.start > Self.windowSize else { return (line, "", "") }
    let latest = max(line.start, line.end - Self.windowSize)
    let start = startOfCharacter(min(max(line.start, offset - Self.windowLead), latest), in: line)
    let end = startOfCharacter(min(line.end, start + Self.windowSize), in: line)
    return (
      SourceRange(start, end), start > line.start ? "…" : "", end < line.end ? "…" : ""
    )
  }

  /// The offset, moved back to the first byte of its character.
  private func startOfCharacter(_ offset: Int, in line: SourceRange) -> Int {
    var start = offset
    while start > line.start, start < line.end, place.source.bytes[start] & 0xC0 == 0x80 {
      start -= 1
    }
    return start
  }

  private func text(_ start: Int, _ end: Int) -> String {
    place.source.text(in: SourceRange(start, end))
  }
}

/// The excerpt around a place on one short line of ASCII, as most are: columns are counted without a
/// look at characters, and nothing is put together before it is written.
struct MarkedLine {
  let number: Int
  /// The bytes that are shown, which are not all spaces.
  let text: SourceRange
  /// How many columns stand before the underline.
  let indent: Int
  /// How many columns are underlined.
  let width: Int

  /// The line of a place; nil when it takes an ``Excerpt`` to show it.
  init?(_ place: Place) {
    let marked = Excerpt.trimmed(place)
    number = place.start.line
    let line = place.lines.range(ofLine: number)
    guard marked.start >= line.start, marked.start < line.end, marked.end <= line.end,
      line.end - line.start <= Excerpt.windowSize,
      place.source.bytes.withUnsafeBufferPointer({ bytes in
        let shown = UnsafeBufferPointer(rebasing: bytes[line.start..<line.end])
        return shown.isPrintableASCII(without: nil)
          && !shown.allSatisfy { $0 == UInt8(ascii: " ") }
      })
    else { return nil }
    text = line
    indent = marked.start - line.start
    width = max(1, marked.end - marked.start)
  }
}
