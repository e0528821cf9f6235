package import Linting
package import SourceText

/// What a run has found in all its files: the one value that every format writes out.
package struct Report: Sendable {
  /// The program that made the report.
  package struct Tool: Hashable, Sendable {
    /// The name of the program.
    package var name: String
    /// The version, as semantic versioning writes it.
    package var version: String
    /// The page about the program.
    package var url: String?

    /// A program with its version.
    package init(name: String, version: String, url: String? = nil) {
      self.name = name
      self.version = version
      self.url = url
    }
  }

  /// What was found in one file.
  package struct File: Sendable {
    /// The file; one in which nothing was found may come without its bytes.
    package var source: SourceText
    /// What was found, in the order of the file.
    package var diagnostics: [Diagnostic]
    /// What was found and is not to count, in the order of the file.
    package var suppressed: [SuppressedDiagnostic]

    /// A file with what was found in it.
    package init(
      _ source: SourceText, _ diagnostics: [Diagnostic] = [],
      suppressed: [SuppressedDiagnostic] = []
    ) {
      self.source = source
      self.diagnostics = diagnostics
      self.suppressed = suppressed
    }

    /// A file in which nothing was found.
    package init(named name: String) {
      self.init(SourceText(name: name, bytes: []))
    }

    /// A file with what a linter has found in it.
    package init(_ result: Linter.Result) {
      self.init(result.source, result.diagnostics, suppressed: result.suppressed)
    }
  }

  /// How much was found.
  package struct Summary: Hashable, Sendable {
    /// How many templates were linted.
    package var files = 0
    /// In how many of them something was found.
    package var filesWithFindings = 0
    /// How many errors count.
    package var errors = 0
    /// How many warnings count.
    package var warnings = 0
    /// How many notes count.
    package var notes = 0
    /// How many findings do not count.
    package var suppressed = 0

    /// How many findings count.
    package var findings: Int { errors + warnings + notes }

    /// How bad the findings are that count.
    package var severities: [Severity] {
      [(errors, Severity.error), (warnings, .warning), (notes, .note)].filter { $0.0 > 0 }.map(\.1)
    }

    /// Nothing was linted yet.
    package init() {}

    /// Counts what was found in one more file.
    package mutating func add(_ file: File) {
      files += 1
      if !file.diagnostics.isEmpty { filesWithFindings += 1 }
      suppressed += file.suppressed.count
      for diagnostic in file.diagnostics {
        switch diagnostic.severity {
        case .error: errors += 1
        case .warning: warnings += 1
        case .note: notes += 1
        }
      }
    }
  }

  /// The program that made the report.
  package let tool: Tool
  /// The templates that were linted, in the order in which they are reported.
  package let files: [File]
  /// The rules that ran.
  package let rules: [Rule]
  /// How much was found.
  package let summary: Summary

  /// A report of what a program found in some files with some rules.
  package init(_ tool: Tool, _ files: [File], rules: [Rule] = []) {
    self.tool = tool
    self.files = files
    self.rules = rules
    var summary = Summary()
    for file in files { summary.add(file) }
    self.summary = summary
  }
}
