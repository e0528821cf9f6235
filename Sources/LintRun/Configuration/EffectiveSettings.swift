package import Linting

/// The settings that hold after all that were made, each with its origin.
package struct EffectiveSettings: Sendable {
  /// The settings that no later one takes the place of, in the order in which they were made.
  package private(set) var settings: [Setting] = []

  /// What holds after some settings were made one after the other.
  package init(_ settings: [Setting] = []) {
    for setting in settings { apply(setting) }
  }

  /// Makes one more setting.
  package mutating func apply(_ setting: Setting) {
    switch setting.key.succession {
    case .added: break
    case .replaced: settings.removeAll { $0.key == setting.key }
    case .replacedByName:
      settings.removeAll {
        $0.key == setting.key && $0.name == setting.name && $0.option == setting.option
      }
    }
    if setting.key == .select { settings.removeAll { $0.key == .ignore } }
    settings.append(setting)
  }

  /// The values under a key, in order.
  package func values(_ key: ConfigurationKey) -> [Setting.Value] {
    settings.filter { $0.key == key }.flatMap(\.values)
  }

  private func texts(_ key: ConfigurationKey) -> [String] { values(key).map(\.text) }

  private func textsByName(_ key: ConfigurationKey) -> [String: String] {
    var texts: [String: String] = [:]
    for setting in settings where setting.key == key {
      if let name = setting.name { texts[name] = setting.values.first?.text }
    }
    return texts
  }

  /// Which rules run.
  package var selection: RuleSelection {
    RuleSelection(
      selected: settings.contains { $0.key == .select } ? texts(.select) : nil,
      ignored: texts(.ignore),
      severities: textsByName(.severity).compactMapValues(Severity.init), options: options)
  }

  private var options: [String: RuleOption.Values] {
    var options: [String: RuleOption.Values] = [:]
    for setting in settings where setting.key == .options {
      guard let rule = setting.name, let option = setting.option else { continue }
      options[rule, default: [:]][option] = setting.values.map(\.text)
    }
    return options
  }

  /// The least severity that fails a run.
  package var failOn: FailureThreshold {
    values(.failOn).first.flatMap { FailureThreshold(rawValue: $0.text) } ?? .standard
  }

  /// The regions that templates are judged for.
  package var regions: [String] {
    let regions = texts(.regions)
    return regions.isEmpty ? [Self.standardRegion] : regions
  }

  /// The region that templates are judged for where nobody has said another.
  package static let standardRegion = "us-east-1"

  /// Known values of parameters.
  package var parameters: [String: String] { textsByName(.parameters) }

  /// Folders with more rules, as paths that can be opened.
  package var ruleFolders: [String] { texts(.rules) }

  /// The patterns of what is left out.
  package var excludedPatterns: [String] { texts(.exclude) }

  /// The file of known findings, as a path that can be opened.
  package var baseline: String? { texts(.baseline).first }
}
