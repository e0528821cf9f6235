package import Linting

/// All that is to be said about a rule, for people in a terminal.
package enum RulePage {
  /// A rule's page.
  package static func text(of rule: Rule) -> [UInt8] {
    var page = "\(rule.name)\n\n\(folded(sentence(rule.summary)))\n"
    page += "\nSeverity:  \(rule.severity.rawValue)"
    page += rule.isEnabledByDefault ? "\n" : ", off where nothing is selected\n"
    page += "Category:  \(rule.category.rawValue)\n"
    if !rule.services.isEmpty { page += "Services:  \(rule.services.joined(separator: ", "))\n" }
    if !rule.frameworks.isEmpty {
      page += "Asked by:  \(rule.frameworks.joined(separator: ", "))\n"
    }
    if rule.isFixable { page += "Fix:       comes with the finding\n" }
    page += "\nWhy it matters\n\n\(folded(rule.why))\n"
    page += "\nWhat to do\n\n\(folded(sentence(rule.fix)))\n"
    if !rule.options.isEmpty {
      page += "\nOptions, below `options` in the configuration\n\n"
      for option in rule.options {
        let standard = option.standard.isEmpty ? "none" : option.standard.joined(separator: ", ")
        page += "    \(option.name): \(option.summary) (default: \(standard))\n"
      }
    }
    let examples = rule.examples()
    for example in examples {
      page += "\nExample: \(example.title)\n\n\(indented(example.template))\n"
    }
    if !rule.equivalents.isEmpty {
      page += "\nKnown to other linters as\n\n"
      for equivalents in rule.equivalents {
        let ids = equivalents.ids.joined(separator: ", ")
        page += "    \(equivalents.linter.rawValue): \(ids)\n"
      }
    }
    if let url = rule.url { page += "\nMore: \(url)\n" }
    page += "\nTo suppress it where it does not apply: # plumb: ignore[\(rule.name)] reason\n"
    return Array(page.utf8)
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
  }

  /// The text with lines of at most 80 columns.
  private static func folded(_ text: String) -> String {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, last.count + 1 + word.count <= 80 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }
}
