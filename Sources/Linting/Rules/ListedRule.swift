/// A rule with what decides whether it runs; the rest is made when somebody asks.
///
/// A run looks at the list of hundreds of rules and needs some dozens of them, and memory that is
/// touched at the start is paid for by every small template.
package struct ListedRule: Sendable {
  /// The name.
  package let name: String
  /// Whether it runs where nothing is selected.
  package let isEnabledByDefault: Bool
  /// The resource types whose resources its check is about, separated by spaces; nil for another
  /// check, and where only the rule knows.
  package let types: String?
  private let knownScope: Scope?
  private let make: @Sendable () -> Rule

  /// The rule.
  package var rule: Rule { make() }

  /// A rule of which the list says some things.
  package init(
    _ name: String, isEnabledByDefault: Bool, types: String? = nil, scope: Scope? = nil,
    rule: @escaping @Sendable () -> Rule
  ) {
    self.name = name
    self.isEnabledByDefault = isEnabledByDefault
    self.types = types
    knownScope = types == nil ? scope : .resources
    make = rule
  }

  /// A rule that is made already.
  package init(_ rule: Rule) {
    self.init(rule.name, isEnabledByDefault: rule.isEnabledByDefault) { rule }
  }

  /// What a rule looks at.
  package enum Scope: Sendable {
    /// What is written in resources of some types.
    case resources
    /// How properties fit the types of their resources.
    case propertyFindings
    /// The template: its sections, its calls, its graph, its policies, what SAM makes of it.
    case template
    /// The syntax.
    case syntax
    /// The notes that suppress findings.
    case suppressions
  }

  /// What the rule looks at, without making it where that is known.
  package var scope: Scope { knownScope ?? rule.check.scope }

  /// The types whose resources the rule looks at; none for a rule that looks at something else.
  var resourceTypes: [String] {
    types?.split(separator: " ").map(String.init) ?? rule.check.resourceTypes ?? []
  }

  /// Whether the rule is about resources of a type that is one of some.
  func isAbout(oneOf types: some Sequence<String>) -> Bool {
    guard let own = self.types else {
      guard let own = rule.check.resourceTypes else { return false }
      return types.contains(where: own.contains)
    }
    return types.contains { own.hasWord($0) }
  }
}

extension String {
  /// Whether a word stands in a text of words with single spaces between them.
  fileprivate func hasWord(_ word: String) -> Bool {
    if utf8.count <= word.utf8.count { return self == word }
    var text = self
    var word = word
    return text.withUTF8 { text in
      word.withUTF8 { word in
        var start = 0
        while start + word.count <= text.count {
          var end = start
          while end < text.count, text[end] != UInt8(ascii: " ") { end += 1 }
          if end - start == word.count, text[start..<end].elementsEqual(word) { return true }
          start = end + 1
        }
        return false
      }
    }
  }
}
