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
      "\n\nwith `\(path)`:\n\n```yaml\n\(text)\n```"
    }
    return "\(verdict): \(example.title)\n\n```yaml\n\(template)\n```" + files.joined()
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
