import SourceText

/// Words in a template that the findings of one rule do not count in some place.
struct Suppression: Hashable, Sendable {
  /// The name of the rule.
  var rule: String
  /// Findings that begin here do not count; nil for the whole file.
  var scope: SourceRange?
  /// Why they do not count, in the author's words.
  var reason: String?
  /// The last day on which they do not count; nil for as long as the words stand there.
  var lastDay: CalendarDate?
  /// Where the words stand; nil for those that were written for another linter, which plumb does
  /// not judge.
  var note: SuppressionNote?

  /// Whether a finding begins in the place that it is for.
  func covers(_ diagnostic: Diagnostic) -> Bool {
    guard let scope else { return true }
    return scope.start <= diagnostic.range.start && diagnostic.range.start <= scope.end
  }
}

/// The words of a suppression as they stand in the template.
struct SuppressionNote: Hashable, Sendable {
  /// Where the name of the rule is written.
  var name: SourceRange
  /// All of the note, which may name other rules too.
  var whole: SourceRange
  /// The edits that take this rule out of the note.
  var removal: [TextEdit]
  /// The edits that take the note away with all its rules.
  var removalOfWhole: [TextEdit]
}
