import Linting

/// A key of a configuration: what it is for, what it holds, and what becomes of it where several files
/// or entries have it.
///
/// The reader, the schema for editors and `plumb config show` all go by this declaration.
package enum ConfigurationKey: String, CaseIterable, Sendable {
  case extends
  case select
  case ignore
  case severity
  case options
  case failOn = "fail-on"
  case regions
  case parameters
  case rules
  case exclude
  case baseline
  case paths
  case match

  /// The keys of a file.
  package static let ofFiles = allCases.filter { $0 != .match }
  /// The keys of an entry of `paths`.
  package static let ofPaths: [ConfigurationKey] = [
    .match, .select, .ignore, .severity, .options, .regions, .parameters,
  ]

  /// The key as it is written.
  package var name: String { rawValue }

  /// What it is for, in a few words.
  package var summary: String {
    switch self {
    case .extends: "configuration files whose settings hold where this one says nothing else"
    case .select: "rules and groups that run; begins anew what was selected and ignored before"
    case .ignore: "rules and groups that do not run"
    case .severity: "another severity for some rules"
    case .options: "what only you know and some rules ask for, by rule and option"
    case .failOn: "the least severity that makes the exit status 1"
    case .regions: "the regions that templates are judged for"
    case .parameters: "known values of parameters"
    case .rules: "folders with rules of your own"
    case .exclude: "patterns of files and folders that are not linted"
    case .baseline: "the file of known findings, which do not count"
    case .paths: "settings for some files only; of several entries that match, later ones go before"
    case .match: "patterns of the files that the entry is about"
    }
  }

  /// What a key holds.
  package enum Shape: Hashable, Sendable {
    /// One of some words.
    case choice([String])
    /// A text.
    case text(TextKind)
    /// A list of texts, or one of them.
    case texts(TextKind)
    /// A mapping of names to one of some words each.
    case choices([String], of: TextKind)
    /// A mapping of names to texts, numbers, truth values or lists of them.
    case values(of: TextKind)
    /// A mapping of rules to mappings of their options to numbers, texts or lists of texts.
    case ruleOptions
    /// A list of mappings with keys of their own.
    case entries([ConfigurationKey])
  }

  /// What a text in a configuration stands for.
  package enum TextKind: Hashable, Sendable {
    case file
    case folder
    case pattern
    case region
    case rule
    case ruleOrGroup
    case parameter
  }

  /// What the key holds.
  package var shape: Shape {
    switch self {
    case .extends: .texts(.file)
    case .select, .ignore: .texts(.ruleOrGroup)
    case .severity: .choices(Severity.allCases.map(\.rawValue), of: .rule)
    case .options: .ruleOptions
    case .failOn: .choice(FailureThreshold.allCases.map(\.rawValue))
    case .regions: .texts(.region)
    case .parameters: .values(of: .parameter)
    case .rules: .texts(.folder)
    case .exclude, .match: .texts(.pattern)
    case .baseline: .text(.file)
    case .paths: .entries(Self.ofPaths)
    }
  }

  /// What becomes of a setting when a later one has the same key.
  enum Succession {
    /// The later one takes its place.
    case replaced
    /// Both hold.
    case added
    /// The later one takes its place when both have the same name.
    case replacedByName
  }

  var succession: Succession {
    switch self {
    case .select, .failOn, .regions, .baseline: .replaced
    case .ignore, .rules, .exclude, .extends, .paths, .match: .added
    case .severity, .options, .parameters: .replacedByName
    }
  }
}
