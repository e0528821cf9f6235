import Linting
import Platform
import SourceText

/// For people: every finding with the lines of the template that it is about, and a line that sums
/// up at the end.
struct TextReport: ReportWriter {
  private var output: StyledOutput
  private var places = PlaceFinder()
  /// What findings have in common with others of their rule.
  private var words = KnownWords()
  private var frame = FindingFrame()
  private let withSummary: Bool

  init(inColor: Bool, withSummary: Bool) {
    output = StyledOutput(inColor: inColor)
    self.withSummary = withSummary
  }

  /// One for a piece of what is found in a file whose lines are known.
  private init(inColor: Bool, _ lines: LineIndex) {
    self.init(inColor: inColor, withSummary: false)
    places = PlaceFinder(lines)
  }

  /// So many findings of a file are worth a second thread; more are written piece by piece.
  private static let pieceSize = 512...4096

  mutating func add(_ file: Report.File, to sink: Sink) {
    var rest = file.diagnostics[...]
    while rest.count >= Self.pieceSize.lowerBound {
      let piece = rest.prefix(Self.pieceSize.upperBound)
      rest = rest.dropFirst(piece.count)
      addInHalves(piece, of: file, to: sink)
    }
    for diagnostic in rest {
      write(diagnostic, in: file.source)
      output.waiting.handOnMany(to: sink)
    }
  }

  /// The first thread takes a little more: the other has to start, and all that it writes is kept in
  /// memory that nobody has touched before.
  private static func shareOfFirst(_ count: Int) -> Int { count * 8 / 15 }

  private mutating func addInHalves(
    _ diagnostics: ArraySlice<Diagnostic>, of file: Report.File, to sink: Sink
  ) {
    let lines = places.countLines(of: file.source)
    let middle = diagnostics.startIndex + Self.shareOfFirst(diagnostics.count)
    let inColor = output.inColor
    let (_, second) = Threads.both {
      write(diagnostics[..<middle], in: file.source, to: sink)
    } and: {
      let lines = LineIndex(copying: lines)
      var other = TextReport(inColor: inColor, lines)
      var written: [[UInt8]] = []
      other.write(diagnostics[middle...], in: lines.source) { written.append($0) }
      return written
    }
    for bytes in second { sink(bytes) }
  }

  private mutating func write(
    _ diagnostics: ArraySlice<Diagnostic>, in source: SourceText, to sink: Sink
  ) {
    output.waiting.reserveRoom()
    for diagnostic in diagnostics {
      write(diagnostic, in: source)
      output.waiting.handOnMany(to: sink)
    }
    output.waiting.handOn(to: sink)
  }

  mutating func end(_ summary: Report.Summary, to sink: Sink) {
    if withSummary { write(summary) }
    output.waiting.handOn(to: sink)
  }

  // MARK: - Findings

  private mutating func write(_ diagnostic: Diagnostic, in source: SourceText) {
    let place = places.place(of: diagnostic.range, in: source)
    if diagnostic.related.isEmpty, let line = MarkedLine(place) {
      let words = prepare(for: diagnostic, source, greatestNumber: line.number)
      writeHead(of: diagnostic, words, place)
      write(line, of: source, .severity(diagnostic.severity))
      writeRemarks(diagnostic, words)
    } else {
      write(diagnostic, Excerpt(place, mark: "^"), place, in: source)
    }
    output.endLine()
  }

  private mutating func write(
    _ diagnostic: Diagnostic, _ excerpt: Excerpt, _ place: Place, in source: SourceText
  ) {
    var related: [(related: RelatedPlace, place: Place?, excerpt: Excerpt?)] = []
    for other in diagnostic.related {
      let place = places.place(of: other, besides: source)
      related.append((other, place, place.map { Excerpt($0, mark: "-") }))
    }
    var greatest = excerpt.greatestNumber
    for case let other? in related.map(\.excerpt) { greatest = max(greatest, other.greatestNumber) }

    let words = prepare(for: diagnostic, source, greatestNumber: greatest)
    writeHead(of: diagnostic, words, place)
    write(excerpt, .severity(diagnostic.severity), label: "")
    for (related, place, excerpt) in related {
      guard let place, let excerpt else {
        let file = (related.file ?? source.name).onOneLine
        output.writeRemark("note", "\(related.message.onOneLine) in \(file)", frame.margin)
        continue
      }
      output.waiting.append(frame.line)
      output.write(spaces: frame.margin)
      output.write(":::", .frame)
      output.write(" ")
      output.write(place.source.name.onOneLine)
      output.write(":")
      write(place.start)
      output.endLine()
      output.waiting.append(frame.line)
      write(excerpt, .related, label: related.message.onOneLine)
    }
    writeRemarks(diagnostic, words)
  }

