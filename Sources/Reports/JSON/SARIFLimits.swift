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
  package static func leftOut(of summary: Report.Summary) -> Int {
    max(0, summary.findings + summary.suppressed - results)
  }

  /// What a report says when results are left out.
  package static func words(leftOut: Int) -> String {
    "\(leftOut) results are left out, the least severe: code scanning services take \(results) of a run"
  }
}
