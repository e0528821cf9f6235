package import Linting

/// What a team has settled for all its runs, in a file named `.plumb.yaml` and those that it extends.
package struct Configuration: Sendable {
  /// The name of the file.
  package static let fileName = ".plumb.yaml"

  /// The settings for some files only.
  package struct PathSettings: Sendable {
    /// The patterns of the files, as they are written.
    package let patterns: [Setting.Value]
    /// What is settled for them.
    package let settings: [Setting]

    let files: PathPatterns
  }

  /// The file; nil where there is none.
  package let path: String?
  /// The files that it extends, each before those that extend it.
  package let extended: [String]
  /// What is settled for all files, in the order in which it holds.
  package let settings: [Setting]
  /// What is settled for some files, in the order in which it holds.
  package let paths: [PathSettings]

  /// What a file and those that it extends settle, or that nothing is settled.
  init(
    path: String? = nil, extended: [String] = [], settings: [Setting] = [],
    paths: [PathSettings] = []
  ) {
    self.path = path
    self.extended = extended
    self.settings = settings
    self.paths = paths
  }

  /// Every setting, for all files or for some.
  var allSettings: [Setting] { settings + paths.flatMap(\.settings) }

  /// The folder that patterns are seen from.
  var folder: String { path.map(Self.folder) ?? "." }

  /// The folder that a file is in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// The least severity that fails a run.
package enum FailureThreshold: String, CaseIterable, Sendable {
  case error
  case warning
  case note
  case never

  /// What holds where nobody has said anything.
  package static let standard = warning

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
