import Linting
import SourceText

/// One line for each finding, in the form that editors and compilers have in common.
struct ConciseReport: ReportWriter {
  private var output = WaitingBytes()
  private var places = PlaceFinder()

  mutating func add(_ file: Report.File, to sink: Sink) {
    for diagnostic in file.diagnostics {
      let start = places.place(of: diagnostic.range, in: file.source).start
      output.bytes += file.source.name.onOneLine.utf8
      output.bytes += ":\(start.line):\(start.column): ".utf8
      output.bytes += "\(diagnostic.severity)[\(diagnostic.rule)] ".utf8
      output.bytes += diagnostic.shownMessage.onOneLine.utf8
      output.bytes.append(UInt8(ascii: "\n"))
      output.handOnMany(to: sink)
    }
  }

  mutating func end(_ summary: Report.Summary, to sink: Sink) {
    output.handOn(to: sink)
  }
}
