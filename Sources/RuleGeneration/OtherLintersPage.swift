import Linting

/// The page that tells for each id of another linter which rules report the same.
enum OtherLintersPage {
  static func markdown(for rules: [Rule]) -> String {
    var lines = [
      "# Rules by the ids of other linters", "",
      "Written by `Scripts/dev generate`. `plumb explain` takes these ids too. How to move: see",
      "[moving to plumb](../moving-to-plumb.md).",
    ]
    for linter in PeerLinter.allCases {
      var names: [String: [String]] = [:]
      for rule in rules {
        for equivalents in rule.equivalents where equivalents.linter == linter {
          for id in equivalents.ids where names[id]?.last != rule.name {
            names[id, default: []].append(rule.name)
          }
        }
      }
      guard !names.isEmpty else { continue }
      lines += ["", "## \(linter.rawValue)", "", "| id | rules |", "| --- | --- |"]
      for (id, rules) in names.sorted(by: { isOrdered($0.key, $1.key) }) {
        let links = rules.sorted().map { "[`\($0)`](\($0).md)" }
        let other = linter == .cdkNag ? CDKNagName.idInAwsSolutions(of: id) : nil
        let ids = [id] + (other.map { [$0] } ?? [])
        let cell = ids.map { "`\($0.replacing("|", with: "\\|"))`" }.joined(separator: ", ")
        lines.append("| \(cell) | \(links.joined(separator: ", ")) |")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether an id comes before another: `CKV_AWS_9` before `CKV_AWS_10`.
  private static func isOrdered(_ left: String, _ right: String) -> Bool {
    let (left, right) = (parts(left), parts(right))
    return (left.text, left.number, left.rest) < (right.text, right.number, right.rest)
  }

  private static func parts(_ id: String) -> (text: String, number: Int, rest: String) {
    let text = id.prefix { !$0.isNumber }
    let digits = id[text.endIndex...].prefix { $0.isNumber }
    return (String(text), Int(digits) ?? 0, String(id[digits.endIndex...]))
  }
}
