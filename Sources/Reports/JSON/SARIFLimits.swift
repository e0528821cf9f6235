import Linting

/// What code scanning services take of a SARIF report.
///
/// GitHub refuses a file in which one run has more results than this, and of those it takes it shows
/// the 5,000 most severe:
/// https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
package enum SARIFLimits {
  /// The most results that a run may have.
  package static let results = 25_000
  /// The most tags of a rule that are shown; with twice as many a file is refused.
  static let tags = 10

  /// How many results of a report are left out.
  package static func leftOut(of report: Report) -> Int {
    max(0, report.summary.findings + report.summary.suppressed - results)
  }

  /// Which of the results of a report stay, in the order in which they are written.
  static func kept(in report: Report) -> [Bool]? {
    guard leftOut(of: report) > 0 else { return nil }
    return kept(
      report.files.flatMap { file in
        file.diagnostics.map { Importance($0.severity, isSuppressed: false) }
          + file.suppressed.map { Importance($0.diagnostic.severity, isSuppressed: true) }
      })
  }

  /// Which of some results stay, nil when all do: the most severe, and of equal ones the first.
  static func kept(_ importance: [Importance]) -> [Bool]? {
    guard importance.count > results else { return nil }
    var room = results
    var rooms: [Importance: Int] = [:]
    for level in Importance.allCases {
      let wanted = importance.count { $0 == level }
      rooms[level] = min(wanted, room)
      room -= min(wanted, room)
    }
    return importance.map { level in
      guard let room = rooms[level], room > 0 else { return false }
      rooms[level] = room - 1
      return true
    }
  }

  /// What a report says when results are left out.
  package static func words(leftOut: Int) -> String {
    "\(leftOut) results are left out, the least severe: code scanning services take \(results) of a run"
  }

  /// How much it matters that a result is seen, the most important first.
  enum Importance: CaseIterable {
    case error
    case warning
    case note
    case suppressed

    init(_ severity: Severity?, isSuppressed: Bool) {
      self =
        switch severity {
        case _ where isSuppressed: .suppressed
        case .error: .error
        case .warning: .warning
        case .note, nil: .note
        }
    }
  }
}
