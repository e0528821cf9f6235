package import Linting
package import SourceText
import TemplateSyntax

/// A rule that was read from a YAML file.
package struct RuleFile: Sendable {
  /// The rule.
  package let rule: Rule
  /// The check and its messages in one line, for ``Linting/Check/declared(for:_:)``.
  package let checkText: String

  private let source: SourceText

  private static let keys = [
    "name", "summary", "severity", "category", "services", "enabled", "documents", "equivalents",
    "frameworks", "options", "why", "fix", "url", "check", "message", "message-when-absent",
    "examples",
  ]

  /// Reads a rule file.
  package static func read(_ source: SourceText) -> Result<RuleFile, RuleMistakes> {
    let tree = SyntaxTree.parse(source)
    defer { tree.discard() }
    var reader = RuleReader(tree)
    guard let root = tree.root, root.isMapping else {
      return .failure(
        RuleMistakes(
          mistakes: reader.mistakes.isEmpty
            ? [RuleMistake("the file holds no rule", at: SourceRange(0, 0))] : reader.mistakes))
    }
    let file = read(root, &reader)
    guard let file, reader.mistakes.isEmpty else {
      return .failure(
        RuleMistakes(mistakes: reader.mistakes.sorted { $0.range.start < $1.range.start }))
    }
    return .success(file)
  }

  private static func read(_ root: Node, _ reader: inout RuleReader) -> RuleFile? {
    reader.refuseKeys(of: root, except: keys)
    let name = reader.text("name", of: root)
    let summary = reader.text("summary", of: root)
    let severity: Severity? = reader.choice("severity", of: root)
    let category: Linting.Category? = reader.choice("category", of: root)
    let why = reader.text("why", of: root)
    let fix = reader.text("fix", of: root)
    let options = reader.options(of: root)
    let check = reader.check()
    reader.refuseUnusedOptions(of: root)
    if check.demands.contains(where: \.types.isEmpty), let node = root["check"] {
      reader.mistake(
        "the check names no type of resource", at: node, help: "add `resource: AWS::…`")
    }
    let examples = reader.examples(of: root)
    let equivalents = reader.equivalents(of: root)
    let services = reader.texts("services", of: root).map(\.text)
    let documents = reader.texts("documents", of: root).map(\.text)
    let frameworks = reader.texts("frameworks", of: root).map(\.text)
    let isEnabled = reader.flag("enabled", of: root) ?? true
    guard let name, let summary, let severity, let category, let why, let fix else { return nil }
    let text = CompactText.check(of: root)
    let rule = Rule(
      name, summary: summary, severity: severity, category: category,
      services: services, isEnabledByDefault: isEnabled, documents: documents,
      equivalents: equivalents, frameworks: frameworks, options: options,
      why: why.split(whereSeparator: \.isNewline).joined(separator: " "),
      fix: fix, url: reader.text("url", of: root, isNeeded: false),
      check: options.isEmpty
        ? .eachResource(of: check.types, check.run) : .declared(for: check.types, reading: text),
      examples: examples)
    return RuleFile(rule: rule, checkText: text, source: reader.tree.source)
  }

  /// The examples that do not find what their carets announce, each at its first line.
  package func brokenExamples(on today: CalendarDate) -> [RuleMistake] {
    let lines = LineIndex(source)
    return rule.examples().flatMap { example in
      let range = lines.range(ofLine: example.place.line)
      let expected = example.expectedFindings
      let found = example.findings(of: rule, on: today)
      return expected.filter { !found.contains($0) }.map {
        RuleMistake("the example does not find on line \($0.line): \($0.message)", at: range)
      }
        + found.filter { !expected.contains($0) }.map {
          RuleMistake(
            "the example finds on line \($0.line) what no carets announce: \($0.message)",
            at: range)
        }
    }
  }

  /// The examples in the text of a rule file that is known to be right.
  package static func examples(in text: StaticString, path: StaticString) -> [Example] {
    let source = SourceText(name: "\(path)", bytes: text.withUTF8Buffer(Array.init))
    let tree = SyntaxTree.parse(source)
    defer { tree.discard() }
    var reader = RuleReader(tree)
    return tree.root.map { reader.examples(of: $0) } ?? []
  }
}

extension RuleReader {
  /// The ids of other linters, by linter.
  fileprivate mutating func equivalents(of root: Node) -> [Equivalents] {
    guard let node = root["equivalents"] else { return [] }
    guard node.isMapping else {
      mistake("`equivalents` needs the names of other linters with their ids", at: node)
      return []
    }
    return node.pairs.compactMap { pair in
      guard let linter = PeerLinter(rawValue: pair.key.text) else {
        refuse(pair.key, "other linter", except: PeerLinter.allCases.map(\.rawValue))
        return nil
      }
      return Equivalents(linter, ids: texts(pair.key.text, of: node).map(\.text))
    }
  }

  fileprivate mutating func examples(of root: Node) -> [Example] {
    guard let node = root["examples"] else {
      noteMissing("examples", of: root)
      return []
    }
    guard node.isSequence else {
      mistake("`examples` needs a list", at: node)
      return []
    }
    let lines = LineIndex(tree.source)
    return node.elements.compactMap { element in
      guard element.isMapping else {
        mistake("an example needs `title` and `template`", at: element)
        return nil
      }
      refuseKeys(of: element, except: ["title", "template", "options"])
      guard let title = text("title", of: element), let template = element["template"],
        text("template", of: element) != nil
      else {
        if element["template"] == nil { noteMissing("template", of: element) }
        return nil
      }
      return Example(
        title, template.text, options: exampleOptions(element["options"]),
        fileID: tree.source.name, filePath: tree.source.name,
        line: lines.lineNumber(at: element.range.start))
    }
  }

  /// What an example says for the options of its rule.
  private mutating func exampleOptions(_ node: Node?) -> RuleOption.Values {
    guard let node else { return [:] }
    var values: RuleOption.Values = [:]
    for pair in node.pairs {
      if optionValues[pair.key.text] == nil, !optionValues.isEmpty {
        refuse(pair.key, "option", except: optionValues.keys.sorted())
      }
      values[pair.key.text] = texts(pair.key.text, of: node).map(\.text)
    }
    return values
  }
}
