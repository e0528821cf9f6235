import Linting
import SourceText
import TemplateSyntax

/// Reads the parts of a rule file and notes what is wrong with them.
struct RuleReader {
  let tree: SyntaxTree
  private(set) var mistakes: [RuleMistake] = []
  /// What the options of the rule stand for, by name.
  var optionValues: RuleOption.Values = [:]
  /// The options that the check has asked for.
  var usedOptions: Set<String> = []

  init(_ tree: SyntaxTree) {
    self.tree = tree
    mistakes = tree.issues.map { RuleMistake($0.message, at: $0.range, help: $0.help) }
  }

  mutating func mistake(_ message: String, at node: Node, help: String? = nil) {
    mistakes.append(RuleMistake(message, at: node.range, help: help))
  }

  // MARK: - Keys

  /// Notes each key of a mapping that is none of those known.
  mutating func refuseKeys(of node: Node, except known: [String]) {
    for pair in node.pairs where !known.contains(pair.key.text) {
      refuse(pair.key, "key", except: known)
    }
  }

  /// Notes that a word is none of those known.
  mutating func refuse(_ node: Node, _ kind: String, except known: [String]) {
    mistake(
      "`\(node.text)` is no \(kind) of a rule", at: node,
      help: NearestName.nearest(to: node.text, among: known).map { "write `\($0)`" }
        ?? "write one of \(known.map { "`\($0)`" }.joined(separator: ", "))")
  }

  // MARK: - Values

  /// The text under a key; a missing one is a mistake when it is needed.
  mutating func text(_ key: String, of node: Node, isNeeded: Bool = true) -> String? {
    guard let value = node[key] else {
      if isNeeded { noteMissing(key, of: node) }
      return nil
    }
    guard value.isScalar, !value.text.isEmpty else {
      mistake("`\(key)` needs a text", at: value.isScalar ? node.pair(key)?.key ?? value : value)
      return nil
    }
    return value.text.trimmingLines()
  }

  mutating func noteMissing(_ key: String, of node: Node) {
    let place = SourceRange(node.range.start, node.pairs.first?.key.range.end ?? node.range.end)
    mistakes.append(
      RuleMistake("the key `\(key)` is missing", at: place, help: "add `\(key):`"))
  }

  /// The texts under a key, given as a list or as one text; none when the key is missing.
  mutating func texts(_ key: String, of node: Node) -> [Node] {
    guard let value = node[key] else { return [] }
    let elements = value.isSequence ? value.elements : [value]
    for element in elements where !element.isScalar || element.text.isEmpty {
      mistake("`\(key)` needs texts", at: element)
    }
    return elements.filter(\.isScalar)
  }

  /// The truth value under a key.
  mutating func flag(_ key: String, of node: Node) -> Bool? {
    guard let value = node[key] else { return nil }
    guard let flag = value.boolean else {
      mistake("`\(key)` needs `true` or `false`", at: value)
      return nil
    }
    return flag
  }

  /// The case of an enumeration under a key.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of node: Node
  ) -> Choice? {
    guard let name = text(key, of: node), let value = node[key] else { return nil }
    guard let choice = Choice(rawValue: name) else {
      refuse(value, key, except: Choice.allCases.map(\.rawValue))
      return nil
    }
    return choice
  }

  /// A value that a predicate compares with.
  mutating func literal(_ node: Node, for key: String) -> Literal? {
    switch node.kind {
    case .boolean: return node.boolean.map(Literal.boolean)
    case .integer, .float: return node.number.map { .number($0, text: node.text) }
    case .string: return .text(node.text)
    case .mapping, .sequence, .null:
      mistake("`\(key)` needs a text, a number or `true` or `false`", at: node)
      return nil
    }
  }

  /// A number that a predicate compares with.
  mutating func number(_ node: Node, for key: String) -> Double? {
    if let values = optionValue(node) { return values.first.flatMap { Double($0) } }
    guard let number = node.number else {
      mistake("`\(key)` needs a number", at: node)
      return nil
    }
    return number
  }
}

extension String {
  /// The text without the spaces and line ends around it.
  fileprivate func trimmingLines() -> String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
