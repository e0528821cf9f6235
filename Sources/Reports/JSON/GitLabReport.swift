import Linting
import SourceText

/// GitLab's code quality report, which merge requests show.
struct GitLabReport: ReportWriter {
  private var json = JSONWriter()
  private var places = PlaceFinder()
  /// Findings are told apart over all files, since GitLab shows one of those with the same name.
  private var fingerprints = Fingerprinter()

  init() {
    json.begin("[")
  }

  mutating func add(_ file: Report.File, to sink: Sink) {
    let path = file.source.name.withoutLeadingDot
    for diagnostic in file.diagnostics {
      let place = places.place(of: diagnostic.range, in: file.source)
      let fingerprint = fingerprints.fingerprint(of: diagnostic, in: path)
      json.element()
      json.object { json in
        json.member("description", diagnostic.shownMessage)
        json.member("check_name", diagnostic.rule)
        json.member("fingerprint", fingerprint)
        json.member("severity", diagnostic.severity.inGitLab)
        json.object("location") { json in
          json.member("path", path)
          json.object("lines", inline: true) { json in
            json.member("begin", place.start.line)
            json.member("end", place.end.line)
          }
        }
      }
      json.handOnMany(to: sink)
    }
  }

  mutating func end(_ summary: Report.Summary, to sink: Sink) {
    json.end("]")
    json.endLine()
    json.handOn(to: sink)
  }
}

extension Severity {
  fileprivate var inGitLab: String {
    switch self {
    case .error: "critical"
    case .warning: "major"
    case .note: "info"
    }
  }
}
