import CloudFormation

/// Where the users of a federated principal come from.
package struct IdentityProvider: Hashable, Sendable {
  /// The host of an OpenID Connect provider, such as `token.actions.githubusercontent.com`; nil for
  /// SAML and when the host is not known.
  package let host: String?
  /// Whether the provider speaks SAML.
  package let isSAML: Bool

  /// Whether anyone can sign up with the provider, so that being one of its users proves nothing.
  package var isOpenToAnyone: Bool {
    guard let host else { return false }
    return Self.openHosts.contains { host == $0 || host.hasPrefix($0 + "/") }
  }

  /// Whether its users are the workflows of repositories on GitHub.
  package var isGitHub: Bool { host == "token.actions.githubusercontent.com" }

  private static let openHosts = [
    "token.actions.githubusercontent.com", "cognito-identity.amazonaws.com", "www.amazon.com",
    "graph.facebook.com", "accounts.google.com", "gitlab.com", "app.terraform.io",
    "agent.buildkite.com", "oidc.circleci.com", "api.bitbucket.org",
  ]
}

extension PolicyPrincipal {
  /// Where the users of a federated principal come from; nil for another principal and when nothing
  /// is known of it.
  package var identityProvider: IdentityProvider? {
    guard kind == .federated, let pattern = value.pattern else { return nil }
    if let name = pattern.fieldsOfARN?[5] {
      if name.hasPrefix("saml-provider/") { return IdentityProvider(host: nil, isSAML: true) }
      guard name.hasPrefix("oidc-provider/"), !name.contains(TextPattern.unknownLetter) else {
        return nil
      }
      return IdentityProvider(
        host: String(name.dropFirst("oidc-provider/".count)), isSAML: false)
    }
    guard let text = pattern.text, !text.hasPrefix("arn:") else { return nil }
    return IdentityProvider(host: text, isSAML: false)
  }
}
