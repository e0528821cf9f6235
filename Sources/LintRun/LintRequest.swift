package import Linting

/// What somebody asks for: what the command line says, before any file is read.
package struct LintRequest: Sendable {
  /// Where the configuration comes from.
  package enum ConfigurationSource: Hashable, Sendable {
    case nearest
    case file(String)
    case none
  }

  /// Files and folders; `-` is standard input.
  package var paths = ["."]
  /// Where the configuration comes from.
  package var configuration = ConfigurationSource.nearest
  /// The rules and groups that run; they take the place of those that the configuration selects
  /// and ignores.
  package var selected: [String]?
  /// The rules and groups that do not run.
  package var ignored: [String] = []
  /// The least severity that fails the run.
  package var failOn: FailureThreshold?
  /// The regions that templates are judged for.
  package var regions: [String] = []
  /// Files with values of parameters.
  package var parameterFiles: [String] = []
  /// Known values of parameters.
  package var parameters: [String: String] = [:]
  /// Folders with more rules.
  package var ruleFolders: [String] = []
  /// Whether the notes in templates that suppress findings hold.
  package var honorsSuppressions = true
  /// How many files are linted at once.
  package var threads = 1
  /// The name that standard input is reported under.
  package var standardInputName = "-"
  /// Whether a named file is treated as if it had been found in a folder.
  package var treatsNamedAsFound = false
  /// The day for which service lifecycles are judged.
  package var today: CalendarDate

  /// A request for the current folder.
  package init(today: CalendarDate) {
    self.today = today
  }
}
