import SourceText

/// Says libyaml's problems in the words of somebody who writes templates.
struct YAMLProblem {
  /// What libyaml says.
  let problem: String
  /// What libyaml was doing.
  let context: String
  /// Where the problem is, in bytes.
  let position: Int
  /// Where what libyaml was doing began.
  let contextStart: Int
  /// Where the last complete key or value ended.
  let lastEnd: Int
  /// Where the collection begins that is open.
  let openStart: Int
  let bytes: UnsafeBufferPointer<UInt8>

  /// The issue that tells about the problem.
  func issue() -> SyntaxIssue {
    structureIssue ?? flowIssue ?? textIssue ?? tagIssue ?? directiveIssue
      ?? issue("YAML cannot be read here: \(problem)", help: "put the text in quotes")
  }

  // MARK: - Keys and indentation

  private var structureIssue: SyntaxIssue? {
    switch problem {
    case "mapping values are not allowed in this context": colonIssue
    case "did not find expected key": strayIssue ?? indentationIssue(of: "mapping", "key")
    case "did not find expected '-' indicator":
      strayIssue ?? indentationIssue(of: "list", "`-`")
    case "could not find expected ':'":
      issue(
        "this key is not followed by `:`", at: line(from: contextStart),
        help: "write `key: value`, or quote a text of several lines")
    case "block sequence entries are not allowed in this context":
      issue("a list item cannot begin here", help: "put the `-` on a line of its own")
    case "mapping keys are not allowed in this context":
      issue("a `?` cannot begin a key here", help: "write `key: value`, or put the text in quotes")
    case "did not find expected <document start>":
      issue("\(found) stands behind the end of the template", help: "remove it")
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      tabIssue
    default: nil
    }
  }

  private var tabIssue: SyntaxIssue {
    issue(
      "a tab stands where YAML needs spaces", at: character(at: position),
      help: "indent with spaces")
  }

  private var colonIssue: SyntaxIssue {
    let start = startOfLine
    let text = UnsafeBufferPointer(rebasing: bytes[start..<position])
    let hasKey = text.indices.contains {
      text[$0] == UInt8(ascii: ":") && $0 + 1 < text.count && text[$0 + 1] == 0x20
    }
    guard !hasKey, start < position else {
      return issue(
        "a second `:` stands on this line", at: character(at: position),
        help: "put the value in quotes")
    }
    let key = SourceRange(start, position)
    return issue(
      "key \(Excerpt.quoted(key, in: bytes)) is read as part of the text before it", at: key,
      help: "align the keys, and write a space behind each `:`")
  }

