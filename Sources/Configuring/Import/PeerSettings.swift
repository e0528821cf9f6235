import Linting

/// What the settings of other linters ask for, in plumb's words.
struct PeerSettings {
  /// A rule, and the ids of other linters that it stands for.
  struct NamedRule {
    var rule: String
    var ids: [String]
  }

  /// Something that plumb has no setting for.
  struct LeftOut {
    var file: String
    var line: Int
    /// The setting or the id.
    var what: String
    /// Why it is left out, and perhaps what to do.
    var reason: String
  }

  /// Rules that run besides those that are on by default.
  var selected: [NamedRule] = []
  /// Rules that do not run.
  var ignored: [NamedRule] = []
  /// Other severities, by the rule's name.
  var severities: [String: Severity] = [:]
  var regions: [String] = []
  var excluded: [String] = []
  var parameters: [String: String] = [:]
  var failOn: String?
  /// What could not be carried over, in the order of the files.
  var leftOut: [LeftOut] = []
}

extension [PeerSettings.NamedRule] {
  /// Adds some rules that an id stands for.
  mutating func add(_ rules: [String], for id: String) {
    for rule in rules {
      if let position = firstIndex(where: { $0.rule == rule }) {
        if !self[position].ids.contains(id) { self[position].ids.append(id) }
      } else {
        append(Element(rule: rule, ids: [id]))
      }
    }
  }
}
