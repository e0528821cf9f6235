import CloudFormation
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

  /// Whether a default is one that nobody means to deploy with: nothing, something in angle brackets,
  /// or the name of a variable such as `FIRST_SUBNET`.
  static func isToBeReplaced(_ text: String) -> Bool {
    if text.isEmpty || text.contains("<") && text.contains(">") { return true }
    return text.contains("_") && text.contains(where: \.isLetter)
      && text.allSatisfy { $0 == "_" || $0.isUppercase || $0.isNumber }
  }

  /// Whether a text is deployed as it is, though it says that it is no secret: one word, and not the
  /// form of something that a tool fills in.
  static func isWord(_ text: String) -> Bool {
    guard text.utf8.count >= 4, let first = text.first, first.isLetter || first.isNumber else {
      return false
    }
    return isLikely(text) && !text.contains { $0.isWhitespace || "/:${}<>%".contains($0) }
  }
}

extension PossibleValue {
  /// Whether the value is a parameter's default that nobody means to deploy with.
  var isDefaultToBeReplaced: Bool {
    assumedDefault != nil && text.map(Placeholder.isToBeReplaced) ?? false
  }
}