  /// The issue for something that stands on the line of a value that is complete.
  private var strayIssue: SyntaxIssue? {
    guard position < bytes.count else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","):
      return issue(
        "\(Excerpt.quoted(character(at: position), in: bytes)) stands outside of any bracket",
        at: character(at: position), help: "remove it, or put the value in quotes")
    case UInt8(ascii: "!") where isOnLineOfValue:
      return issue(
        "\(found) stands behind another tag; a value has one",
        help: "write the function in its long form, such as `Fn::Sub:`")
    case UInt8(ascii: "-") where !isOnLineOfValue && word.end == position + 1:
      return issue(
        "a list item stands where a key is needed",
        help: "align the `-` with its siblings, or indent it below a key")
    default:
      guard isOnLineOfValue else { return nil }
      return issue(
        "\(found) stands behind the end of the value", help: "put the whole value in quotes")
    }
  }

  private var isOnLineOfValue: Bool {
    lastEnd > 0 && lastEnd <= position && position > startOfLine
      && !bytes[lastEnd..<position].contains { $0 == 0x0A || $0 == 0x0D }
  }

  private func indentationIssue(of collection: String, _ part: String) -> SyntaxIssue {
    issue(
      "the indentation does not match the \(collection) that this line belongs to",
      help: "align the \(part) with its siblings, or quote the value before it")
  }

  // MARK: - Brackets

  private var flowIssue: SyntaxIssue? {
    switch problem {
    case "did not find expected ',' or ']'": separatorIssue("[", "]")
    case "did not find expected ',' or '}'": separatorIssue("{", "}")
    case "did not find expected node content": contentIssue
    default: nil
    }
  }

  private func separatorIssue(_ opening: Character, _ closing: Character) -> SyntaxIssue {
    if position >= bytes.count { return neverClosed(opening, at: contextStart) }
    return issue(
      "\(found) stands where `,` or `\(closing)` is needed",
      help: "add the missing `,`, or the `\(closing)` that closes the `\(opening)`")
  }

  private var contentIssue: SyntaxIssue {
    if position >= bytes.count, openStart < bytes.count {
      if bytes[openStart] == UInt8(ascii: "[") { return neverClosed("[", at: openStart) }
      if bytes[openStart] == UInt8(ascii: "{") { return neverClosed("{", at: openStart) }
    }
    let place = character(at: position)
    return issue(
      "a value cannot begin with \(Excerpt.quoted(place, in: bytes))", at: place,
      help: "write a value before it, or put the value in quotes")
  }

  private func neverClosed(_ bracket: Character, at start: Int) -> SyntaxIssue {
    issue(
      "the `\(bracket)` that opens here is never closed", at: character(at: start),
      help: "close it with `\(bracket == "[" ? "]" : "}")`")
  }

  // MARK: - Texts

  private var textIssue: SyntaxIssue? {
    switch problem {
    case "found character that cannot start any token":
      if position < bytes.count, bytes[position] == 0x09 { return tabIssue }
      let place = character(at: position)
      return issue(
        "a value cannot begin with \(Excerpt.quoted(place, in: bytes))", at: place,
        help: "put the value in quotes")
    case "found unexpected end of stream", "found unexpected document indicator":
      return issue(
        "the quote that opens here is never closed", at: character(at: contextStart),
        help: "close the quote")
    case "found unknown escape character":
      let escape = SourceRange(position, character(at: position + 1).end)
      return issue(
        "\(Excerpt.quoted(escape, in: bytes)) is no escape that YAML knows", at: escape,
        help: "double the `\\`, or use single quotes")
    case "did not find expected hexdecimal number":
      return issue(
        "\(Excerpt.quoted(escape, in: bytes)) does not have all its hexadecimal digits",
        at: escape, help: "write all the digits, or double the `\\`")
    case "found invalid Unicode character escape code":
      return issue(
        "\(Excerpt.quoted(escape, in: bytes)) is no character", at: escape,
        help: "write the character itself, or `\\U` and eight digits")
    case "did not find expected comment or line break"
    where context == "while scanning a block scalar":
      return issue(
        "\(found) stands behind the `|` or `>` on its line", help: "begin the text on the next line"
      )
    case "found an indentation indicator equal to 0":
      return issue("a text cannot be indented by 0 spaces", help: "write 1 to 9, or leave it out")
    default:
      return nil
    }
  }

  /// The escape whose digits begin where the problem is.
  private var escape: SourceRange {
    var end = position
    while end < bytes.count, bytes[end].hexadecimalValue != nil, end < position + 8 { end += 1 }
    return SourceRange(max(position - 2, 0), end)
  }

  // MARK: - Tags, anchors and aliases

  private var tagIssue: SyntaxIssue? {
    switch (context, problem) {
    case ("while scanning an anchor", _), ("while scanning an alias", _):
      let isAlias = contextStart < bytes.count && bytes[contextStart] == UInt8(ascii: "*")
      return issue(
        isAlias
          ? "`*` begins an alias, whose name has only letters, digits, `-` and `_`"
          : "`&` begins an anchor, whose name has only letters, digits, `-` and `_`",
        at: SourceRange(contextStart, max(position, contextStart + 1)),
        help: "put the text in quotes")
    case (_, "found undefined tag handle"):
      return issue(
        "tag \(found) has a prefix that no directive defines",
        help: "quote a text that begins with `!`")
    case ("while scanning a tag", _), ("while parsing a tag", _):
      let tag = SourceRange(contextStart, max(position, contextStart + 1))
      return issue(
        "tag \(Excerpt.quoted(tag, in: bytes)) needs a space behind it", at: tag,
        help: "write a space, or quote a text that begins with `!`")
    default:
      return nil
    }
  }

  // MARK: - Directives

  private var directiveIssue: SyntaxIssue? {
    switch problem {
    case "found unknown directive name":
      issue(
        "this line begins with `%`, but is no directive that YAML knows",
        at: line(from: contextStart), help: "remove the line, or put the text in quotes")
    case "found incompatible YAML document":
      issue(
        "the template asks for a YAML version that cannot be read", at: line(from: position),
        help: "remove the line")
    case "found duplicate %YAML directive", "found duplicate %TAG directive":
      issue(
        "this directive stands twice", at: line(from: position), help: "remove one of them")
    default:
      context.hasSuffix("directive")
        ? issue(
          "this line begins with `%`, but is no complete directive",
          at: line(from: contextStart), help: "remove the line, or put the text in quotes")
        : nil
    }
  }

  // MARK: - Places

  private func issue(_ message: String, at range: SourceRange? = nil, help: String)
    -> SyntaxIssue
  {
    SyntaxIssue(.malformed, message, at: range ?? word, help: help)
  }

  /// The text at the problem, in backticks.
  private var found: String {
    position < bytes.count ? Excerpt.quoted(word, in: bytes) : "the end of the file"
  }

  /// The word at the problem, without the colon or bracket that ends it.
  private var word: SourceRange {
    var end = position
    while end < bytes.count, !Self.endsWord(bytes[end]) { end += 1 }
    while end > position + 1, bytes[end - 1] == UInt8(ascii: ":") { end -= 1 }
    return end > position ? SourceRange(position, end) : character(at: position)
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"):
      true
    default:
      false
    }
  }

  private func character(at start: Int) -> SourceRange {
    guard start < bytes.count else { return SourceRange(bytes.count, bytes.count) }
    return SourceRange(start, start + max(1, UTF8Sequence.length(bytes, at: start)))
  }

  /// From a place to the last character of its line.
  private func line(from start: Int) -> SourceRange {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return SourceRange(start, end)
  }

  /// The first character of the problem's line that is no space.
  private var startOfLine: Int {
    var start = position
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    while start < position, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    return start
  }
}
