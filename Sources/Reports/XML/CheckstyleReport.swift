import Linting
import SourceText

/// Findings in XML, in the form of Checkstyle.
enum CheckstyleReport {
  static func write(_ report: Report) -> [UInt8] {
    var xml = XMLWriter()
    var places = PlaceFinder(report)
    xml.element("checkstyle", ["version": "4.3"]) { xml in
      for file in report.files where !file.diagnostics.isEmpty {
        xml.element("file", ["name": file.source.name]) { xml in
          for diagnostic in file.diagnostics {
            let start = places.place(of: diagnostic.range, in: file.source).start
            xml.element(
              "error",
              [
                "line": String(start.line), "column": String(start.column),
                "severity": diagnostic.severity.inCheckstyle,
                "message": diagnostic.shownMessage,
                "source": "\(report.tool.name).\(diagnostic.rule)",
              ])
          }
        }
      }
    }
    return xml.bytes
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
