import Linting
import SourceText

/// Findings in XML, in the form of Checkstyle.
struct CheckstyleReport: ReportWriter {
  private var xml = XMLWriter()
  private var places = PlaceFinder()
  private let tool: Report.Tool

  init(_ tool: Report.Tool) {
    self.tool = tool
    xml.begin("checkstyle", ["version": "4.3"])
  }

  mutating func add(_ file: Report.File, to sink: Sink) {
    guard !file.diagnostics.isEmpty else { return }
    xml.begin("file", ["name": file.source.name])
    for diagnostic in file.diagnostics {
      let start = places.place(of: diagnostic.range, in: file.source).start
      xml.element(
        "error",
        [
          "line": String(start.line), "column": String(start.column),
          "severity": diagnostic.severity.inCheckstyle,
          "message": diagnostic.shownMessage,
          "source": "\(tool.name).\(diagnostic.rule)",
        ])
      xml.waiting.handOnMany(to: sink)
    }
    xml.end("file")
  }

  mutating func end(_ summary: Report.Summary, to sink: Sink) {
    xml.end("checkstyle")
    xml.waiting.handOn(to: sink)
  }
}

extension Severity {
  fileprivate var inCheckstyle: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "info"
    }
  }
}
