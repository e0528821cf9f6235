/// A form in which a report can be written, by the name that the command line knows.
package enum ReportFormat: String, CaseIterable, Sendable {
  /// For people: every finding with the lines of the template that it is about.
  case text
  /// One line for each finding.
  case concise
  /// Version 1 of plumb's own format for programs.
  case json
  /// SARIF 2.1.0, for code scanning.
  case sarif
  /// Test results in XML, which most build servers show.
  case junit
  /// Commands that GitHub Actions turns into annotations.
  case github
  /// GitLab's code quality report.
  case gitlab
  /// Findings in XML, as Checkstyle writes them.
  case checkstyle
  /// A page to look at, in one file.
  case html
}
