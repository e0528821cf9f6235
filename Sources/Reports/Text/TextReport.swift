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
  private var frame = Frame()
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
      output.write(places.shownName(of: place.source))
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
      frame = Frame(
        margin, source.name, shownAs: places.shownName(of: source), inColor: output.inColor)
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

/// What stands at the left of a finding, as it is written.
private struct Frame {
  /// How many columns the greatest number of a line takes.
  private(set) var margin = 0
  private(set) var file = ""
  /// The arrow before the place, with the file.
  private(set) var arrow: [UInt8] = []
  /// The bar before an underline.
  private(set) var bar: [UInt8] = []
  /// The bar on a line of its own.
  private(set) var line: [UInt8] = []

  init() {}

  init(_ margin: Int, _ file: String, shownAs shown: String, inColor: Bool) {
    self.margin = margin
    self.file = file
    var output = StyledOutput(inColor: inColor)
    output.write(spaces: margin)
    output.write("-->", .frame)
    output.write(" ")
    output.write(shown)
    output.write(":")
    arrow = output.waiting.take()
    output.write(.frame) { output in
      output.write(spaces: margin + 1)
      output.write("|")
    }
    bar = output.waiting.take()
    output.writeFrame("|", margin)
    line = output.waiting.take()
  }
}

/// The words of the rules that have been met.
private struct KnownWords {
  private var words: [RuleWords] = []
  private var positions: [String: Int] = [:]

  subscript(_ position: Int) -> RuleWords { words[position] }

  /// Where the words of a finding's rule stand.
  mutating func position(
    for diagnostic: Diagnostic, _ margin: Int, inColor: Bool
  ) -> Int {
    let known = positions[diagnostic.rule]
    if let known, words[known].are(those: diagnostic, margin) { return known }
    let made = RuleWords(diagnostic, margin, inColor: inColor)
    if let known {
      words[known] = made
      return known
    }
    positions[diagnostic.rule] = words.count
    words.append(made)
    return words.count - 1
  }
}

/// What all findings of a rule have in common, as it is written: how their headline begins, and the
/// help and the page below their excerpt.
private struct RuleWords {
  let beginning: [UInt8]
  let remarks: [UInt8]

  private let severity: Severity
  private let help: String?
  private let url: String?
  private let margin: Int

  init(_ diagnostic: Diagnostic, _ margin: Int, inColor: Bool) {
    (severity, help, url) = (diagnostic.severity, diagnostic.help, diagnostic.url)
    self.margin = margin
    let (severity, rule) = (diagnostic.severity, diagnostic.rule)
    var output = StyledOutput(inColor: inColor)
    output.write(.severity(severity)) { output in
      output.write(severity.description)
      output.write("[")
      output.write(rule)
      output.write("]")
    }
    beginning = output.waiting.take()
    output.writeRemarks(diagnostic, margin)
    remarks = output.waiting.take()
  }

  /// Whether a finding of the rule has these words.
  func are(those diagnostic: Diagnostic, _ margin: Int) -> Bool {
    self.margin == margin && severity == diagnostic.severity && help == diagnostic.help
      && url == diagnostic.url
  }
}

extension StyledOutput {
  fileprivate mutating func writeRemarks(_ diagnostic: Diagnostic, _ margin: Int) {
    let help = diagnostic.help
    let fixes = diagnostic.fixes.filter { $0.title != help }
    guard help != nil || !fixes.isEmpty || diagnostic.url != nil else { return }
    writeFrame("|", margin)
    if let help { writeRemark("help", help.onOneLine, margin) }
    for fix in fixes { writeRemark("\(fix.safety) fix", fix.title.onOneLine, margin) }
    if let url = diagnostic.url { writeRemark("see", url.onOneLine, margin) }
  }

  fileprivate mutating func writeRemark(_ kind: String, _ text: String, _ margin: Int) {
    write(spaces: margin + 1)
    write("=", .frame)
    write(.message) { output in
      output.write(" ")
      output.write(kind)
    }
    write(": ")
    write(text)
    endLine()
  }

  fileprivate mutating func writeFrame(_ frame: String, _ margin: Int) {
    write(spaces: margin + 1)
    write(frame, .frame)
    endLine()
  }
}

extension String {
  fileprivate var withoutTrailingSpaces: String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return String(self[..<end])
  }
}
