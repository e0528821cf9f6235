import SourceText
import TemplateSyntax

/// Which rules run: those of some groups without those of others.
package struct RuleSelection: Hashable, Sendable {
  /// The names of rules and groups whose rules run; nil for what is on by default.
  package var selected: [String]?
  /// The names of rules and groups whose rules do not run.
  package var ignored: [String]
  /// How bad the findings of some rules are, by the rule's name.
  package var severities: [String: Severity]
  /// What is said for the options of some rules, by the rule's name.
  package var options: [String: RuleOption.Values]

  /// The rules of some groups without those of others.
  package init(
    selected: [String]? = nil, ignored: [String] = [], severities: [String: Severity] = [:],
    options: [String: RuleOption.Values] = [:]
  ) {
    self.selected = selected
    self.ignored = ignored
    self.severities = severities
    self.options = options
  }

  /// Every rule.
  package static let allRules = "all"
  /// The rules that run where nothing is selected.
  package static let defaultRules = "default"

  /// A name that no rule and no group has.
  package struct UnknownName: Error, Hashable, Sendable {
    /// The name.
    package let name: String
    /// The known name that is most like it.
    package let nearest: String?
    /// The rules that report what another linter reports under this name.
    package let equivalents: [String]
  }

  /// The rules that run, out of all that there are.
  ///
  /// A file that cannot be read is reported whatever is selected: nothing else can be said of it.
  package func activeRules(of rules: [ListedRule]) -> [Linter.ActiveRule] {
    rules.compactMap { rule in
      guard !ignored.contains(where: { Self.name($0, covers: rule) }), isSelected(rule) else {
        return nil
      }
      return Linter.ActiveRule(
        rule, severity: severities.isEmpty ? nil : severities[rule.name],
        options: options.isEmpty ? nil : options[rule.name])
    }
  }

  private func isSelected(_ rule: ListedRule) -> Bool {
    guard let selected else { return rule.isEnabledByDefault }
    return selected.contains { Self.name($0, covers: rule) }
      || Self.isAboutUnreadableFiles(rule)
  }

  /// The first name that no rule and no group has.
  package func unknownName(among listed: [ListedRule]) -> UnknownName? {
    // Only for what is no name of a rule, all rules have to be made.
    let names = ((selected ?? []) + ignored + severities.keys.sorted()).filter { name in
      name != Self.allRules && name != Self.defaultRules
        && !listed.contains { $0.name == name }
    }
    guard !names.isEmpty else { return nil }
    let rules = listed.map(\.rule)
    let known = Self.knownNames(rules)
    for name in names where !known.contains(name) {
      return Self.unknown(name, known, rules)
    }
    return nil
  }

  private static func unknown(_ name: String, _ known: Set<String>, _ rules: [Rule])
    -> UnknownName
  {
    let equivalents = rules.filter { rule in
      rule.equivalents.contains { $0.ids.contains(name) }
    }.map(\.name)
    return UnknownName(
      name: name, nearest: NearestName.nearest(to: name, among: known), equivalents: equivalents)
  }

  private static func name(_ name: String, covers listed: ListedRule) -> Bool {
    if name == listed.name || name == allRules { return true }
    if name == defaultRules { return listed.isEnabledByDefault }
    let rule = listed.rule
    return name == rule.category.rawValue || rule.services.contains(name)
      || rule.frameworks.contains(name)
  }

  private static func knownNames(_ rules: [Rule]) -> Set<String> {
    var names: Set<String> = [allRules, defaultRules]
    names.formUnion(Category.allCases.map(\.rawValue))
    for rule in rules {
      names.insert(rule.name)
      names.formUnion(rule.services)
      names.formUnion(rule.frameworks)
    }
    return names
  }

  private static func isAboutUnreadableFiles(_ listed: ListedRule) -> Bool {
    guard listed.scope == .syntax, case .syntax(let owns) = listed.rule.check else { return false }
    return owns(SyntaxIssue(.malformed, "", at: SourceRange(0, 0)))
  }
}
