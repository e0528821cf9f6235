/// A finding that does not count, because the template's author has said so.
package struct SuppressedDiagnostic: Hashable, Sendable {
  /// The finding.
  package var diagnostic: Diagnostic
  /// Why it does not count, in the author's words; nil when none are given.
  package var reason: String?

  /// A finding that does not count.
  package init(_ diagnostic: Diagnostic, reason: String?) {
    self.diagnostic = diagnostic
    self.reason = reason
  }
}
