import Linting

/// What is to be said about a rule, as Markdown: the page in `docs/rules`.
enum RulePage {
  /// The page of a rule.
  static func markdown(for rule: Rule) -> String {
    var sections = [
      "# \(rule.name)",
      facts(of: rule),
      "## What is wrong\n\n\(sentence(rule.summary))",
      "## Why it matters\n\n\(rule.why)",
      "## How to fix it\n\n\(sentence(rule.fix))",
    ]
    if !rule.options.isEmpty { sections.append(options(of: rule)) }
    let examples = rule.examples()
    if !examples.isEmpty {
      sections.append("## Examples")
      sections += examples.map(section)
    }
    if !rule.equivalents.isEmpty { sections.append(equivalents(rule.equivalents)) }
    if let url = rule.url { sections.append("## See also\n\n<\(url)>") }
    return sections.joined(separator: "\n\n") + "\n"
  }

  /// One line of all that can be said in a word.
  private static func facts(of rule: Rule) -> String {
    var facts = ["**\(rule.severity.rawValue)**", "category `\(rule.category.rawValue)`"]
    facts += named("service", "services", rule.services)
    facts.append(rule.isEnabledByDefault ? "on by default" : "off by default")
    if rule.isFixable { facts.append("fixable") }
    facts += named("practice", "practices", rule.documents)
    facts += named("framework", "frameworks", rule.frameworks)
    return facts.joined(separator: " · ")
  }

  private static func named(_ one: String, _ several: String, _ words: [String]) -> [String] {
    guard !words.isEmpty else { return [] }
    let list = words.map { "`\($0)`" }.joined(separator: ", ")
    return ["\(words.count == 1 ? one : several) \(list)"]
  }

  private static func section(of example: Example) -> String {
    let verdict = example.expectedFindings.isEmpty ? "Passes" : "Fails"
    var template = example.template
    while template.last == "\n" { template.removeLast() }
    let files = example.files.sorted { $0.key < $1.key }.map { path, text in
      text.map { "\n\nwith `\(path)`:\n\n```yaml\n\($0)\n```" }
        ?? "\n\nwithout a file `\(path)`."
    }
    let options = example.options.sorted { $0.key < $1.key }.map { name, values in
      "`\(name): \(values.count == 1 ? values[0] : "[" + values.joined(separator: ", ") + "]")`"
    }
    let given = options.isEmpty ? "" : ", with \(options.joined(separator: " and "))"
    return "\(verdict): \(example.title)\(given)\n\n```yaml\n\(template)\n```" + files.joined()
  }

  private static func options(of rule: Rule) -> String {
    var lines = [
      "## Options", "",
      "A configuration sets them below `options`, for all templates or for some:", "", "```yaml",
      "options:", "  \(rule.name):",
    ]
    lines += rule.options.map { option in
      switch option.kind {
      case .number(let least, let most, let standard):
        "    \(option.name): \(standard) # \(option.summary), from \(least)"
          + (most < Int(Int32.max) ? " to \(most)" : "")
      case .texts(let standard):
        "    \(option.name): [\(standard.joined(separator: ", "))] # \(option.summary)"
      }
    }
    return (lines + ["```"]).joined(separator: "\n")
  }

  private static func equivalents(_ equivalents: [Equivalents]) -> String {
    let rows = equivalents.map { equivalent in
      "| \(equivalent.linter.rawValue) | \(equivalent.ids.map { "`\($0)`" }.joined(separator: ", ")) |"
    }
    return (["## In other linters", "", "| linter | ids |", "| --- | --- |"] + rows)
      .joined(separator: "\n")
  }

  /// A phrase as a sentence; one that begins with a name in backticks keeps its first letter.
  private static func sentence(_ phrase: String) -> String {
    let isSentence = phrase.hasSuffix(".")
    return phrase.prefix(1).uppercased() + phrase.dropFirst() + (isSentence ? "" : ".")
  }
}
