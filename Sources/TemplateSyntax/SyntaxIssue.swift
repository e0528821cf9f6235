package import SourceText

/// Something in the bytes of a template that cannot be read as the author meant it.
package struct SyntaxIssue: Hashable, Sendable {
  /// What kind of mistake it is; each kind is a rule of its own.
  package enum Kind: Hashable, Sendable {
    /// The file cannot be read further from here, or a part was left out.
    case malformed
    /// A key stands twice in one mapping; `first` is where it stood before.
    case duplicateKey(first: SourceRange)
    /// A tag that is no function of CloudFormation and no standard YAML tag.
    case unknownTag
    /// A key that is written like a function, of a mapping with no other, and is none.
    case unknownFunction
    /// More documents in one file than the one template.
    case severalDocuments
    /// The file can be read and is no template.
    case noTemplate
  }

  /// What kind of mistake it is.
  package var kind: Kind
  /// What is wrong, in the words of a diagnostic.
  package var message: String
  /// Where.
  package var range: SourceRange
  /// What to do about it, beginning with a verb.
  package var help: String?

  /// An issue of a kind at a place.
  package init(_ kind: Kind, _ message: String, at range: SourceRange, help: String? = nil) {
    self.kind = kind
    self.message = message
    self.range = range
    self.help = help
  }
}
