/// A text that is, or very likely is, something that nobody else may know.
///
/// Texts are known by their own shape, which is nearly certain, or by the name of what they are
/// given to. What only stands in for a secret, such as `changeme` or `<password>`, is none.
package enum LikelySecret: Hashable, Sendable {
  /// A credential of a kind that its shape tells.
  case credential(String)
  /// A text given to something that is named like a secret.
  case named

  /// The secret in a text that stands for `name`, if it is one.
  package init?(_ text: String, named name: String) {
    if let kind = CredentialShape.kind(of: text) {
      self = .credential(kind)
      return
    }
    guard let naming = SecretName(name), naming.couldMean(text) else { return nil }
    self = .named
  }

  /// The secret in a text, by its shape alone.
  package init?(_ text: String) {
    guard let kind = CredentialShape.kind(of: text) else { return nil }
    self = .credential(kind)
  }

  /// Whether a text in the place of a secret only stands in for one: an example key of AWS, or a
  /// word such as `changeme` under the name of a secret.
  package static func isStandIn(_ text: String, named name: String) -> Bool {
    if CredentialShape.isStandIn(text) { return true }
    guard SecretName(name) != nil else { return false }
    return Placeholder.isWord(text)
  }
}
