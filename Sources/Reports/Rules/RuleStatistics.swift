import Linting

/// How many findings each rule has: a table for people.
package struct RuleStatistics: Sendable {
  private var counts: [Key: Int] = [:]

  /// Nothing was found yet.
  package init() {}

  /// Counts what was found in one more file.
  package mutating func add(_ file: Report.File) {
    for diagnostic in file.diagnostics {
      counts[Key(rule: diagnostic.rule, severity: diagnostic.severity), default: 0] += 1
    }
  }

  /// A line for each rule that has found something, the most findings first.
  package var text: String {
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
