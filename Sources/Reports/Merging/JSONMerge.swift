import Linting
import TemplateSyntax

/// Joins reports in plumb's own format.
enum JSONMerge {
  static func merge(_ reports: [WrittenReport]) throws(ReportMerge.Problem) -> ReportMerge.Outcome {
    let model = reports[0]
    for report in reports where report.toolName != model.toolName {
      throw ReportMerge.Problem(
        file: report.name,
        words: "made by \(report.toolName), but \(model.name) by \(model.toolName)")
    }
    let counting = WrittenFinding.joined(
      reports.map { $0.findings("diagnostics", isCounting: true) })
    let others = WrittenFinding.joined(reports.map { $0.findings("suppressed", isCounting: false) })
    var json = JSONWriter()
    json.object { json in
      for pair in model.root.pairs {
        switch pair.key.text {
        case "diagnostics": json.array("diagnostics", of: counting)
        case "suppressed": json.array("suppressed", of: others)
        case "summary": json.write(summary(of: reports, counting, others))
        case let key: json.member(.text(key), raw: pair.value.json)
        }
      }
    }
    json.endLine()
    return ReportMerge.Outcome(
      bytes: json.bytes, severities: Set(counting.compactMap(\.severity)), leftOut: 0)
  }

  private static func summary(
    of reports: [WrittenReport], _ counting: [WrittenFinding], _ others: [WrittenFinding]
  ) -> Report.Summary {
    var summary = Report.Summary()
    summary.files = reports.compactMap { $0.root["summary"]?["files"]?.integer }.reduce(0, +)
    summary.errors = counting.count { $0.severity == .error }
    summary.warnings = counting.count { $0.severity == .warning }
    summary.notes = counting.count { $0.severity == .note }
    summary.suppressed = others.count
    return summary
  }
}

extension WrittenReport {
  /// The program that made a report in JSON, with its version.
  fileprivate var toolName: String {
    let tool = root["tool"]
    return [tool?["name"], tool?["version"]].compactMap { $0?.text }.joined(separator: " ")
  }

  fileprivate func findings(_ key: String, isCounting: Bool) -> [WrittenFinding] {
    (root[key]?.elements ?? []).map { element in
      let finding = isCounting ? element : element["diagnostic"] ?? element
      let range = finding["range"]
      return WrittenFinding(
        file: finding["file"]?.text ?? "",
        place: (
          range?["start"]?["offset"]?.integer ?? 0, range?["end"]?["offset"]?.integer ?? 0
        ),
        severity: finding["severity"].flatMap { Severity(rawValue: $0.text) },
        isSuppressed: !isCounting, json: element.json)
    }
  }
}

extension JSONWriter {
  /// Writes a member whose value is JSON already.
  mutating func member(_ key: JSONKey, raw json: ArraySlice<UInt8>) {
    self.key(key)
    raw(json)
  }

  /// Writes findings as they stand in the reports that they come from.
  mutating func array(_ key: JSONKey, of findings: [WrittenFinding]) {
    array(key) { json in
      for finding in findings {
        json.element()
        json.raw(finding.json)
      }
    }
  }
}
