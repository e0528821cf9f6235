package import SourceText

/// Something that is wrong with a note that suppresses findings.
package struct SuppressionIssue: Hashable, Sendable {
  /// What kind of mistake it is; each kind belongs to one rule.
  package enum Kind: Hashable, Sendable {
    /// It hides nothing, or names a rule that there is not.
    case unused
    /// It does not say which rule it hides.
    case withoutRule
    /// Its last day is over.
    case expired
    /// It does not say why.
    case withoutReason
  }

  /// What kind of mistake it is.
  package var kind: Kind
  /// What is wrong, in the words of a diagnostic.
  package var message: String
  /// Where.
  package var range: SourceRange
  /// What to do about it, beginning with a verb.
  package var help: String?
  /// Edits that mend it.
  package var fixes: [Fix] = []
}
