import CloudFormation
import Foundation
import Linting
import Reports
import SourceText
import TemplateSyntax
import Testing

@Suite struct `The words of a finding` {
  /// What a finding assumes, and what its message says of it.
  struct Case: Sendable, CustomTestStringConvertible {
    var assumptions: [Assumption]
    var assumedDefault: String?
    var shown: String

    var testDescription: String { shown }
  }

  @Test(arguments: [
    Case(assumptions: [], shown: "it is wrong"),
    Case(assumptions: [.condition("A", true)], shown: "it is wrong, when `A` is true"),
    Case(
      assumptions: [.condition("A", false), .parameter("Env", value: "prod")],
      shown: "it is wrong, when `A` is false and `Env` is `prod`"),
    Case(
      assumptions: [.condition("A", true), .condition("B", true), .condition("C", false)],
      shown: "it is wrong, when `A` is true, `B` is true and `C` is false"),
    Case(
      assumptions: [], assumedDefault: "Env",
      shown: "it is wrong, with the default of parameter `Env`"),
    Case(
      assumptions: [.condition("A", true)], assumedDefault: "Env",
      shown: "it is wrong, when `A` is true, with the default of parameter `Env`"),
  ]) func `tell when it holds`(_ example: Case) {
    let diagnostic = finding(
      assumptions: example.assumptions, assumedDefault: example.assumedDefault)
    #expect(diagnostic.shownMessage == example.shown)
  }
}

@Suite struct `The summary of a report` {
  @Test(
    arguments: [
      ([], 0, "no findings in 0 templates"),
      ([[]], 0, "no findings in 1 template"),
      ([[], []], 1, "no findings in 2 templates; 1 suppressed"),
      ([[.error]], 0, "1 error in 1 template"),
      ([[.error, .note], []], 0, "1 error, 1 note in 1 of 2 templates"),
      (
        [[.error, .error], [.warning, .note, .note]], 2,
        "2 errors, 1 warning, 2 notes in 2 templates; 2 suppressed"
      ),
    ] as [([[Severity]], Int, String)])
  func `counts what was found`(_ files: [[Severity]], _ suppressed: Int, _ summary: String) {
    let report = Report(
      Report.Tool(name: "plumb", version: "1.0.0"),
      files.enumerated().map { index, severities in
        Report.File(
          SourceText(name: "a.yaml", text: "A: 1\n"), severities.map { finding($0) },
          suppressed: index > 0 || files.count == 1 || suppressed == 0
            ? [] : Array(repeating: SuppressedDiagnostic(finding(), reason: nil), count: suppressed)
        )
      })
    let text = String(decoding: ReportFormat.text.write(report), as: UTF8.self)
    #expect(text.split(separator: "\n").last.map(String.init) == summary)
  }
}

@Suite struct `The fingerprint of a finding` {
  @Test func `stays when lines are added above`() throws {
    let moved = finding(at: SourceRange(30, 31))
    #expect(try fingerprint(of: moved) == fingerprint(of: finding()))
  }

  @Test func `differs by rule, place and words`() throws {
    let others = [
      finding(of: "another-rule"), finding(in: "B"), finding(message: "it is wrong twice"),
    ]
    let prints = try Set(([finding()] + others).map { try fingerprint(of: $0) })
    #expect(prints.count == 4)
  }

  private func fingerprint(of diagnostic: Diagnostic) throws -> String {
    let source = SourceText(name: "a.yaml", text: String(repeating: "A: 1\n", count: 10))
    let report = Report(
      Report.Tool(name: "plumb", version: "1.0.0"), [Report.File(source, [diagnostic])])
    let text = String(decoding: ReportFormat.sarif.write(report), as: UTF8.self)
    let match = try #require(text.firstMatch(of: /"ruleAndPath\/v1": "([^"]+)"/))
    return String(match.1)
  }
}

@Suite struct `Text in JSON` {
  @Test func `comes back as it was, whatever characters it has`() throws {
    let scalars = (0...0x2100).compactMap(Unicode.Scalar.init) + ["\u{FFFE}", "🚀", "\u{10FFFF}"]
    for scalar in scalars {
      let diagnostic = finding(message: "a\(scalar)z")
      let report = Report(
        Report.Tool(name: "plumb", version: "1.0.0"),
        [Report.File(SourceText(name: "a.yaml", text: "A: 1\n"), [diagnostic])])
      let bytes = ReportFormat.json.write(report)
      let read = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      let diagnostics = read?["diagnostics"] as? [[String: Any]]
      let message = try #require(diagnostics?.first?["message"] as? String)
      #expect(message.unicodeScalars.elementsEqual(diagnostic.message.unicodeScalars))
    }
  }
}

/// A finding in the first line of a template.
private func finding(
  _ severity: Severity = .error, of rule: String = "some-rule",
  at range: SourceRange = SourceRange(3, 4), in resource: String = "A",
  message: String = "it is wrong", assumptions: [Assumption] = [], assumedDefault: String? = nil
) -> Diagnostic {
  Diagnostic(
    rule: rule, severity: severity, category: .schema, message: message, range: range,
    path: [.key("Resources"), .key(resource)], assumptions: assumptions,
    assumedDefault: assumedDefault)
}
