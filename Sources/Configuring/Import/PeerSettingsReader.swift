import LintRun
import Linting
import Platform
import SourceText
import TemplateSyntax

/// Reads the settings of other linters.
struct PeerSettingsReader {
  var settings = PeerSettings()
  private(set) var file = ""
  private var lines = LineIndex(SourceText(name: "", bytes: []))
  /// The rules that stand for each id, by linter.
  private var rulesByID: [PeerLinter: [(id: String, rule: String)]] = [:]
  private let rulesOnByDefault: Set<String>

  init(_ rules: [Rule]) {
    rulesOnByDefault = Set(rules.filter(\.isEnabledByDefault).map(\.name))
    for rule in rules {
      for equivalents in rule.equivalents {
        rulesByID[equivalents.linter, default: []] += equivalents.ids.map { ($0, rule.name) }
      }
    }
  }

  /// Adds what a file asks for.
  mutating func read(_ file: PeerFile) throws(LocatedProblem) {
    let tree = SyntaxTree.parse(file.source)
    defer { tree.discard() }
    if let issue = tree.issues.first {
      throw LocatedProblem(issue.message, at: issue.range, in: file.source, help: issue.help)
    }
    guard let root = tree.root, !root.isNull else { return }
    guard root.isMapping else {
      throw LocatedProblem(
        "settings of \(file.linter.rawValue) are a mapping", at: root.range, in: file.source)
    }
    self.file = file.path
    lines = LineIndex(file.source)
    for pair in root.pairs {
      switch file.linter {
      case .checkov: readCheckov(pair.key, pair.value)
      case .cfnNag: readDenyList(pair.key, pair.value)
      default: readCfnLint(pair.key, pair.value)
      }
    }
  }

  // MARK: - What the readers share

  /// Notes that something cannot be carried over.
  mutating func leaveOut(_ node: Node, _ what: String, because reason: String) {
    settings.leftOut.append(
      PeerSettings.LeftOut(
        file: file, line: lines.lineNumber(at: node.range.start), what: what, reason: reason))
  }

  /// The texts of a list; one text may hold several with commas between them.
  func texts(_ value: Node) -> [(text: String, node: Node)] {
    (value.isSequence ? value.elements : [value]).filter { $0.isScalar && !$0.isNull }
      .flatMap { node in
        node.text.split(separator: ",").map { ($0.trimmingSpaces, node) }
      }
      .filter { !$0.text.isEmpty }
  }

  /// An id as it is written in a list, with the rules that report what it stands for.
  struct WrittenID {
    let id: String
    let node: Node
    /// The rules that report nothing but what the list as a whole stands for.
    var whole: [String] = []
    /// The rules that report other things too.
    var part: [String] = []
  }

  /// The ids of a list with their rules; `isMeant` says whether a written one stands for another.
  func written(
    _ ids: [(text: String, node: Node)], of linter: PeerLinter,
    _ isMeant: (_ written: String, _ id: String) -> Bool
  ) -> [WrittenID] {
    let known = rulesByID[linter] ?? []
    var others: Set<String> = []
    for (id, rule) in known where !ids.contains(where: { isMeant($0.text, id) }) {
      others.insert(rule)
    }
    return ids.map { text, node in
      var written = WrittenID(id: text, node: node)
      var seen: Set<String> = []
      for (id, rule) in known where isMeant(text, id) && seen.insert(rule).inserted {
        if others.contains(rule) { written.part.append(rule) } else { written.whole.append(rule) }
      }
      return written
    }
  }

  /// Gives the ids of a list with their rules to a body, and notes those that no rule stands for, or
  /// only one that reports more: what nobody has asked for does not fall silent.
  mutating func carryOver(
    _ ids: [(text: String, node: Node)], of linter: PeerLinter,
    _ isMeant: (_ written: String, _ id: String) -> Bool,
    _ body: (inout PeerSettings, WrittenID) -> Void
  ) {
    for written in written(ids, of: linter, isMeant) {
      body(&settings, written)
      if let first = written.part.first {
        let reason =
          written.part.count == 1
          ? "`\(first)` reports other things too; ignore it by hand if they may go"
          : "`\(first)` and \(written.part.count - 1) more report other things too; "
            + "ignore them by hand if those may go"
        leaveOut(written.node, written.id, because: reason)
      } else if written.whole.isEmpty {
        leaveOut(written.node, written.id, because: Self.noEquivalent)
      }
    }
  }

  /// Selects the rules for the ids of a list, as far as they are not on anyway.
  mutating func select(
    _ ids: [(text: String, node: Node)], of linter: PeerLinter,
    _ isMeant: (_ written: String, _ id: String) -> Bool
  ) {
    for written in written(ids, of: linter, isMeant) {
      let rules = written.whole + written.part
      if rules.isEmpty { leaveOut(written.node, written.id, because: Self.noEquivalent) }
      settings.selected.add(rules.filter { !rulesOnByDefault.contains($0) }, for: written.id)
    }
  }

  static let noEquivalent = "no rule of plumb reports the same"
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
