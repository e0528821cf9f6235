import Linting

/// Which rules check which documented practices, as Markdown: the table in `docs/rules`.
enum PracticePage {
  /// The page.
  static func markdown(_ rules: [Rule]) -> String {
    var byPractice: [String: [Rule]] = [:]
    for rule in rules {
      for row in rule.documents { byPractice[row, default: []].append(rule) }
    }
    var lines = [
      "# Practices", "",
      "Written by `Scripts/dev generate`. What AWS documents as good practice for a service, and the rules",
      "that check it. A rule in italics is off by default.",
    ]
    for area in Practice.areas {
      lines += [
        "", "## \(area.name)", "", "| practice | | rules |", "| --- | --- | --- |",
      ]
      lines += area.practices.map { practice in
        let members = (byPractice[practice.row] ?? []).sorted { $0.name < $1.name }
        return "| \(practice.row) | \(practice.title) | "
          + members.map(link).joined(separator: ", ") + " |"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func link(to rule: Rule) -> String {
    let link = "[\(rule.name)](\(rule.name).md)"
    return rule.isEnabledByDefault ? link : "*\(link)*"
  }
}
