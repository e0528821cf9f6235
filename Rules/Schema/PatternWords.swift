/// Says in words what a pattern wants, for patterns that are simple enough.
enum PatternWords {
  /// What a text has to be for a pattern; nil when that takes too many words.
  static func words(for pattern: String) -> String? {
    if let words = known[pattern] { return words }
    var rest = Substring(pattern)
    if rest.hasPrefix("^arn:") { return "it begins with `arn:`" }
    guard rest.hasPrefix("^["), let close = rest.lastIndex(of: "]") else { return nil }
    let repetition = rest[rest.index(after: close)...]
    guard ["+$", "*$"].contains(String(repetition)) || repetition.hasPrefix("{") else { return nil }
    rest = rest[..<close].dropFirst(2)
    guard !rest.hasPrefix("^"), !rest.contains("["), !rest.contains("]") else { return nil }
    let count = count(repetition).map { ", \($0) of them" } ?? ""
    return members(rest).map { "only \($0) are allowed" + count }
  }

  private static let known: [String: String] = [
    "^[^\\s]+$": "it has no spaces",
    "^.*$": "it has one line",
    "^/.*$": "it begins with `/`",
    "^.*\\.fifo$": "it ends with `.fifo`",
    "^ephemeral([0-9]|[1][0-9]|[2][0-3])$": "it is one of `ephemeral0` to `ephemeral23`",
  ]

  /// How often the members of a class may stand, by a repetition such as `{2,100}$`.
  private static func count(_ repetition: Substring) -> String? {
    guard repetition.hasPrefix("{"), repetition.hasSuffix("}$") else { return nil }
    let bounds = repetition.dropFirst().dropLast(2)
      .split(separator: ",", omittingEmptySubsequences: false)
    guard let least = bounds.first.flatMap({ Int($0) }) else { return nil }
    if bounds.count == 1 { return "\(least)" }
    guard let most = Int(bounds[1]) else { return "at least \(least)" }
    return least <= 1 ? "at most \(most)" : "\(least) to \(most)"
  }

  /// The members of a character class in words.
  private static func members(_ text: Substring) -> String? {
    var text = String(text)
    var names: [String] = []
    func take(_ part: String, _ name: String) {
      guard let range = text.firstRange(of: part) else { return }
      text.removeSubrange(range)
      names.append(name)
    }
    take("\\w", "letters, digits, `_`")
    if text.contains("a-z"), text.contains("A-Z") {
      take("a-z", "letters")
      take("A-Z", "")
    } else {
      take("a-z", "lower-case letters")
      take("A-Z", "upper-case letters")
    }
    take("0-9", "digits")
    take("\\d", "digits")
    names.removeAll(where: \.isEmpty)
    text = text.replacing("\\-", with: "-").replacing("\\.", with: ".").replacing("\\/", with: "/")
    text = text.replacing("\\:", with: ":").replacing("\\_", with: "_")
    guard !text.contains("\\"), !text.dropFirst().dropLast().contains("-") else { return nil }
    if !text.isEmpty { names.append("`\(text)`") }
    guard let last = names.last else { return nil }
    return names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " and " + last
  }
}