  /// Makes what is the same in many findings ready, and says where the words of the rule are.
  private mutating func prepare(
    for diagnostic: Diagnostic, _ source: SourceText, greatestNumber: Int
  ) -> Int {
    let margin = Self.digits(of: greatestNumber)
    if frame.margin != margin || frame.file != source.name {
      frame = FindingFrame(margin, source.name, inColor: output.inColor)
    }
    return words.position(for: diagnostic, margin, inColor: output.inColor)
  }

  private mutating func writeHead(
    of diagnostic: Diagnostic, _ words: Int, _ place: Place
  ) {
    output.waiting.append(self.words[words].beginning)
    let message = diagnostic.shownMessage.onOneLine
    output.write(.message) { output in
      output.write(": ")
      output.write(message)
    }
    output.endLine()
    output.waiting.append(frame.arrow)
    write(place.start)
    if let resource = diagnostic.logicalId {
      output.write(" (resource `")
      output.write(resource.onOneLine)
      output.write("`)")
    }
    output.endLine()
    output.waiting.append(frame.line)
  }

  private mutating func write(_ position: SourcePosition) {
    output.write(position.line)
    output.write(":")
    output.write(position.column)
  }

  private mutating func writeRemarks(_ diagnostic: Diagnostic, _ words: Int) {
    if diagnostic.fixes.isEmpty {
      output.waiting.append(self.words[words].remarks)
    } else {
      output.writeRemarks(diagnostic, frame.margin)
    }
  }

  // MARK: - Excerpts

  private mutating func write(_ line: MarkedLine, of source: SourceText, _ style: TextStyle) {
    output.write(.frame) { output in
      output.write(line.number)
      output.write(" |")
    }
    output.write(" ")
    output.waiting.append(source.bytes[line.text.start..<line.text.end])
    output.endLine()
    output.waiting.append(frame.bar)
    output.write(spaces: 1 + line.indent)
    output.write(style) { $0.waiting.append(UInt8(ascii: "^"), times: line.width) }
    output.endLine()
  }

  private mutating func write(_ excerpt: Excerpt, _ style: TextStyle, label: String) {
    let margin = frame.margin
    for (position, line) in excerpt.lines.enumerated() {
      switch line {
      case .source(let number, let bar, let text):
        output.write(.frame) { output in
          output.write(number)
          output.write(spaces: margin - Self.digits(of: number))
          output.write(" |")
        }
        let isEmpty = text.utf8.allSatisfy { $0 == UInt8(ascii: " ") }
        guard !isEmpty || !bar.isEmpty else { break }
        output.write(" ")
        output.write(isEmpty ? bar.withoutTrailingSpaces : bar, style)
        output.write(isEmpty ? "" : text)
      case .mark(let bar, let indent, let text):
        output.waiting.append(frame.bar)
        output.write(spaces: 1 + (bar.isEmpty ? indent : 0))
        output.write(style) { output in
          output.write(bar)
          output.write(text)
        }
        if position == excerpt.lines.count - 1, !label.isEmpty {
          output.write(style) { output in
            output.write(" ")
            output.write(label)
          }
        }
      case .gap(let bar):
        output.write("...", .frame)
        output.write(spaces: margin)
        output.write(bar.withoutTrailingSpaces, style)
      }
      output.endLine()
    }
  }

  /// How many decimal digits a number has.
  private static func digits(of number: Int) -> Int {
    var rest = number
    var count = 1
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    return count
  }

  // MARK: - Summary

  private mutating func write(_ summary: Report.Summary) {
    output.write(summary.inWords, .summary)
    output.endLine()
  }
}

extension String {
  fileprivate var withoutTrailingSpaces: String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return String(self[..<end])
  }
}
