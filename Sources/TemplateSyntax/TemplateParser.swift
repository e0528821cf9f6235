package import SourceText

extension SyntaxTree {
  /// Reads a template, YAML or JSON by its content, whatever the file is called.
  ///
  /// A document that begins with a brace is JSON. When it is not quite JSON but YAML accepts it, it
  /// is YAML, as CloudFormation itself sees it; otherwise its mistakes are those of JSON.
  package static func parse(_ source: SourceText) -> SyntaxTree {
    if source.bytes.starts(with: [0xFF, 0xFE]) || source.bytes.starts(with: [0xFE, 0xFF]) {
      return unreadable(source, "the file is UTF-16; a template is UTF-8")
    }
    guard source.bytes.count < Int(UInt32.max) / 2 else {
      return unreadable(source, "the file is \(source.bytes.count) bytes, too large to be read")
    }
    return YAMLReader.read(source)
  }

  private static func unreadable(_ source: SourceText, _ message: String) -> SyntaxTree {
    let issue = SyntaxIssue(
      .malformed, message, at: SourceRange(0, 0), help: "save the file as UTF-8")
    return SyntaxTree(
      source: source, language: .yaml, records: [], derivedText: [], issues: [issue],
      isIncomplete: true)
  }
}
