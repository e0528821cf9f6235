import CloudFormation
import SourceText

/// A finding as an example announces it: by carets under a line, and words behind them.
package struct ExpectedFinding: Hashable, Sendable {
  /// The line of the template, counted from 1.
  package let line: Int
  /// The columns on that line, counted from 1 in Unicode scalars.
  package let columns: Range<Int>
  /// The message as reports show it.
  package let message: String

  /// A finding on some columns of a line.
  package init(line: Int, columns: Range<Int>, message: String) {
    self.line = line
    self.columns = columns
    self.message = message
  }
}

extension ExpectedFinding: CustomStringConvertible {
  package var description: String {
    "\(line):\(columns.lowerBound)-\(columns.upperBound - 1) \(message)"
  }
}

extension Example {
  /// The findings that the carets of the template announce, in the order of the template.
  ///
  /// `#   ^^^ message` is about the columns of its carets, on the last line above that is no such
  /// comment. A span that begins in the first column, where the `#` has to stand, is drawn with
  /// `<`: then the `#` counts too.
  package var expectedFindings: [ExpectedFinding] {
    var findings: [ExpectedFinding] = []
    var target = 0
    for (offset, line) in template.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      if let (columns, message) = Self.announcement(line) {
        findings.append(ExpectedFinding(line: target, columns: columns, message: message))
      } else {
        target = offset + 1
      }
    }
    return Self.sorted(findings)
  }

  /// What is in the files beside the template, as a linter takes it.
  package var sourcesOfFiles: [String: NestedSource] {
    var sources: [String: NestedSource] = [:]
    for (path, text) in files {
      sources[path] = text.map { .file(SourceText(name: path, text: $0)) } ?? .nothing
    }
    return sources
  }

  /// The findings of a rule in the template, and of no other rule.
  package func findings(of rule: Rule, on today: CalendarDate) -> [ExpectedFinding] {
    let linter = Linter(
      [Linter.ActiveRule(rule, options: options)], Linter.Circumstances(today: today))
    let source = SourceText(name: title, text: template)
    let lines = LineIndex(source)
    return Self.sorted(
      linter.lint(source, nested: sourcesOfFiles, given: given).diagnostics.map { diagnostic in
        let start = lines.position(at: diagnostic.range.start)
        // Of a span over several lines, carets can only show the first.
        let lineEnd = lines.range(ofLine: start.line).end
        let end = lines.position(at: min(diagnostic.range.end, lineEnd))
        return ExpectedFinding(
          line: start.line, columns: start.column..<max(end.column, start.column + 1),
          message: diagnostic.shownMessage)
      })
  }

  private static func sorted(_ findings: [ExpectedFinding]) -> [ExpectedFinding] {
    findings.sorted {
      ($0.line, $0.columns.lowerBound, $0.message) < ($1.line, $1.columns.lowerBound, $1.message)
    }
  }

  /// The columns and the message of a comment of carets; nil for any other line.
  private static func announcement(_ line: Substring) -> (Range<Int>, String)? {
    let scalars = Array(line.unicodeScalars)
    guard let sign = scalars.firstIndex(where: { $0 != " " }), scalars[sign] == "#" else {
      return nil
    }
    var start = sign + 1
    while start < scalars.count, scalars[start] == " " { start += 1 }
    guard start < scalars.count else { return nil }
    let mark = scalars[start]
    guard mark == "^" || mark == "<" && start == sign + 1 else { return nil }
    var end = start
    while end < scalars.count, scalars[end] == mark { end += 1 }
    if mark == "<" { start = sign }
    var message = ""
    message.unicodeScalars.append(contentsOf: scalars[end...].drop { $0 == " " })
    while message.last?.isWhitespace == true { message.removeLast() }
    return (start + 1..<end + 1, message)
  }
}
