extension Report.Summary {
  /// The summary as people read it: "1 error, 2 warnings in 2 of 3 templates; 1 suppressed".
  package var inWords: String {
    var counts: [String] = []
    if errors > 0 { counts.append(Self.count(errors, "error")) }
    if warnings > 0 { counts.append(Self.count(warnings, "warning")) }
    if notes > 0 { counts.append(Self.count(notes, "note")) }
    var text = counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
    text += " in "
    if !counts.isEmpty, filesWithFindings < files { text += "\(filesWithFindings) of " }
    text += Self.count(files, "template")
    if suppressed > 0 { text += "; \(suppressed) suppressed" }
    return text
  }

  private static func count(_ number: Int, _ word: String) -> String {
    number == 1 ? "1 \(word)" : "\(number) \(word)s"
  }
}
