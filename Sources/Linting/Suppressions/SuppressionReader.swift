import SourceText
import TemplateSyntax

/// Finds the notes of a template that some findings do not count.
///
/// Notes that people have left for other linters are read by ``PeerSuppressionReader``.
struct SuppressionReader {
  private(set) var suppressions: [Suppression] = []
  private(set) var issues: [SuppressionIssue] = []
  private let tree: SyntaxTree

  /// The notes of a template; looking for them costs next to nothing where there are none.
  static func read(_ tree: SyntaxTree) -> SuppressionReader {
    var reader = SuppressionReader(tree: tree)
    if tree.mayContainComments(with: "plumb:") { reader.readComments() }
    reader.readMetadata()
    return reader
  }

  private init(tree: SyntaxTree) {
    self.tree = tree
  }

  // MARK: - Comments

  private mutating func readComments() {
    let comments = tree.comments.compactMap(SuppressionComment.init)
    guard !comments.isEmpty else { return }
    let lines = CommentLines(tree)
    let entries = lines.entries(below: comments.filter { $0.isOwnLine(in: tree.source) })
    for comment in comments {
      let whole = lines.removal(of: comment)
      guard comment.isUnderstood, !comment.rules.isEmpty else {
        report(notUnderstood: comment)
        continue
      }
      let scope: SourceRange?
      if comment.isForFile {
        scope = nil
      } else if comment.isOwnLine(in: tree.source) {
        scope = entries[comment.range.start] ?? comment.range
      } else {
        scope = lines.line(of: comment)
      }
      for (position, rule) in comment.rules.enumerated() {
        suppressions.append(
          Suppression(
            rule: rule.name, scope: scope, reason: comment.reason,
            lastDay: comment.reason.flatMap(Self.lastDay),
            note: SuppressionNote(
              name: rule.range, whole: comment.range,
              removal: comment.rules.count == 1 ? whole : [comment.removal(ofRule: position)],
              removalOfWhole: whole)))
      }
      if comment.reason == nil { reportMissingReason(comment.range) }
    }
  }

  private mutating func report(notUnderstood comment: SuppressionComment) {
    let word = comment.isForFile ? comment.word : "ignore"
    issues.append(
      SuppressionIssue(
        kind: .withoutRule,
        message: comment.isUnderstood
          ? "this suppression does not name the rules that it hides"
          : "`plumb: \(comment.word)` is no suppression that plumb knows",
        range: comment.range, help: "write `# plumb: \(word)[rule] reason`"))
  }

  // MARK: - Metadata

  private mutating func readMetadata() {
    guard let root = tree.root, root.isMapping else { return }
    readMetadata(of: root, scope: nil)
    if let resources = root["Resources"] { readMetadata(ofEach: resources) }
  }

  private mutating func readMetadata(ofEach resources: Node) {
    for resource in resources.pairs {
      if resource.value.isMapping {
        readMetadata(of: resource.value, scope: resource.range)
      } else if resource.key.withUTF8({ $0.starts(with: "Fn::ForEach".utf8) }),
        let body = resource.value.elements.last
      {
        readMetadata(ofEach: body)
      }
    }
  }

  private mutating func readMetadata(of owner: Node, scope: SourceRange?) {
    guard let metadata = owner.pair("Metadata"), let own = metadata.value.pair("plumb"),
      let list = own.value.pair("ignore")
    else { return }
    let removal = EntryRemoval(
      list: list.value,
      owners: [
        (own.value, list), (metadata.value, own), (owner, metadata),
      ])
    guard list.value.isSequence, list.value.count > 0 else {
      return reportMissingRule(list.key.range)
    }
    for (position, entry) in list.value.elements.enumerated() {
      guard let rule = entry["rule"], rule.isScalar, !rule.isNull, !rule.text.isEmpty else {
        reportMissingRule(entry.range)
        continue
      }
      let reason = entry["reason"].map { $0.text.trimmingSpaces } ?? ""
      suppressions.append(
        Suppression(
          rule: rule.text, scope: scope, reason: reason.isEmpty ? nil : reason,
          lastDay: entry["until"].flatMap { CalendarDate($0.text) } ?? Self.lastDay(in: reason),
          note: SuppressionNote(
            name: rule.range, whole: list.value.range, removal: removal.edits(removing: position),
            removalOfWhole: removal.editsRemovingAll)))
      if reason.isEmpty { reportMissingReason(entry.range) }
    }
  }

  /// The day in `until 2027-01-31`, which may stand anywhere in a reason.
  private static func lastDay(in reason: String) -> CalendarDate? {
    let words = reason.split { $0 == " " || $0 == "," || $0 == ";" || $0 == ":" || $0 == "." }
    for (word, next) in zip(words, words.dropFirst()) where word.lowercased() == "until" {
      if let day = CalendarDate(next) { return day }
    }
    return nil
  }

  private mutating func reportMissingRule(_ range: SourceRange) {
    issues.append(
      SuppressionIssue(
        kind: .withoutRule, message: "this suppression does not name the rules that it hides",
        range: range, help: "write a list of `{rule: …, reason: …}`"))
  }

  private mutating func reportMissingReason(_ range: SourceRange) {
    issues.append(
      SuppressionIssue(
        kind: .withoutReason, message: "this suppression does not say why", range: range))
  }
}

extension String {
  /// The text without spaces and tabs at its ends.
  var trimmingSpaces: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
