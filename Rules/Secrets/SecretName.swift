/// A name by which things are called that nobody else may know, such as `DB_PASSWORD`.
struct SecretName {
  /// How much a text under such a name can look like a word and still be the secret.
  private enum Kind {
    /// People think up passwords, so any text is one.
    case password
    /// Tokens and keys are made by machines.
    case token
  }

  private let kind: Kind

  private static let passwords: Set<String> = [
    "password", "passwd", "passphrase", "pwd", "pass", "passcode",
  ]
  private static let tokens: Set<String> = ["secret", "token", "apikey", "secretkey", "authtoken"]
  /// What other words are often written together with, as in `dbpassword`.
  private static let runTogether = ["password", "passwd", "secret", "token"]
  /// What makes a `KEY` one that is secret.
  private static let keys: Set<String> = [
    "api", "secret", "private", "access", "encryption", "signing", "auth", "master", "client",
    "hmac", "jwt", "license", "app", "account", "storage", "ssh",
  ]
  /// What is put behind a name to say of which it is one.
  private static let endings: Set<String> = [
    "value", "dev", "test", "prod", "production", "staging", "plain", "text", "plaintext", "string",
  ]

  /// The secret's name that `name` is, if it is one: what it ends with decides, so that
  /// `PASSWORD_PARAMETER` and `TOKEN_URL` are none.
  init?(_ name: String) {
    var words = Self.words(of: name)
    while let last = words.last, Self.endings.contains(last) || last.allSatisfy(\.isNumber) {
      words.removeLast()
    }
    guard let last = words.last else { return nil }
    if Self.passwords.contains(last), last != "pass" && last != "pwd" || words.count > 1 {
      kind = .password
    } else if Self.tokens.contains(last) {
      kind = .token
    } else if words.suffix(3) == ["access", "key", "id"] {
      kind = .token
    } else if Self.runTogether.contains(where: { last.hasSuffix($0) }) {
      kind = last.hasSuffix("secret") || last.hasSuffix("token") ? .token : .password
    } else if last == "key", let before = words.dropLast().last, Self.keys.contains(before) {
      kind = .token
    } else {
      return nil
    }
  }

  /// Whether a text can be the secret itself, and not its name, its place or a stand-in for it.
  func couldMean(_ text: String) -> Bool {
    guard !Placeholder.isLikely(text), !text.contains(where: \.isWhitespace),
      !Self.isReference(text), SecretName(text) == nil
    else { return false }
    let lowered = text.lowercased()
    guard
      !["true", "false", "null", "none", "nil", "enabled", "disabled", "required"].contains(lowered)
    else { return false }
    switch kind {
    case .password:
      return text.utf8.count >= 4
    case .token:
      return text.utf8.count >= 8 && Self.looksRandom(text)
    }
  }

  /// Whether a text names another place: an ARN, a path, an address.
  private static func isReference(_ text: String) -> Bool {
    ["arn:", "/", "./", "http://", "https://", "s3://", "ssm:", "kms:", "alias/", "file:"]
      .contains { text.hasPrefix($0) }
  }

  /// Whether a text is more than words: letters together with digits, or letters of both cases in
  /// the middle of a long text without separators.
  private static func looksRandom(_ text: String) -> Bool {
    let digits = text.utf8.count { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let letters = text.utf8.count { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
    let separators = text.utf8.count { "-_/.:".utf8.contains($0) }
    if digits >= 2, letters >= 2 { return separators <= text.utf8.count / 6 }
    let isMixed = text.contains(where: \.isUppercase) && text.contains(where: \.isLowercase)
    return isMixed && separators == 0 && text.utf8.count >= 24
  }

  /// The words of a name in snake, kebab or camel case, in lower case.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isAfterLower = false
    for character in name {
      guard character.isLetter || character.isNumber else {
        if !word.isEmpty { words.append(word) }
        word = ""
        isAfterLower = false
        continue
      }
      if character.isUppercase, isAfterLower {
        words.append(word)
        word = ""
      }
      isAfterLower = !character.isUppercase
      word += character.lowercased()
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
