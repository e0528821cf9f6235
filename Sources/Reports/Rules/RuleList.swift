package import Linting

/// The rules that there are, as a list.
package enum RuleList {
  /// A line for each rule: name, severity, category and summary.
  ///
  /// A rule that is off where nothing is selected is marked.
  package static func text(of rules: [Rule]) -> [UInt8] {
    let name = rules.map(\.name.utf8.count).max() ?? 0
    let category = rules.map(\.category.rawValue.utf8.count).max() ?? 0
    var text = ""
    for rule in rules {
      let off = rule.isEnabledByDefault ? "" : " (off by default)"
      text += padded(rule.name, to: name) + "  " + padded(rule.severity.rawValue, to: 7) + "  "
      text += padded(rule.category.rawValue, to: category) + "  \(rule.summary)\(off)\n"
    }
    return Array(text.utf8)
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }

  /// An array with an object for each rule.
  package static func json(of rules: [Rule]) -> [UInt8] {
    var json = JSONWriter()
    json.array { json in
      for rule in rules {
        json.element()
        json.write(rule)
      }
    }
    json.endLine()
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ rule: Rule) {
    object { json in
      json.member("id", rule.name)
      json.member("summary", rule.summary)
      json.member("severity", rule.severity.rawValue)
      json.member("category", rule.category.rawValue)
      json.member("services", texts: rule.services)
      json.member("enabled", rule.isEnabledByDefault)
      json.member("documents", texts: rule.documents)
      json.object("equivalents", inline: true) { json in
        for equivalents in rule.equivalents {
          json.member(.text(equivalents.linter.rawValue), texts: equivalents.ids)
        }
      }
      json.member("frameworks", texts: rule.frameworks)
      json.member("fixable", rule.isFixable)
    }
  }
}
