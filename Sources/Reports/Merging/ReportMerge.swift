package import Linting
package import SourceText
import TemplateSyntax

/// Joins reports that were written before, such as those of the parts of one run.
///
/// Findings are copied as they stand in the reports and come in the order in which one run would have
/// reported them. One that stands in several reports is taken once.
package enum ReportMerge {
  /// The joined report.
  package struct Outcome: Sendable {
    /// The report, in the form of those that were joined.
    package let bytes: [UInt8]
    /// How bad the findings are that count, each severity once.
    package let severities: Set<Severity>
    /// How many results the joined report leaves out, since services take no more.
    package let leftOut: Int
  }

  /// Why a report cannot be joined with others.
  package struct Problem: Error, Hashable, Sendable {
    /// The name of the report.
    package let file: String
    /// What is wrong with it.
    package let words: String

    /// A problem of a report.
    package init(file: String, words: String) {
      self.file = file
      self.words = words
    }
  }

  /// Joins reports: all in JSON, or all in SARIF.
  package static func merge(_ sources: [SourceText]) throws(Problem) -> Outcome {
    var reports: [WrittenReport] = []
    defer { for report in reports { report.tree.discard() } }
    for source in sources { reports.append(try WrittenReport(source)) }
    guard let first = reports.first else {
      return Outcome(bytes: [], severities: [], leftOut: 0)
    }
    if let other = reports.first(where: { $0.form != first.form }) {
      throw Problem(
        file: other.name,
        words: "a report in \(other.form.rawValue), but \(first.name) is in \(first.form.rawValue)")
    }
    switch first.form {
    case .json: return try JSONMerge.merge(reports)
    case .sarif: return SARIFMerge.merge(reports)
    }
  }
}

/// A report that was written before.
struct WrittenReport {
  enum Form: String {
    case json = "JSON"
    case sarif = "SARIF"
  }

  let tree: SyntaxTree
  let root: Node
  let form: Form

  var name: String { tree.source.name }

  init(_ source: SourceText) throws(ReportMerge.Problem) {
    let tree = SyntaxTree.parseJSON(source)
    do throws(ReportMerge.Problem) {
      (root, form) = try Self.content(of: tree)
    } catch {
      tree.discard()
      throw error
    }
    self.tree = tree
  }

  private static func content(of tree: SyntaxTree) throws(ReportMerge.Problem) -> (Node, Form) {
    if let issue = tree.issues.first {
      let place = LineIndex(tree.source).position(at: issue.range.start)
      throw ReportMerge.Problem(
        file: "\(tree.source.name):\(place.line):\(place.column)", words: issue.message)
    }
    guard let root = tree.root, root.isMapping, let form = form(of: root) else {
      throw ReportMerge.Problem(
        file: tree.source.name, words: "neither a JSON report of version 1 nor a SARIF report")
    }
    return (root, form)
  }

  private static func form(of root: Node) -> Form? {
    if root["runs"]?.isSequence == true, root["version"]?.text == "2.1.0" { return .sarif }
    let isOurs = root["diagnostics"]?.isSequence == true && root["version"]?.integer == 1
    return isOurs ? .json : nil
  }
}

/// A finding as it stands in a report.
struct WrittenFinding {
  /// The path of the file that it is in.
  let file: String
  /// Where in the file it begins: two numbers of which the first counts more.
  let place: (Int, Int)
  /// How bad it is; nil when it does not say so.
  let severity: Severity?
  /// Whether it does not count.
  let isSuppressed: Bool
  /// The finding, as it is written.
  let json: ArraySlice<UInt8>

  /// The findings of several reports in the order of their files.
  static func joined(_ reports: [[WrittenFinding]]) -> [WrittenFinding] {
    var byFile: [String: [[WrittenFinding]]] = [:]
    for report in reports {
      for (file, findings) in Dictionary(grouping: report, by: \.file) {
        byFile[file, default: []].append(findings)
      }
    }
    return byFile.sorted { $0.key < $1.key }.flatMap { joinedOfOneFile($0.value) }
  }

  /// What several reports say of one file, each finding as often as the report that has it most.
  private static func joinedOfOneFile(_ reports: [[WrittenFinding]]) -> [WrittenFinding] {
    guard reports.count > 1 else { return reports[0] }
    var joined: [WrittenFinding] = []
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for report in reports {
      var met: [ArraySlice<UInt8>: Int] = [:]
      for finding in report {
        met[finding.json, default: 0] += 1
        guard met[finding.json, default: 0] > counts[finding.json, default: 0] else { continue }
        counts[finding.json, default: 0] += 1
        joined.append(finding)
      }
    }
    return joined.enumerated().sorted { left, right in
      if left.element.isSuppressed != right.element.isSuppressed {
        return right.element.isSuppressed
      }
      return (left.element.place.0, left.element.place.1, left.offset)
        < (right.element.place.0, right.element.place.1, right.offset)
    }.map(\.element)
  }
}

extension Node {
  /// The bytes of the node, as they are written.
  var json: ArraySlice<UInt8> { source.bytes[range.start..<range.end] }
}
