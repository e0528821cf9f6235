import Linting
import SourceText

/// For people: every finding with the lines of the template that it is about, and a line that sums
/// up at the end.
struct TextReport: ReportWriter {
  private var output: StyledOutput
  private var places = PlaceFinder()
  private let withSummary: Bool

  init(inColor: Bool, withSummary: Bool) {
    output = StyledOutput(inColor: inColor)
    self.withSummary = withSummary
  }

  mutating func add(_ file: Report.File, to sink: Sink) {
    for diagnostic in file.diagnostics {
      write(diagnostic, in: file.source)
      output.waiting.handOnMany(to: sink)
    }
  }

  mutating func end(_ summary: Report.Summary, to sink: Sink) {
    if withSummary { write(summary) }
    output.waiting.handOn(to: sink)
  }

  // MARK: - Findings

  private mutating func write(_ diagnostic: Diagnostic, in source: SourceText) {
    let place = places.place(of: diagnostic.range, in: source)
    let excerpt = Excerpt(place, mark: "^")
    var related: [(related: RelatedPlace, place: Place?, excerpt: Excerpt?)] = []
    for other in diagnostic.related {
      let place = places.place(of: other, besides: source)
      related.append((other, place, place.map { Excerpt($0, mark: "-") }))
    }
    let greatest = related.compactMap(\.excerpt).map(\.greatestNumber).max() ?? 0
    let margin = String(max(excerpt.greatestNumber, greatest)).utf8.count

    writeHeadline(diagnostic)
    writePlace(place, "-->", margin)
    if let resource = diagnostic.logicalId {
      output.write(" (resource `\(resource.onOneLine)`)")
    }
    output.endLine()
    writeFrame("|", margin)
    write(excerpt, margin, .severity(diagnostic.severity), label: "")
    for (related, place, excerpt) in related {
      guard let place, let excerpt else {
        let file = (related.file ?? source.name).onOneLine
        writeRemark("note", "\(related.message.onOneLine) in \(file)", margin)
        continue
      }
      writeFrame("|", margin)
      writePlace(place, ":::", margin)
      output.endLine()
      writeFrame("|", margin)
      write(excerpt, margin, .related, label: related.message.onOneLine)
    }
    writeRemarks(diagnostic, margin)
    output.endLine()
  }

  private mutating func writeHeadline(_ diagnostic: Diagnostic) {
    output.write(
      "\(diagnostic.severity)[\(diagnostic.rule)]", .severity(diagnostic.severity))
    output.write(": \(diagnostic.shownMessage.onOneLine)", .message)
    output.endLine()
  }

  private mutating func writePlace(_ place: Place, _ arrow: String, _ margin: Int) {
    output.write(String(repeating: " ", count: margin))
    output.write(arrow, .frame)
    output.write(" \(place.source.name.onOneLine):\(place.start.line):\(place.start.column)")
  }

  private mutating func writeRemarks(_ diagnostic: Diagnostic, _ margin: Int) {
    let fixes = diagnostic.fixes.filter { $0.title != diagnostic.help }
    guard diagnostic.help != nil || !fixes.isEmpty || diagnostic.url != nil else { return }
    writeFrame("|", margin)
    if let help = diagnostic.help { writeRemark("help", help.onOneLine, margin) }
    for fix in fixes { writeRemark("\(fix.safety) fix", fix.title.onOneLine, margin) }
    if let url = diagnostic.url { writeRemark("see", url.onOneLine, margin) }
  }

  private mutating func writeRemark(_ kind: String, _ text: String, _ margin: Int) {
    output.write(String(repeating: " ", count: margin + 1))
    output.write("=", .frame)
    output.write(" \(kind)", .message)
    output.write(": \(text)")
    output.endLine()
  }

  private mutating func writeFrame(_ frame: String, _ margin: Int) {
    output.write(String(repeating: " ", count: margin + 1))
    output.write(frame, .frame)
    output.endLine()
  }

  // MARK: - Excerpts

  private mutating func write(
    _ excerpt: Excerpt, _ margin: Int, _ style: TextStyle, label: String
  ) {
    for (position, line) in excerpt.lines.enumerated() {
      switch line {
      case .source(let number, let bar, let text):
        let digits = String(number)
        output.write(
          digits + String(repeating: " ", count: margin - digits.utf8.count) + " |", .frame)
        let isEmpty = text.utf8.allSatisfy { $0 == UInt8(ascii: " ") }
        guard !isEmpty || !bar.isEmpty else { break }
        output.write(" ")
        output.write(isEmpty ? bar.withoutTrailingSpaces : bar, style)
        output.write(isEmpty ? "" : text)
      case .mark(let bar, let indent, let text):
        output.write(String(repeating: " ", count: margin + 1) + "|", .frame)
        output.write(" " + String(repeating: " ", count: bar.isEmpty ? indent : 0))
        output.write(bar + text, style)
        if position == excerpt.lines.count - 1, !label.isEmpty { output.write(" \(label)", style) }
      case .gap(let bar):
        output.write("...", .frame)
        output.write(String(repeating: " ", count: max(0, margin)))
        output.write(bar.withoutTrailingSpaces, style)
      }
      output.endLine()
    }
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
