package import SourceText

extension SyntaxTree {
  /// How many bytes a template has for which a second thread gains more than it costs.
  package static let largeSize = 40_000

  /// Reads a template, YAML or JSON by its content, whatever the file is called.
  ///
  /// A document that begins with a brace or a bracket is JSON. When it is not quite JSON but YAML
  /// accepts it, it is YAML, as CloudFormation itself sees it; otherwise its mistakes are those of
  /// JSON, unless it plainly was meant as YAML.
  ///
  /// Two threads read a large YAML document in about half the time of one.
  package static func parse(_ source: SourceText, threads: Int = 1) -> SyntaxTree {
    if source.bytes.starts(with: [0xFF, 0xFE]) || source.bytes.starts(with: [0xFE, 0xFF]) {
      return unreadable(source, "the file is UTF-16; a template is UTF-8")
    }
    guard source.bytes.count < Int(UInt32.max) / 2 else {
      return unreadable(source, "the file is \(source.bytes.count) bytes, too large to be read")
    }
    guard beginsWithBracket(source) else { return YAMLReader.read(source, threads: threads) }
    let json = JSONReader.read(source)
    guard let mistake = json.firstMistake else { return json }
    let yaml = YAMLReader.read(source)
    let isYAML = yaml.firstMistake.map { json.looksLikeYAML && $0 > mistake } ?? true
    (isYAML ? json : yaml).discard()
    return isYAML ? yaml : json
  }

  /// Reads a document that is JSON and nothing else, such as a report.
  package static func parseJSON(_ source: SourceText) -> SyntaxTree {
    guard source.bytes.count < Int(UInt32.max) / 2 else {
      return unreadable(source, "the file is \(source.bytes.count) bytes, too large to be read")
    }
    return JSONReader.read(source)
  }

  private static func beginsWithBracket(_ source: SourceText) -> Bool {
    let hasMark = source.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let first = source.bytes[(hasMark ? 3 : 0)...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Where the first part is that cannot be read.
  private var firstMistake: Int? {
    issues.first { $0.kind == .malformed }?.range.start
  }

  /// Whether a mistake in JSON is something that only YAML has: a tag, an anchor, an alias, or, in
  /// a file that is not named as JSON, a text without quotes.
  private var looksLikeYAML: Bool {
    let isNamedJSON = source.name.hasSuffix(".json")
    return issues.contains { issue in
      guard issue.kind == .malformed, issue.range.start < source.bytes.count else { return false }
      switch source.bytes[issue.range.start] {
      case UInt8(ascii: "!"), UInt8(ascii: "&"), UInt8(ascii: "*"): return true
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        return !isNamedJSON
      default: return false
      }
    }
  }

  private static func unreadable(_ source: SourceText, _ message: String) -> SyntaxTree {
    let issue = SyntaxIssue(
      .malformed, message, at: SourceRange(0, 0), help: "save the file as UTF-8")
    return SyntaxTree(
      source: source, language: .yaml, records: UnsafeBufferPointer(start: nil, count: 0),
      derivedText: [], issues: [issue],
      isIncomplete: true)
  }
}
