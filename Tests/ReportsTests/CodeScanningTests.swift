import Foundation
import Linting
import Reports
import SourceText
import TemplateSyntax
import Testing

/// What GitHub's code scanning asks of a SARIF report.
@Suite struct `A report for code scanning` {
  private static func report(_ files: [(name: String, text: String, words: [String])]) -> Report {
    Report(
      Report.Tool(name: "plumb", version: "1.2.3"),
      files.map { file in
        let source = SourceText(name: file.name, text: file.text)
        return Report.File(
          source,
          file.words.map { word in
            let start =
              file.text.utf8.count
              - (file.text.components(separatedBy: word).dropFirst()
                .joined(separator: word).utf8.count + word.utf8.count)
            return Self.finding(.error, at: SourceRange(start, start + word.utf8.count))
          })
      })
  }

  private static func finding(_ severity: Severity, at range: SourceRange = SourceRange(0, 0))
    -> Diagnostic
  {
    Diagnostic(
      rule: "some-rule", severity: severity, category: .schema, message: "this is wrong",
      range: range)
  }

  private static func results(_ report: Report) throws -> [Result] {
    try JSONDecoder().decode(Log.self, from: Data(ReportFormat.sarif.write(report))).runs[0].results
  }

  /// Lines of every kind: the same twice, empty, indented, longer than what is looked at, with every
  /// line end, and letters of one, two and four bytes.
  private static let lines = [
    "alpha", "  beta: 1", "", "alpha", "\tгамма 🚀 here", String(repeating: "x y", count: 90), "end",
  ]

  @Test(arguments: ["\n", "\r\n", "\r"], ["", "end"])
  func `names lines as the upload action does`(_ lineEnd: String, _ last: String) throws {
    let text = Self.lines.joined(separator: lineEnd) + (last.isEmpty ? lineEnd : "")
    let words = ["alpha", "beta", "гамма", "x y", "end"]
    let hashes = try Self.results(Self.report([("t.yaml", text, words)])).map {
      $0.partialFingerprints["primaryLocationLineHash"]
    }
    #expect(hashes == [1, 2, 5, 6, 7].map { SlowHash.name(ofLine: $0, in: text) })
  }

  @Test func `names an empty file as the upload action does`() throws {
    let result = try Self.results(Self.report([("t.yaml", "", [""])]))
    #expect(
      result.map { $0.partialFingerprints["primaryLocationLineHash"] } == ["c129715d7a2bc9a3:1"])
  }

  @Test func `names findings the same when lines above them come and go`() throws {
    let filler = String(
      repeating: "# a line that is long enough to be told from others\n", count: 3)
    let before = try Self.results(
      Self.report([("t.yaml", "A: 1\n" + filler + "B: here\n", ["here"])]))
    let after = try Self.results(
      Self.report([("t.yaml", "A: 1\nC: 2\n\n" + filler + "B: here\n", ["here"])]))
    #expect(before.map(\.partialFingerprints) == after.map(\.partialFingerprints))
    #expect(before.first?.partialFingerprints.count == 2)
  }

  @Test func `keeps the most severe results when there are too many, and says so`() throws {
    let most = SARIFLimits.results
    let file = Report.File(
      SourceText(name: "t.yaml", text: "A: 1\n"),
      Array(repeating: Self.finding(.note), count: 5000)
        + Array(repeating: Self.finding(.warning), count: most - 3000)
        + Array(repeating: Self.finding(.error), count: 1000),
      suppressed: Array(
        repeating: SuppressedDiagnostic(Self.finding(.error), reason: nil), count: 10))
    let report = Report(Report.Tool(name: "plumb", version: "1.2.3"), [file])
    #expect(SARIFLimits.leftOut(of: report.summary) == 3010)
    let written = ReportFormat.sarif.write(report)
    let run = try JSONDecoder().decode(Log.self, from: Data(written)).runs[0]
    let counts = Dictionary(grouping: run.results, by: \.level).mapValues(\.count)
    #expect(counts == ["error": 1000, "warning": most - 3000, "note": 2000])
    let notes = run.invocations[0].toolExecutionNotifications ?? []
    #expect(notes.map(\.message.text) == [SARIFLimits.words(leftOut: 3010)])

    let merged = try ReportMerge.merge([SourceText(name: "r.sarif", bytes: written)])
    #expect(merged.bytes == written)
    #expect(merged.leftOut == 0)
  }

  @Test func `keeps no more when reports are joined than in one`() throws {
    let reports = ["a", "b"].map { name in
      let findings = Array(repeating: Self.finding(name == "a" ? .note : .error), count: 20_000)
      let file = Report.File(SourceText(name: name, text: "A: 1\n"), findings)
      return SourceText(
        name: name,
        bytes: ReportFormat.sarif.write(
          Report(Report.Tool(name: "plumb", version: "1.2.3"), [file])))
    }
    let merged = try ReportMerge.merge(reports)
    let run = try JSONDecoder().decode(Log.self, from: Data(merged.bytes)).runs[0]
    #expect(
      Dictionary(grouping: run.results, by: \.level).mapValues(\.count) == [
        "error": 20_000, "note": 5000,
      ])
    #expect(merged.leftOut == 15_000)
    #expect(run.invocations.count == 2)
  }
}

/// The name of a line worked out from its definition, character by character.
private enum SlowHash {
  static func name(ofLine line: Int, in text: String) -> String {
    let unified = text.replacingOccurrences(of: "\r\n", with: "\n")
      .replacingOccurrences(of: "\r", with: "\n")
    let lines = unified.components(separatedBy: "\n").map { line in
      line.filter { $0 != " " && $0 != "\t" }
    }
    let values = lines.indices.map { first in
      let rest = Array(lines[first...].joined(separator: "\n").utf16) + [0xFFFF]
      let characters = (rest + Array(repeating: 0, count: 100)).prefix(100)
      return characters.reduce(UInt64(0)) { $0 &* 37 &+ UInt64($1) }
    }
    let value = values[line - 1]
    return String(value, radix: 16) + ":\(values[..<line].count { $0 == value })"
  }
}

private struct Log: Decodable {
  struct Run: Decodable {
    var results: [Result]
    var invocations: [Invocation]
  }
  struct Invocation: Decodable {
    var toolExecutionNotifications: [Notification]?
  }
  struct Notification: Decodable {
    var message: Message
  }
  struct Message: Decodable {
    var text: String
  }
  var runs: [Run]
}

private struct Result: Decodable {
  var level: String
  var partialFingerprints: [String: String]
}
