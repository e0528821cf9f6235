import Linting
import SourceText

/// What the list says of a rule that is written in Swift, read from its file.
///
/// Only what is written plainly is read; a test holds it against the rule.
struct SwiftRuleSource {
  /// Whether the rule runs where nothing is selected.
  let isEnabledByDefault: Bool
  /// The resource types that its check names one by one; nil for another check.
  let types: [String]?
  /// What its check looks at; nil where only the rule knows.
  let scope: ListedRule.Scope?

  init(_ source: SourceText) {
    let text = source.text(in: SourceRange(0, source.bytes.count))
    let rule = text.split(separator: " = Rule(", maxSplits: 1).last ?? ""
    let parts = rule.split(separator: "\n    check: ", maxSplits: 1)
    isEnabledByDefault = !(parts.first?.contains("\n    isEnabledByDefault: false,\n") ?? false)
    types = parts.count == 2 ? Self.types(in: parts[1]) : nil
    scope = parts.count == 2 ? Self.scope(of: parts[1]) : nil
  }

  private static let scopes: [String: ListedRule.Scope] = [
    ".eachResource(": .resources, ".eachPropertyFinding ": .propertyFindings,
    ".wholeTemplate ": .template, ".eachPolicy ": .template, ".eachPolicyFinding ": .template,
    ".eachServerlessResource(": .template, ".eachServerlessFinding ": .template,
    ".syntax ": .syntax, ".suppression ": .suppressions,
  ]

  private static func scope(of check: Substring) -> ListedRule.Scope? {
    scopes.first { check.hasPrefix($0.key) }?.value
  }

  /// The types of `.eachResource(of: ["AWS::SQS::Queue"])`.
  private static func types(in check: Substring) -> [String]? {
    let opening = ".eachResource(of: ["
    guard check.hasPrefix(opening), let end = check.firstIndex(of: "]") else { return nil }
    let list = check[check.index(check.startIndex, offsetBy: opening.count)..<end]
    var types: [String] = []
    for element in list.split(separator: ",") {
      let name = element.filter { !$0.isWhitespace }
      guard !name.isEmpty else { continue }
      guard name.count > 2, name.hasPrefix("\""), name.hasSuffix("\"") else { return nil }
      types.append(String(name.dropFirst().dropLast()))
    }
    return types
  }
}
