import SourceText
import TemplateSyntax

/// A comment `# plumb: ignore[rule, rule] reason`, as it is written.
struct SuppressionComment {
  /// From the `#` to the end of the line.
  let range: SourceRange
  /// The word behind `plumb:`.
  let word: String
  /// The names between the brackets; none when there are no brackets.
  let rules: [(name: String, range: SourceRange)]
  /// What stands behind the brackets.
  let reason: String?

  /// Whether it is for the whole file.
  var isForFile: Bool { word == "ignore-file" }

  /// Whether the word is one that plumb knows.
  var isUnderstood: Bool { word == "ignore" || isForFile }

  /// What a comment says to plumb; nil when it says nothing to plumb.
  ///
  /// It may stand behind other words: `# see ticket 12  # plumb: ignore[rule] reason`.
  init?(_ comment: Comment) {
    let bytes = Array(comment.text.utf8)
    guard var position = Self.start(in: bytes) else { return nil }
    let start = comment.range.start
    let hash = position.hash
    position.text = Self.skipSpaces(bytes, from: position.text)
    let wordEnd =
      bytes[position.text...].firstIndex {
        !($0 == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20))
      } ?? bytes.count
    word = String(decoding: bytes[position.text..<wordEnd], as: UTF8.self)
    guard Self.mayBeMeant(word) else { return nil }
    range = SourceRange(start + hash, comment.range.end)
    let open = Self.skipSpaces(bytes, from: wordEnd)
    guard open < bytes.count, bytes[open] == UInt8(ascii: "["),
      let close = bytes[open...].firstIndex(of: UInt8(ascii: "]"))
    else {
      rules = []
      reason = nil
      return
    }
    rules = Self.names(in: bytes, open + 1..<close).map { name in
      (
        String(decoding: bytes[name], as: UTF8.self),
        SourceRange(start + name.lowerBound, start + name.upperBound)
      )
    }
    let words = String(decoding: bytes[(close + 1)...], as: UTF8.self).trimmingSpaces
    reason = words.isEmpty ? nil : words
  }

  /// Where the `#` stands, and where the text behind `plumb:` begins.
  private static func start(in bytes: [UInt8]) -> (hash: Int, text: Int)? {
    for hash in bytes.indices where bytes[hash] == UInt8(ascii: "#") {
      let text = skipSpaces(bytes, from: hash + 1)
      if bytes[text...].starts(with: "plumb:".utf8) { return (hash, text + 6) }
    }
    return nil
  }

  /// Whether a word is, or comes near, one that plumb knows; others belong to comments about
  /// something else.
  private static func mayBeMeant(_ word: String) -> Bool {
    let word = word.lowercased()
    return ["ignore", "disable", "skip", "noqa", "suppress"].contains { word.hasPrefix($0) }
  }

  private static func names(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    bytes[range].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: true).compactMap {
      part in
      let start = part.firstIndex { !isSpace($0) }
      let last = part.lastIndex { !isSpace($0) }
      guard let start, let last else { return nil }
      return start..<last + 1
    }
  }

  private static func skipSpaces(_ bytes: [UInt8], from start: Int) -> Int {
    bytes[start...].firstIndex { !isSpace($0) } ?? bytes.count
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Whether nothing but spaces stands before it on its line.
  func isOwnLine(in source: SourceText) -> Bool {
    var position = range.start
    while position > 0 {
      let byte = source.bytes[position - 1]
      if byte == 0x0A || byte == 0x0D { return true }
      guard Self.isSpace(byte) || byte == 0xBF && position == 3 else { return false }
      if byte == 0xBF { return true }
      position -= 1
    }
    return true
  }

  /// The edit that takes one of several rules out of the brackets.
  func removal(ofRule position: Int) -> TextEdit {
    let range =
      position + 1 < rules.count
      ? SourceRange(rules[position].range.start, rules[position + 1].range.start)
      : SourceRange(rules[position - 1].range.end, rules[position].range.end)
    return TextEdit(range, replacement: "")
  }
}
