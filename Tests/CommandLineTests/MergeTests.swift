import Foundation
import Testing

@Suite struct `Joining reports` {
  @Test func `takes a finding of several reports once`() throws {
    let folder = try TemporaryFolder(["a.yaml": Template.slow, "b.yaml": Template.slow])
    for (report, paths) in [("1", ["a.yaml"]), ("2", ["b.yaml", "a.yaml"]), ("both", ["."])] {
      _ = try Run(paths + ["--format", "sarif=\(report)"], in: folder)
    }
    let merged = try Run("merge", "1", "2", in: folder)
    #expect(try merged.output == folder.text(of: "both"))
  }

  @Test func `joins findings of different rules in one file by their place`() throws {
    let template = Template.slow + "  Topic: {Type: AWS::SNS::Topic, Propertys: {}}\n"
    let folder = try TemporaryFolder(["t.yaml": template])
    let rules = ["lambda-timeout-out-of-bounds", "unknown-resource-attribute"]
    for rule in rules {
      _ = try Run("--select", rule, "--format", "json=\(rule)", in: folder)
      _ = try Run("--select", rule, "--format", "sarif=\(rule).sarif", in: folder)
    }
    _ = try Run("--select", rules.joined(separator: ","), "--format", "sarif=all.sarif", in: folder)
    let json = try Run(["merge"] + rules.reversed(), in: folder).output
    let places = rules.compactMap { json.range(of: #""rule": "\#($0)""#)?.lowerBound }
    #expect(places.count == 2)
    #expect(places == places.sorted())
    #expect(json.contains(#""errors": 2"#))

    let sarif = try Run("merge", "\(rules[1]).sarif", "\(rules[0]).sarif", in: folder).output
    let run = try #require(Self.runs(sarif).first)
    #expect(Self.runs(sarif).count == 1)
    #expect(run.results.map(\.ruleId) == rules)
    for result in run.results {
      #expect(run.tool.driver.rules[result.ruleIndex].id == result.ruleId)
    }
  }

  @Test func `leaves what other programs have found as it is`() throws {
    let other = #"{"tool": {"driver": {"name": "other"}}, "results": []}"#
    let folder = try TemporaryFolder([
      "t.yaml": Template.slow,
      "other.sarif": #"{"version": "2.1.0", "runs": [\#(other), \#(other)]}"#,
    ])
    _ = try Run("--format", "sarif=ours.sarif", in: folder)
    let merged = try Run("merge", "ours.sarif", "other.sarif", "ours.sarif", in: folder)
    #expect(Self.runs(merged.output).map(\.tool.driver.name) == ["plumb", "other", "other"])
    #expect(Self.runs(merged.output).map(\.results.count) == [1, 0, 0])
  }

  @Test(arguments: [("never", 0), ("warning", 1), ("error", 1)])
  func `fails when asked to`(_ threshold: String, _ status: Int32) throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow])
    for format in ["json", "sarif"] {
      _ = try Run("--format", "\(format)=\(format)", in: folder)
      let run = try Run("merge", format, "--fail-on", threshold, "--output", "all", in: folder)
      #expect(run.status == status)
      #expect(run.output == "")
      #expect(try folder.text(of: "all") == folder.text(of: format))
    }
  }

  @Test func `does not fail for what is suppressed`() throws {
    let folder = try TemporaryFolder([
      "t.yaml": "# plumb: ignore-file[lambda-timeout-out-of-bounds] known\n" + Template.slow
    ])
    for format in ["json", "sarif"] {
      _ = try Run("--format", "\(format)=\(format)", in: folder)
      let run = try Run("merge", format, "--fail-on", "note", in: folder)
      #expect(run.status == 0)
      #expect(run.output.contains("lambda-timeout-out-of-bounds"))
    }
  }

  @Test(arguments: [
    (["none.json"], "plumb: none.json: no such file or folder\n"),
    (["half.json"], "plumb: half.json:2:"),
    (["t.yaml"], "plumb: t.yaml:1:1: "),
    (["empty.json"], "plumb: empty.json"),
    (["list.json"], "plumb: list.json: neither a JSON report of version 1 nor a SARIF report\n"),
    (["later.json"], "plumb: later.json: neither a JSON report of version 1 nor a SARIF report\n"),
    (["r.json", "r.sarif"], "plumb: r.sarif: a report in SARIF, but r.json is in JSON\n"),
    (["r.json", "old.json"], "plumb: old.json: made by plumb 0.0.1, but r.json by plumb "),
    ([], "Missing expected argument '<report> ...'"),
  ]) func `refuses what cannot be joined, and writes nothing`(
    _ reports: [String], _ message: String
  ) throws {
    let folder = try TemporaryFolder([
      "t.yaml": Template.slow, "half.json": "{\"version\": 1,\n\"diagnostics\": [",
      "empty.json": "",
      "list.json": "[]", "later.json": #"{"version": 2, "diagnostics": []}"#,
      "old.json":
        #"{"version": 1, "tool": {"name": "plumb", "version": "0.0.1"}, "diagnostics": []}"#,
      "out": "a good report",
    ])
    _ = try Run("t.yaml", "--format", "json=r.json", "--format", "sarif=r.sarif", in: folder)
    let run = try Run(["merge", "--output", "out"] + reports, in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(try folder.text(of: "out") == "a good report")
  }

  private static func runs(_ sarif: String) -> [SARIF.Run] {
    (try? JSONDecoder().decode(SARIF.self, from: Data(sarif.utf8)))?.runs ?? []
  }
}

/// What tests read of a SARIF report.
struct SARIF: Decodable {
  let runs: [Run]

  struct Run: Decodable {
    let tool: Tool
    let results: [Result]
  }

  struct Tool: Decodable {
    let driver: Driver
  }

  struct Driver: Decodable {
    let name: String
    let rules: [Rule]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      name = try container.decode(String.self, forKey: .name)
      rules = try container.decodeIfPresent([Rule].self, forKey: .rules) ?? []
    }

    private enum CodingKeys: CodingKey {
      case name
      case rules
    }
  }

  struct Rule: Decodable {
    let id: String
  }

  struct Result: Decodable {
    let ruleId: String
    let ruleIndex: Int
    let level: String
  }
}
