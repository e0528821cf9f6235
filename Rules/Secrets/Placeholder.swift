import SourceText

/// Texts that stand where a secret is to be put, and are none themselves.
enum Placeholder {
  private static let words: [StaticString] = [
    "changeme", "change-me", "change_me", "change this", "changethis", "changeit", "example",
    "placeholder", "dummy", "sample", "todo", "fixme", "xxxx", "your-", "your_", "yourp", "yours",
    "replace", "insert", "redacted", "not-used", "notused", "unused", "undefined", "overrid",
    "override", "injected", "fake", "mock", "....", "****", "1234", "abcd",
  ]

  /// Whether a text says of itself that it is no secret.
  static func isLikely(_ text: String) -> Bool {
    let lowered = text.lowercased()
    if ["<", "{", "[", "$", "%", "#{"].contains(where: lowered.hasPrefix) { return true }
    return words.contains { lowered.holds($0) }
  }
}
