import Linting
import SourceText

/// GitLab's code quality report, which merge requests show.
enum GitLabReport {
  static func write(_ report: Report) -> [UInt8] {
    var json = JSONWriter()
    var places = PlaceFinder(report)
    // Findings are told apart over all files, since GitLab shows one of those with the same name.
    var fingerprints = Fingerprinter()
    json.array { json in
      for file in report.files {
        let path = file.source.name.withoutLeadingDot
        for diagnostic in file.diagnostics {
          let place = places.place(of: diagnostic.range, in: file.source)
          json.element()
          json.object { json in
            json.member("description", diagnostic.shownMessage)
            json.member("check_name", diagnostic.rule)
            json.member("fingerprint", fingerprints.fingerprint(of: diagnostic, in: path))
            json.member("severity", diagnostic.severity.inGitLab)
            json.object("location") { json in
              json.member("path", path)
              json.object("lines", inline: true) { json in
                json.member("begin", place.start.line)
                json.member("end", place.end.line)
              }
            }
          }
        }
      }
    }
    json.endLine()
    return json.bytes
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
