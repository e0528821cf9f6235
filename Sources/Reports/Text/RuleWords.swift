import Linting

/// The words of the rules that have been met.
struct KnownWords {
  private var words: [RuleWords] = []
  private var positions: [String: Int] = [:]

  subscript(_ position: Int) -> RuleWords { words[position] }

  /// Where the words of a finding's rule stand.
  mutating func position(
    for diagnostic: Diagnostic, _ margin: Int, inColor: Bool
  ) -> Int {
    let known = positions[diagnostic.rule]
    if let known, words[known].are(those: diagnostic, margin) { return known }
    let made = RuleWords(diagnostic, margin, inColor: inColor)
    if let known {
      words[known] = made
      return known
    }
    positions[diagnostic.rule] = words.count
    words.append(made)
    return words.count - 1
  }
}

/// What all findings of a rule have in common, as it is written: how their headline begins, and the
/// help and the page below their excerpt.
struct RuleWords {
  let beginning: [UInt8]
  let remarks: [UInt8]

  private let severity: Severity
  private let help: String?
  private let url: String?
  private let margin: Int

  init(_ diagnostic: Diagnostic, _ margin: Int, inColor: Bool) {
    (severity, help, url) = (diagnostic.severity, diagnostic.help, diagnostic.url)
    self.margin = margin
    let (severity, rule) = (diagnostic.severity, diagnostic.rule)
    var output = StyledOutput(inColor: inColor)
    output.write(.severity(severity)) { output in
      output.write(severity.description)
      output.write("[")
      output.write(rule)
      output.write("]")
    }
    beginning = output.waiting.take()
    output.writeRemarks(diagnostic, margin)
    remarks = output.waiting.take()
  }

  /// Whether a finding of the rule has these words.
  func are(those diagnostic: Diagnostic, _ margin: Int) -> Bool {
    self.margin == margin && severity == diagnostic.severity && help == diagnostic.help
      && url == diagnostic.url
  }
}

extension StyledOutput {
  /// Writes what to do about a finding, and where to read about it.
  mutating func writeRemarks(_ diagnostic: Diagnostic, _ margin: Int) {
    let help = diagnostic.help
    let fixes = diagnostic.fixes.filter { $0.title != help }
    guard help != nil || !fixes.isEmpty || diagnostic.url != nil else { return }
    writeBar(margin)
    if let help { writeRemark("help", help.onOneLine, margin) }
    for fix in fixes { writeRemark("\(fix.safety) fix", fix.title.onOneLine, margin) }
    if let url = diagnostic.url { writeRemark("see", url.onOneLine, margin) }
  }

  /// Writes a remark on a line of its own.
  mutating func writeRemark(_ kind: String, _ text: String, _ margin: Int) {
    write(spaces: margin + 1)
    write("=", .frame)
    write(.message) { output in
      output.write(" ")
      output.write(kind)
    }
    write(": ")
    write(text)
    endLine()
  }
}
