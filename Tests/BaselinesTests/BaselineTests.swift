import Baselines
import LintRun
import Linting
import SourceText
import TemplateSyntax
import Testing

@Suite struct `A baseline` {
  private let folder = BaselineFolder(ofFile: "known.json")

  @Test func `hides the findings that it knows, and shows new ones`() {
    let known = Baseline([result(["a", "b"])], folder)
    let outcome = known.apply(to: [result(["a", "b", "c"])], of: ["rule"], folder)
    #expect(outcome.results.map { $0.diagnostics.map(\.message) } == [["c"]])
    #expect(outcome.results[0].suppressed.map(\.diagnostic.message) == ["a", "b"])
    #expect(outcome.results[0].suppressed.allSatisfy { $0.origin == .baseline })
    #expect(outcome.resolved.count == 0)
  }

  @Test func `knows a finding again on another line`() {
    let known = Baseline([result(["a"], start: 10)], folder)
    let outcome = known.apply(to: [result(["a"], start: 99)], of: ["rule"], folder)
    #expect(outcome.results[0].diagnostics == [])
  }

  @Test(arguments: [
    ("another.yaml", "Orders", "rule", "a"), ("t.yaml", "Other", "rule", "a"),
    ("t.yaml", "Orders", "other", "a"), ("t.yaml", "Orders", "rule", "b"),
  ])
  func `knows no other file, entry, rule or words`(
    _ file: String, _ resource: String, _ rule: String, _ message: String
  ) {
    let known = Baseline([result(["a"])], folder)
    let other = result([message], file: file, resource: resource, rule: rule)
    #expect(known.apply(to: [other], of: ["rule"], folder).results[0].diagnostics.count == 1)
  }

  @Test func `counts findings that are alike`() {
    let known = Baseline([result(["a", "a"])], folder)
    let outcome = known.apply(to: [result(["a", "a", "a"])], of: ["rule"], folder)
    #expect(outcome.results[0].diagnostics.count == 1)
    #expect(known.count == 2)
  }

  @Test func `tells what is resolved, and is shorter without it`() {
    let known = Baseline([result(["a", "a", "b"])], folder)
    let outcome = known.apply(to: [result(["a"])], of: ["rule"], folder)
    #expect(
      outcome.resolved.counts.map { ($0.key.message, $0.value) }.sorted(by: <).description
        == [("a", 1), ("b", 1)].description)
    #expect(outcome.remaining.counts.map(\.key.message) == ["a"])
  }

  @Test func `calls nothing resolved that could not be found`() throws {
    let known = Baseline([result(["a"])], folder)
    #expect(known.apply(to: [result([])], of: ["other"], folder).resolved.count == 0)
    // The sources of this test are there, and were not linted.
    let here = Baseline([result(["a"], file: #filePath)], folder)
    #expect(here.apply(to: [], of: ["rule"], folder).resolved.count == 0)
    let gone = Baseline([result(["a"], file: "gone.yaml")], folder)
    #expect(gone.apply(to: [], of: ["rule"], folder).resolved.count == 1)
  }

  @Test func `is the same wherever its paths are seen from`() {
    let here = BaselineFolder(ofFile: "known.json")
    let below = BaselineFolder(ofFile: "below/../known.json")
    let known = Baseline([result(["a"], file: "./x/../t.yaml")], here)
    #expect(known.counts == Baseline([result(["a"], file: "t.yaml")], below).counts)
  }

  @Test func `reads what it has written`() throws {
    let known = Baseline([result(["a", "a", "b \"quoted\" \u{1F600}"])], folder)
    let path = "/tmp/plumb-baseline-\(UInt64.random(in: 0 ... .max)).json"
    try known.write(to: path)
    #expect(try Baseline.read(path).counts == known.counts)
  }

  private func result(
    _ messages: [String], file: String = "t.yaml", resource: String = "Orders",
    rule: String = "rule", start: Int = 0
  ) -> Linter.Result {
    Linter.Result(
      source: SourceText(name: file, bytes: []), kind: .template,
      diagnostics: messages.enumerated().map { position, message in
        Diagnostic(
          rule: rule, severity: .warning, category: .template, message: message,
          range: SourceRange(start + position, start + position + 1),
          path: [.key("Resources"), .key(resource), .key("Type")])
      })
  }
}
