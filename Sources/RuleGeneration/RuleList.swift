import Linting
import RuleLanguage
import SourceText

/// The generated list of all rules.
package struct RuleList {
  /// The Swift file.
  package let text: String

  /// What keeps a rule file out of the list.
  package struct Problem: Error, CustomStringConvertible {
    /// One line for each mistake, each with its file, line and column.
    package let description: String
  }

  /// The list of the rules in a folder.
  package init(_ folder: RuleFolder) throws {
    let entries = try folder.entries()
    var rules: [String] = []
    var problems: [String] = []
    var listed: [String] = []
    for entry in entries {
      let source = try folder.source(entry.path)
      guard entry.language == .yaml else {
        listed.append(Self.listed(SwiftRuleSource(source), entry))
        continue
      }
      switch RuleFile.read(source) {
      case .success(let file):
        rules.append(Self.rule(file, source, entry))
        listed.append(Self.listed(file, entry))
      case .failure(let mistakes): problems += Self.lines(mistakes, in: source)
      }
    }
    guard problems.isEmpty else { throw Problem(description: problems.joined(separator: "\n")) }
    text = Self.heading + Self.list(listed) + rules.map { "\n" + $0 }.joined()
  }

  private static func lines(_ mistakes: RuleMistakes, in source: SourceText) -> [String] {
    let index = LineIndex(source)
    return mistakes.mistakes.map { mistake in
      let place = index.position(at: mistake.range.start)
      let help = mistake.help.map { " (\($0))" } ?? ""
      return "\(source.name):\(place.line):\(place.column): error: \(mistake.message)\(help)"
    }
  }

  private static let heading = """
    // swift-format-ignore-file
    // Written by `Scripts/dev generate` from the files in Rules. Do not edit.

    package import Linting
    import RuleLanguage


    """

  private static func list(_ listed: [String]) -> String {
    """
    /// The rules that come with plumb.
    package enum BuiltInRules {
      /// All of them, in the order of their names.
      package static var all: [Rule] { listed.map(\\.rule) }

      /// All of them, in the order of their names, most of them not made yet.
      package static let listed: [ListedRule] = [
    \(listed.map { "    \($0)," }.joined(separator: "\n"))
      ]
    }

    """
  }

  private static func listed(_ file: RuleFile, _ entry: RuleFolder.Entry) -> String {
    listed(
      entry, isEnabled: file.rule.isEnabledByDefault, file.rule.check.resourceTypes, .resources)
  }

  private static func listed(_ source: SwiftRuleSource, _ entry: RuleFolder.Entry) -> String {
    listed(entry, isEnabled: source.isEnabledByDefault, source.types, source.scope)
  }

  private static func listed(
    _ entry: RuleFolder.Entry, isEnabled: Bool, _ types: [String]?, _ scope: ListedRule.Scope?
  ) -> String {
    var words = [SwiftLiteral.text(entry.name), "isEnabledByDefault: \(isEnabled)"]
    if let types {
      words.append("types: " + SwiftLiteral.text(types.joined(separator: " ")))
    } else if let scope {
      words.append("scope: .\(scope)")
    }
    return "ListedRule(\(words.joined(separator: ", "))) { .\(entry.member) }"
  }

  private static func rule(_ file: RuleFile, _ source: SourceText, _ entry: RuleFolder.Entry)
    -> String
  {
    let rule = file.rule
    let types = rule.check.resourceTypes ?? []
    var lines = [
      SwiftLiteral.text(rule.name),
      "summary: " + SwiftLiteral.text(rule.summary),
      "severity: .\(rule.severity)",
      "category: .\(rule.category)",
    ]
    if !rule.services.isEmpty { lines.append("services: " + SwiftLiteral.list(rule.services)) }
    if !rule.isEnabledByDefault { lines.append("isEnabledByDefault: false") }
    if !rule.documents.isEmpty { lines.append("documents: " + SwiftLiteral.list(rule.documents)) }
    if !rule.equivalents.isEmpty { lines.append("equivalents: " + equivalents(rule.equivalents)) }
    if !rule.frameworks.isEmpty {
      lines.append("frameworks: " + SwiftLiteral.list(rule.frameworks))
    }
    if !rule.options.isEmpty {
      lines.append("options: [" + rule.options.map(option).joined(separator: ", ") + "]")
    }
    lines += ["why: " + SwiftLiteral.text(rule.why), "fix: " + SwiftLiteral.text(rule.fix)]
    if let url = rule.url { lines.append("url: " + SwiftLiteral.text(url)) }
    let text = source.text(in: SourceRange(0, source.bytes.count))
    lines += [
      "check: .declared(for: \(SwiftLiteral.list(types)), \(SwiftLiteral.raw(file.checkText)))",
      "examples: RuleFile.examples(in: \(entry.member)Text, path: \(SwiftLiteral.text(entry.path)))",
    ]
    return """
      extension Rule {
        static let \(entry.member) = Rule(
          \(lines.joined(separator: ",\n    ")))
      }

      private let \(entry.member)Text: StaticString = \(SwiftLiteral.rawLines(text))

      """
  }

  private static func option(_ option: RuleOption) -> String {
    let kind =
      switch option.kind {
      case .number(let least, let most, let standard):
        ".number(from: \(least), to: \(most), standard: \(standard))"
      case .texts(let standard): ".texts(standard: \(SwiftLiteral.list(standard)))"
      }
    let words = [SwiftLiteral.text(option.name), SwiftLiteral.text(option.summary), kind]
    return "RuleOption(\(words.joined(separator: ", ")))"
  }

  private static func equivalents(_ equivalents: [Equivalents]) -> String {
    let parts = equivalents.map { "Equivalents(.\($0.linter), ids: \(SwiftLiteral.list($0.ids)))" }
    return "[" + parts.joined(separator: ", ") + "]"
  }
}

/// Texts as Swift source writes them.
enum SwiftLiteral {
  /// A string literal in one line.
  static func text(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": literal += "\\\(scalar)"
      case "\n": literal += "\\n"
      case "\t": literal += "\\t"
      case "\r": literal += "\\r"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }

  /// An array literal of strings.
  static func list(_ texts: [String]) -> String {
    "[" + texts.map(text).joined(separator: ", ") + "]"
  }

  /// A raw string literal in one line.
  static func raw(_ text: String) -> String {
    let fence = fence(for: text)
    return "\(fence)\"\(text)\"\(fence)"
  }

  /// A raw string literal of several lines, which begin where the source's do.
  static func rawLines(_ text: String) -> String {
    let fence = fence(for: text)
    return "\(fence)\"\"\"\n\(text)\n\"\"\"\(fence)"
  }

  /// More number signs than stand anywhere in the text, so that nothing in it can close it.
  private static func fence(for text: String) -> String {
    let longest = text.split { $0 != "#" }.map(\.count).max() ?? 0
    return String(repeating: "#", count: longest + 1)
  }
}
