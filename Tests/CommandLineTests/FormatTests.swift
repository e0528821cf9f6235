import Foundation
import Testing

@Suite struct `Every format` {
  /// A finding as far as all formats tell of it.
  struct Finding: Hashable {
    let file: String
    let line: Int
    let rule: String
  }

  private static func project() throws -> TemporaryFolder {
    var files = [
      "known.yaml": "# plumb: ignore-file[lambda-timeout-out-of-bounds] known\n" + Template.slow,
      "twice.yaml": Template.slow
        + Template.slow.replacing("Resources:\n", with: "")
        .replacing("  Slow:", with: "  Again:"),
      "broken.json": "{\n\"Resources\": {\"A\": {\"Type\": \"AWS::SNS::Topic\"},\n",
      "a folder/50%, ü:b<&>.yaml": Template.slow, "good.yaml": Template.good,
    ]
    for number in 1...300 { files["many/\(number).yaml"] = Template.slow }
    // So many findings that two threads write the text of them.
    files["large.yaml"] =
      "Resources:\n"
      + (1...120).map { number in
        Template.slow.replacing("Resources:\n", with: "")
          .replacing("  Slow:", with: "  Slow\(number):")
      }.joined()
    return try TemporaryFolder(files)
  }

  @Test func `has the same findings`() throws {
    let folder = try Self.project()
    let formats = ["json", "sarif", "gitlab", "checkstyle", "junit", "concise", "github", "text"]
    let run = try Run(
      ["--select", "all"] + formats.flatMap { ["--format", "\($0)=\($0).report"] }, in: folder)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("plumb: "))
    let expected = try Self.json(folder.data(of: "json.report"))
    #expect(expected.count > 1500)
    for (format, found) in [
      ("sarif", try Self.sarif(folder.data(of: "sarif.report"))),
      ("gitlab", try Self.gitlab(folder.data(of: "gitlab.report"))),
      ("checkstyle", try Self.checkstyle(folder.text(of: "checkstyle.report"))),
      ("junit", try Self.junit(folder.text(of: "junit.report"))),
      ("concise", try Self.concise(folder.text(of: "concise.report"))),
      ("github", try Self.github(folder.text(of: "github.report"))),
      ("text", try Self.text(folder.text(of: "text.report"))),
    ] {
      let isSame = Self.counts(found) == Self.counts(expected)
      #expect(isSame, "\(format): \(Set(found).symmetricDifference(expected).prefix(3))")
      if format == "text" { #expect(found == expected, "the text has another order") }
    }
  }

  private static func counts(_ findings: [Finding]) -> [Finding: Int] {
    Dictionary(findings.map { ($0, 1) }, uniquingKeysWith: +)
  }

  // MARK: - Reading the formats

  private static func json(_ data: Data) throws -> [Finding] {
    struct Report: Decodable {
      struct Diagnostic: Decodable {
        struct Range: Decodable {
          struct Place: Decodable { let line: Int }
          let start: Place
        }
        let rule: String
        let file: String
        let range: Range
      }
      let diagnostics: [Diagnostic]
    }
    return try JSONDecoder().decode(Report.self, from: data).diagnostics.map {
      Finding(file: $0.file, line: $0.range.start.line, rule: $0.rule)
    }
  }

  private static func sarif(_ data: Data) throws -> [Finding] {
    struct Log: Decodable {
      struct Run: Decodable { let results: [Result] }
      struct Result: Decodable {
        struct Suppression: Decodable {}
        struct Location: Decodable { let physicalLocation: PhysicalLocation }
        struct PhysicalLocation: Decodable {
          struct Artifact: Decodable { let uri: String }
          struct Region: Decodable { let startLine: Int }
          let artifactLocation: Artifact
          let region: Region
        }
        let ruleId: String
        let locations: [Location]
        let suppressions: [Suppression]?
      }
      let runs: [Run]
    }
    return try JSONDecoder().decode(Log.self, from: data).runs.flatMap(\.results)
      .filter { $0.suppressions == nil }
      .map { result in
        let place = result.locations[0].physicalLocation
        return Finding(
          file: place.artifactLocation.uri.removingPercentEncoding ?? "",
          line: place.region.startLine, rule: result.ruleId)
      }
  }

  private static func gitlab(_ data: Data) throws -> [Finding] {
    struct Issue: Decodable {
      struct Location: Decodable {
        struct Lines: Decodable { let begin: Int }
        let path: String
        let lines: Lines
      }
      let name: String
      let location: Location

      private enum CodingKeys: String, CodingKey {
        case name = "check_name"
        case location
      }
    }
    return try JSONDecoder().decode([Issue].self, from: data).map {
      Finding(file: $0.location.path, line: $0.location.lines.begin, rule: $0.name)
    }
  }

  private static func checkstyle(_ xml: String) -> [Finding] {
    var file = ""
    return xml.split(separator: "\n").compactMap { line in
      if let found = line.firstMatch(of: /<file name="(.*)">/) { file = unescaped(found.1) }
      return line.firstMatch(of: /<error line="(\d+)".* source="plumb\.(.*)"/).map {
        Finding(file: file, line: Int($0.1) ?? 0, rule: String($0.2))
      }
    }
  }

  private static func junit(_ xml: String) -> [Finding] {
    let lines = xml.split(separator: "\n")
    return zip(lines, lines.dropFirst()).compactMap { line, next in
      guard !next.contains("<skipped") else { return nil }
      return line.firstMatch(of: /<testcase name="([a-z0-9-]+) at (\d+):\d+" classname="(.*)">/).map
      {
        Finding(file: unescaped($0.3), line: Int($0.2) ?? 0, rule: String($0.1))
      }
    }
  }

  private static func concise(_ text: String) -> [Finding] {
    text.split(separator: "\n").compactMap { line in
      line.firstMatch(of: /^(.*?):(\d+):\d+: (?:error|warning|note)\[([a-z0-9-]+)\]/).map {
        Finding(file: String($0.1), line: Int($0.2) ?? 0, rule: String($0.3))
      }
    }
  }

  private static func github(_ text: String) -> [Finding] {
    text.split(separator: "\n").compactMap { line in
      line.firstMatch(of: /^::[a-z]+ file=(.*?),line=(\d+),.*?title=([a-z0-9-]+)::/).map {
        Finding(
          file: String($0.1).removingPercentEncoding ?? "", line: Int($0.2) ?? 0,
          rule: String($0.3))
      }
    }
  }

  private static func text(_ text: String) -> [Finding] {
    let lines = text.split(separator: "\n")
    return zip(lines, lines.dropFirst()).compactMap { line, next in
      guard let rule = line.firstMatch(of: #/^(?:error|warning|note)\[([a-z0-9-]+)\]: /#)?.1,
        let place = next.firstMatch(of: /^ *--> (.*?):(\d+):\d+/)
      else { return nil }
      return Finding(file: String(place.1), line: Int(place.2) ?? 0, rule: String(rule))
    }
  }

  private static func unescaped(_ text: Substring) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
      "&amp;", with: "&")
  }
}
