package import Linting
import SourceText

/// What a team has settled for all its runs, in a file named `.plumb.yaml`.
package struct Configuration: Sendable {
  /// The name of the file.
  package static let fileName = ".plumb.yaml"

  /// The file; nil where there is none.
  package var path: String?
  /// Which rules run.
  package var selection = RuleSelection()
  /// The least severity that fails a run; nil when the file does not say.
  package var failOn: FailureThreshold?
  /// The regions that templates are judged for; nil when the file does not say.
  package var regions: [String]?
  /// Known values of parameters.
  package var parameters: [String: String] = [:]
  /// Folders with more rules, as paths that can be opened.
  package var ruleFolders: [String] = []
  /// The files and folders that are left out.
  package var exclusion = PathExclusion.nothing

  /// The file's text and where in it each rule or group is named, to show a name that nothing has.
  var source: SourceText?
  var namePlaces: [String: SourceRange] = [:]

  /// Nothing is settled.
  package init() {}
}

/// The least severity that fails a run.
package enum FailureThreshold: String, CaseIterable, Sendable {
  case error
  case warning
  case note
  case never

  /// Whether a finding fails the run.
  package func isReached(by severity: Severity) -> Bool {
    switch self {
    case .error: severity >= .error
    case .warning: severity >= .warning
    case .note: true
    case .never: false
    }
  }
}
