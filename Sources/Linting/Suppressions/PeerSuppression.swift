import SourceText

/// Words in a template that are written for another linter: what it reports under an id does not
/// count in some place.
struct PeerSuppression: Hashable, Sendable {
  /// The linter that they are written for.
  var linter: PeerLinter
  /// The id, as written.
  var id: String
  /// Findings that begin here do not count; nil for the whole file.
  var scope: SourceRange?
  /// Why they do not count, in the author's words.
  var reason: String?

  /// Whether what a rule finds is what the other linter reports under the id.
  func isAbout(_ rule: Rule) -> Bool {
    rule.equivalents.contains { $0.linter == linter && $0.ids.contains(where: names) }
  }

  private func names(_ other: String) -> Bool {
    switch linter {
    // `E3` and `W` stand for all that begin so.
    case .cfnLint: other.hasPrefix(id)
    // The same rule has a name of its own in each pack: `NIST.800.53.R5-S3BucketLoggingEnabled`.
    case .cdkNag: other == id || other == id.drop { $0 != "-" }.dropFirst()
    default: other == id
    }
  }

  /// The same in plumb's words, for each of some rules that it is about.
  func suppressions(of rules: [Linter.ActiveRule]) -> [Suppression] {
    guard !id.isEmpty else { return [] }
    return rules.filter { isAbout($0.rule) }
      .map { Suppression(rule: $0.rule.name, scope: scope, reason: reason) }
  }
}
