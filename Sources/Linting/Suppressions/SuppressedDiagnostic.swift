/// A finding that does not count, because somebody has said so.
package struct SuppressedDiagnostic: Hashable, Sendable {
  /// Where it is said that a finding does not count.
  package enum Origin: Hashable, Sendable {
    /// In the template.
    case template
    /// In the list of findings that are known.
    case baseline
  }

  /// The finding.
  package var diagnostic: Diagnostic
  /// Why it does not count, in the author's words; nil when none are given.
  package var reason: String?
  /// Where it is said that it does not count.
  package var origin: Origin

  /// A finding that does not count.
  package init(_ diagnostic: Diagnostic, reason: String?, by origin: Origin = .template) {
    self.diagnostic = diagnostic
    self.reason = reason
    self.origin = origin
  }
}
