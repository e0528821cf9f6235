import Linting

/// How many findings each rule has: a table for people.
package enum RuleStatistics {
  /// A line for each rule that has found something, the most findings first.
  package static func text(of report: Report) -> String {
    var counts: [Key: Int] = [:]
    for file in report.files {
      for diagnostic in file.diagnostics {
        counts[Key(rule: diagnostic.rule, severity: diagnostic.severity), default: 0] += 1
      }
    }
    let rows = counts.sorted { left, right in
      (right.value, left.key.rule, right.key.severity)
        < (left.value, right.key.rule, left.key.severity)
    }
    let width = rows.map { String($0.value).utf8.count }.max() ?? 0
    return rows.map { key, count in
      let number = String(count)
      let padding = String(repeating: " ", count: width - number.utf8.count)
      let severity = key.severity.rawValue
      let gap = String(repeating: " ", count: max(0, 7 - severity.utf8.count))
      return "\(padding)\(number)  \(severity)\(gap)  \(key.rule)\n"
    }.joined()
  }

  private struct Key: Hashable {
    var rule: String
    var severity: Severity
  }
}
