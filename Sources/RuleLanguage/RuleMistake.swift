package import Linting
package import SourceText

/// Something in a rule file that makes it no rule.
package struct RuleMistake: Error, Hashable, Sendable {
  /// What is wrong, in the words of a finding.
  package let message: String
  /// Where.
  package let range: SourceRange
  /// What to do about it, beginning with a verb.
  package let help: String?

  /// A mistake at a place.
  package init(_ message: String, at range: SourceRange, help: String? = nil) {
    self.message = message
    self.range = range
    self.help = help
  }

  /// The mistake as a finding in the rule file.
  package var diagnostic: Diagnostic {
    Diagnostic(
      rule: "broken-rule-file", severity: .error, category: .syntax, message: message,
      range: range, help: help)
  }
}

/// All that is wrong with a rule file, in its order; never empty.
package struct RuleMistakes: Error, Sendable {
  /// The mistakes.
  package let mistakes: [RuleMistake]
}
