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
  /// The part of all files that is linted; nil for all of them.
  package var shard: Shard?
  /// The day for which service lifecycles are judged.
  package var today: CalendarDate

  /// What the options settle, which goes before what the configuration does.
  var settings: [Setting] {
    var settings: [Setting] = []
    if let selected { settings.append(Setting(.select, selected, from: "--select")) }
    if !ignored.isEmpty { settings.append(Setting(.ignore, ignored, from: "--ignore")) }
    if let failOn { settings.append(Setting(.failOn, [failOn.rawValue], from: "--fail-on")) }
    if !regions.isEmpty { settings.append(Setting(.regions, regions, from: "--region")) }
    if !ruleFolders.isEmpty { settings.append(Setting(.rules, ruleFolders, from: "--rules")) }
    return settings
  }

  /// Whether a text has the form of a region's name, such as `eu-central-1`.
  package static func isRegion(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count >= 3 && Int(parts.last ?? "") != nil
      && parts.dropLast().allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isLowercase) }
  }

  /// A request for the current folder.
  package init(today: CalendarDate) {
    self.today = today
  }
}
