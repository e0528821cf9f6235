import Foundation
import Testing

@Suite struct `The documentation` {
  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// With `RECORD_SNAPSHOTS=1` in the environment, what plumb says is written there.
  @Test func `begins with what plumb really says`() throws {
    let readme = try Self.text("README.md")
    let folder = try TemporaryFolder([
      "orders.yaml": try Self.text("Fixtures/showcase/orders.yaml")
    ])
    let shown = try #require(Self.blocks("console", in: readme).first)
    let said = "$ plumb lint orders.yaml\n" + (try Run("lint", "orders.yaml", in: folder).output)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      return try readme.replacingOccurrences(of: shown, with: said)
        .write(
          to: Self.package.appendingPathComponent("README.md"), atomically: true, encoding: .utf8)
    }
    #expect(shown == said)
  }

  @Test func `shows a configuration that plumb accepts`() throws {
    let blocks = Self.blocks("yaml", in: try Self.text("docs/configuration.md"))
    let configuration = try #require(blocks.first { $0.hasPrefix("# .plumb.yaml") })
    let folder = try TemporaryFolder([
      ".plumb.yaml": configuration, "t.yaml": Template.good,
      "linting/rules/ours.yaml": try Self.ownRule(), "linting/company.yaml": "",
      "linting/known.json": #"{"version": 1, "findings": []}"#,
    ])
    let run = try Run("t.yaml", in: folder)
    #expect(run.errors == "")
  }

  @Test func `shows a rule of one's own that plumb accepts`() throws {
    let folder = try TemporaryFolder(["t.yaml": Template.good, "rules/ours.yaml": Self.ownRule()])
    let run = try Run("t.yaml", "--rules", "rules", "--format", "concise", in: folder)
    #expect(
      run.output == """
        t.yaml:2:3: warning[queue-without-dead-letters] queue has no `RedrivePolicy`

        """)
  }

  @Test(arguments: ["lint", "init"]) func `names every option`(of command: String) throws {
    let usage = try Self.text("docs/usage.md")
    let help = try Run(command, "--help", in: TemporaryFolder()).output
    let options = help.split(whereSeparator: \.isWhitespace).filter {
      $0.hasPrefix("--") && $0.count > 2
    }
    for option in Set(options)
    where !["--help", "--version", "--quiet", "--verbose"]
      .contains(String(option))
    {
      #expect(usage.contains("`\(option)") || usage.contains("\(option)`"), "\(option)")
    }
  }

  /// What stands in blocks of `sh` runs as it stands, one line after the other, where there is a
  /// folder `templates` with nothing wrong in it.
  @Test(arguments: [
    "docs/continuous-integration.md", "docs/many-templates.md", "docs/moving-to-plumb.md",
  ])
  func `has commands that run`(_ page: String) throws {
    let folder = try TemporaryFolder(["templates/t.yaml": Template.good])
    let blocks = try Self.blocks("sh", in: Self.text(page))
    let commands = blocks.flatMap { $0.split(separator: "\n").map { $0.drop { $0 == " " } } }
    #expect(!commands.isEmpty)
    for command in commands {
      let words = command.split(separator: " ").map(String.init)
      #expect(words.first == "plumb")
      let run = try Run(Array(words.dropFirst()), in: folder)
      #expect(run.status == 0, "\(command): \(run.errors)")
    }
  }

  /// Ids of other linters are known, rules and groups exist, and options are options of plumb.
  @Test func `knows what it says about other linters`() throws {
    let page = try Self.text("docs/moving-to-plumb.md")
    let help = try Run("lint", "--help", in: TemporaryFolder()).output
    for id in page.matches(of: /[EFWI]\d{2,4}|CKV_AWS_\d+|(AwsSolutions|HIPAA\.Security)-\w+/) {
      let run = try Run("explain", String(id.output.0), in: TemporaryFolder())
      #expect(run.status == 0, "\(id.output.0)")
    }
    for row in page.split(separator: "\n") where row.hasPrefix("| ") {
      let ours = row.split(separator: "|").dropFirst().joined()
      for option in ours.matches(of: /--[a-z-]{3,}/) {
        #expect(help.contains(option.output) || option.output == "--from", "\(row)")
      }
      for name in ours.matches(of: /--(?:ignore|select) ([a-z0-9,-]+)/) {
        let folder = try TemporaryFolder(["t.yaml": Template.good])
        let lint = try Run("t.yaml", "--select", String(name.output.1), in: folder)
        #expect(lint.errors == "", "\(row)")
      }
    }
  }

  private static func ownRule() throws -> String {
    try #require(
      blocks("yaml", in: text("README.md")).first { $0.hasPrefix("name: queue-without") })
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: package.appendingPathComponent(path), encoding: .utf8)
  }

  /// The blocks of code in a language.
  private static func blocks(_ language: String, in text: String) -> [String] {
    text.replacing(/\n +```/, with: "\n```").components(separatedBy: "\n```\(language)\n")
      .dropFirst().map { rest in
        rest.components(separatedBy: "\n```")[0] + "\n"
      }
  }
}
