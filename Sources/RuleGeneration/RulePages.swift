import Foundation
package import Linting

/// The pages in `docs/rules`: one for each rule, a table of all, one by practice, and one by other
/// linters' ids.
package struct RulePages {
  /// The folder of the pages, from the package's folder.
  package static let folder = "docs/rules"

  /// The text of every page by its path from the package's folder.
  package let texts: [String: String]

  /// The pages of some rules.
  package init(_ rules: [Rule]) {
    var texts = [
      Self.folder + "/README.md": Self.index(rules),
      Self.folder + "/PRACTICES.md": PracticePage.markdown(rules),
      Self.folder + "/OTHER-LINTERS.md": OtherLintersPage.markdown(for: rules),
    ]
    for rule in rules {
      texts["\(Self.folder)/\(rule.name).md"] = RulePage.markdown(for: rule)
    }
    self.texts = texts
  }

  /// The pages in a package that belong to no rule.
  package func leftOver(in package: String) throws -> [String] {
    let folder = URL(filePath: package).appending(path: Self.folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return names.map { Self.folder + "/" + $0 }.filter { texts[$0] == nil }.sorted()
  }

  private static func index(_ rules: [Rule]) -> String {
    var lines = [
      "# Rules", "",
      "Written by `Scripts/dev generate`. Each rule can be selected or ignored by its name, or by its",
      "category, service or framework. [Practices](PRACTICES.md) lists them by what AWS advises.",
    ]
    for category in Category.allCases {
      let members = rules.filter { $0.category == category }.sorted { $0.name < $1.name }
      guard !members.isEmpty else { continue }
      lines += [
        "", "## \(category.rawValue)", "",
        "| rule | what is wrong | severity | by default |", "| --- | --- | --- | --- |",
      ]
      lines += members.map { rule in
        let summary = rule.summary.replacing("|", with: "\\|")
        return "| [`\(rule.name)`](\(rule.name).md) | \(summary) | \(rule.severity.rawValue) "
          + "| \(rule.isEnabledByDefault ? "on" : "off") |"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
