import SourceText

/// The shapes of credentials that say by their beginning and length what they are.
enum CredentialShape {
  /// A credential that begins in a certain way and goes on with so many letters and digits.
  private struct Token {
    let prefix: String
    let lengths: ClosedRange<Int>
    let kind: String

    init(_ prefix: String, _ lengths: ClosedRange<Int>, _ kind: String) {
      self.prefix = prefix
      self.lengths = lengths
      self.kind = kind
    }
  }

  /// Each of them is described by the service that gives it out.
  private static let tokens = [
    Token("AKIA", 16...16, "an AWS access key id"),
    Token("ASIA", 16...16, "an AWS access key id"),
    Token("ghp_", 36...255, "a GitHub token"),
    Token("gho_", 36...255, "a GitHub token"),
    Token("ghu_", 36...255, "a GitHub token"),
    Token("ghs_", 36...255, "a GitHub token"),
    Token("ghr_", 36...255, "a GitHub token"),
    Token("github_pat_", 22...255, "a GitHub token"),
    Token("glpat-", 20...255, "a GitLab token"),
    Token("xoxb-", 20...255, "a Slack token"),
    Token("xoxp-", 20...255, "a Slack token"),
    Token("xoxa-", 20...255, "a Slack token"),
    Token("xoxr-", 20...255, "a Slack token"),
    Token("xoxs-", 20...255, "a Slack token"),
    Token("xapp-", 20...255, "a Slack token"),
    Token("sk_live_", 16...255, "a Stripe key"),
    Token("rk_live_", 16...255, "a Stripe key"),
    Token("whsec_", 24...255, "a Stripe key"),
    Token("AIza", 35...35, "a Google API key"),
    Token("SG.", 60...70, "a SendGrid key"),
    Token("npm_", 36...36, "an npm token"),
    Token("pypi-AgE", 50...255, "a PyPI token"),
    Token("sk-proj-", 20...255, "an OpenAI key"),
    Token("sk-ant-", 20...255, "an Anthropic key"),
    Token("dop_v1_", 64...64, "a DigitalOcean token"),
    Token("shpat_", 32...32, "a Shopify token"),
    Token("hvs.", 24...255, "a Vault token"),
  ]

  /// What kind of credential a text is or holds; nil when it has none of the shapes.
  static func kind(of text: String) -> String? {
    let bytes = text.utf8
    guard bytes.count >= 8 else { return nil }
    if text.holds("-----BEGIN "), holdsPrivateKey(text) { return "a private key" }
    if text.hasPrefix("https://hooks.slack.com/services/T"), bytes.count > 60 {
      return "a Slack webhook"
    }
    if text.holds("://"), holdsPassword(text) { return "an address with its password" }
    guard let kind = tokenKind(of: text), !Placeholder.isLikely(text) else { return nil }
    return kind
  }

  /// Whether a text has the shape of a credential, and says of itself that it is none.
  static func isStandIn(_ text: String) -> Bool {
    tokenKind(of: text) != nil && Placeholder.isLikely(text)
  }

  private static func tokenKind(of text: String) -> String? {
    for token in tokens where text.hasPrefix(token.prefix) {
      let rest = text.utf8.dropFirst(token.prefix.utf8.count)
      if token.lengths.contains(rest.count), rest.allSatisfy(isTokenByte) { return token.kind }
    }
    return isSignedToken(text) ? "a signed token" : nil
  }

  private static func holdsPrivateKey(_ text: String) -> Bool {
    guard let begin = text.range(of: "-----BEGIN ") else { return false }
    let label = text[begin.upperBound...].prefix(40)
    guard let end = label.range(of: "PRIVATE KEY") else { return false }
    // The key itself has to be there, not only the words around it.
    return text[end.upperBound...].utf8.count > 100
  }

  /// An address such as `postgres://user:password@host/database`.
  private static func holdsPassword(_ text: String) -> Bool {
    guard let scheme = text.range(of: "://") else { return false }
    let authority = text[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != " " }
    guard let at = authority.lastIndex(of: "@"),
      let colon = authority[..<at].firstIndex(of: ":")
    else { return false }
    let password = String(authority[authority.index(after: colon)..<at])
    return password.utf8.count >= 4 && !Placeholder.isLikely(password)
  }

  /// Three parts in base64 of which the first two are JSON: `eyJ….eyJ….…`.
  private static func isSignedToken(_ text: String) -> Bool {
    guard text.hasPrefix("eyJ") else { return false }
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 3 && text.contains(".eyJ") && parts[2].count >= 20
      && parts.allSatisfy { $0.allSatisfy(isTokenByte) }
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}

extension String {
  /// The first place at which a text stands in this one.
  fileprivate func range(of wanted: String) -> Range<Index>? {
    self[...].range(of: wanted)
  }
}

extension Substring {
  fileprivate func range(of wanted: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(wanted),
        let end = index(start, offsetBy: wanted.count, limitedBy: endIndex)
      {
        return start..<end
      }
      start = index(after: start)
    }
    return nil
  }
}
