import SourceText

/// A note in a template that the findings of one rule do not count in some place.
struct Suppression: Hashable, Sendable {
  /// The name of the rule, as written.
  var rule: String
  /// Where the name is written.
  var range: SourceRange
  /// Findings that begin here do not count; nil for the whole file.
  var scope: SourceRange?
  /// Why they do not count, in the author's words.
  var reason: String?
  /// The note that names the rule, and maybe others.
  var note: SourceRange
  /// The edits that take this rule out of the note.
  var removal: [TextEdit]
  /// The edits that take the note away with all its rules.
  var removalOfNote: [TextEdit]

  /// Whether a finding begins in the place that the note is for.
  func covers(_ diagnostic: Diagnostic) -> Bool {
    guard let scope else { return true }
    return scope.start <= diagnostic.range.start && diagnostic.range.start <= scope.end
  }
}
