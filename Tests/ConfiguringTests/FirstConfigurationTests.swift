import Configuring
import Foundation
import LintRun
import Linting
import SourceText
import Testing

@Suite struct `The first configuration` {
  @Test func `is one that plumb accepts, with nothing in it that nobody has asked for`() throws {
    let first = try Self.configuration(for: [:])
    #expect(first.imported == [])
    #expect(first.carriedCount == 0)
    let settings = try Self.settings(of: first)
    #expect(settings.settings == [])
  }

  @Test func `takes over what cfn-lint is told`() throws {
    let first = try Self.configuration(for: [
      ".cfnlintrc": """
      ignore_checks: [E1, W35]
      include_checks: [I, W, E]
      regions: [eu-central-1]
      ignore_templates: [old.yaml, "packaged/**/*.json"]
      non_zero_exit_code: error
      parameters: [{Stage: "on", Zones: 2}]
      """
    ])
    #expect(first.leftOut == [])
    let settings = try Self.settings(of: first)
    #expect(settings.selection.selected == ["default", "optional"])
    #expect(settings.selection.ignored == ["one", "two"])
    #expect(settings.regions == ["eu-central-1"])
    #expect(settings.excludedPatterns == ["./old.yaml", "packaged/**/*.json"])
    #expect(settings.failOn == .error)
    #expect(settings.parameters == ["Stage": "on", "Zones": "2"])
    #expect(first.carriedCount == 9)
  }

  @Test func `takes over what checkov is told`() throws {
    let first = try Self.configuration(for: [
      ".checkov.yml": """
      skip-check: CKV_AWS_1,CKV_AWS_9*
      check: [CKV_AWS_2]
      soft-fail-on: CKV_AWS_3
      hard-fail-on: [CKV_AWS_2]
      soft-fail: true
      skip-path: [tests, /node/, a/b]
      framework: cloudformation
      compact: false
      """
    ])
    #expect(first.leftOut == [".checkov.yml:1: `CKV_AWS_9*`: no rule of plumb reports the same"])
    let settings = try Self.settings(of: first)
    #expect(settings.selection.selected == ["default", "optional"])
    #expect(settings.selection.ignored == ["one"])
    #expect(settings.selection.severities == ["two": .note, "optional": .error])
    #expect(settings.failOn == .never)
    #expect(settings.excludedPatterns == ["**/*tests*", "**/node/**", "**/*a/b*"])
  }

  @Test(arguments: [
    ("src/tests/t.yaml", true), ("latest.yaml", false), ("my-tests.yaml", true),
    ("x/node/t.yaml", true), ("x/nodes/t.yaml", false), ("xa/by/t.yaml", true),
  ]) func `leaves out the paths that checkov would`(_ path: String, _ isExcluded: Bool) throws {
    let first = try Self.configuration(for: [
      ".checkov.yaml": "skip-path: [tests, /node/, a/b]"
    ])
    let patterns = try PathPatterns(
      Self.settings(of: first).excludedPatterns, below: "/project")
    #expect(patterns.match("/project/\(path)") == isExcluded)
  }

  @Test func `takes over the rules that cfn_nag passes over`() throws {
    let first = try Self.configuration(for: [
      "any-name.yml": """
      RulesToSuppress:
        - id: W1
          reason: theirs
        - id: W2
      """,
      "compose.yaml": "services: {}",
    ])
    #expect(first.imported == ["any-name.yml"])
    #expect(try Self.settings(of: first).selection.ignored == ["one"])
    #expect(first.leftOut == ["any-name.yml:4: `W2`: no rule of plumb reports the same"])
  }

  @Test func `silences no rule of which only a part was silent`() throws {
    let part = try Self.configuration(for: [".cfnlintrc": "ignore_checks: [W36]"])
    #expect(try Self.settings(of: part).selection.ignored == [])
    #expect(
      part.leftOut == [
        ".cfnlintrc:1: `W36`: `three` reports other things too; ignore it by hand if they may go"
      ])
    let whole = try Self.configuration(for: [".cfnlintrc": "ignore_checks: [W36, E37]"])
    #expect(try Self.settings(of: whole).selection.ignored == ["three"])
    #expect(whole.leftOut == [])
  }

  @Test(arguments: [
    ("ignore_checks: [E99]", "`E99`: no rule of plumb reports the same"),
    ("regions: [ALL_REGIONS]", "`ALL_REGIONS`: name the regions that you deploy to"),
    ("ignore_templates: [../a]", "`../a`: add what it matches to `exclude` by hand"),
    ("non_zero_exit_code: some", "`non_zero_exit_code`: unknown value"),
    ("parameters: [a]", "`a`: no mapping of names to values"),
    (
      "append_rules: [rules]",
      "`append_rules`: rules in Python do not run; write them anew in YAML (docs/writing-rules.md)"
    ),
    ("ingore_checks: [E1]", "`ingore_checks`: unknown setting of cfn-lint"),
  ]) func `says what of cfn-lint it cannot take over`(_ text: String, _ words: String) throws {
    let first = try Self.configuration(for: [".cfnlintrc.yaml": "# ours\n" + text])
    #expect(first.leftOut == [".cfnlintrc.yaml:2: " + words])
  }

  @Test(arguments: [
    ("framework: [terraform]", "`terraform`: plumb reads CloudFormation and SAM templates only"),
    ("skip-path: ['a.*b']", "`a.*b`: add what it matches to `exclude` by hand"),
    ("quiet: true", "`quiet`: give `-q` when plumb runs"),
    ("bc-api-key: secret", "`bc-api-key`: plumb has no such setting"),
  ]) func `says what of checkov it cannot take over`(_ text: String, _ words: String) throws {
    let first = try Self.configuration(for: [".checkov.yaml": text])
    #expect(first.leftOut == [".checkov.yaml:1: " + words])
  }

  @Test(arguments: [
    (".cfnlintrc", "ignore_checks: [", ".cfnlintrc:1:16: the `[` that opens here is never closed"),
    (".checkov.yaml", "- a", ".checkov.yaml:1:1: settings of checkov are a mapping"),
  ]) func `is not made of settings that cannot be read`(
    _ name: String, _ text: String, _ message: String
  ) {
    let error = #expect(throws: LocatedProblem.self) {
      try Self.configuration(for: [name: text])
    }
    #expect(error.map { $0.text.contains(message) } == true, "\(error?.text ?? "")")
  }

  @Test func `names the schema for editors`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "plumb-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try FirstConfiguration(
      for: folder.path, and: [], rules: [], schema: "https://example.com/s.json")
    #expect(first.text.hasPrefix("# yaml-language-server: $schema=https://example.com/s.json\n"))
  }

  // MARK: - Rules and files

  private static let rules = [
    rule(
      "one", [.init(.cfnLint, "E11", "E12"), .init(.checkov, "CKV_AWS_1"), .init(.cfnNag, "W1")]),
    rule("two", [.init(.cfnLint, "W35"), .init(.checkov, "CKV_AWS_3")]),
    rule("three", [.init(.cfnLint, "W36", "E37")]),
    rule("optional", [.init(.cfnLint, "I5"), .init(.checkov, "CKV_AWS_2")], isOn: false),
    rule("informative", [.init(.cfnLint, "I6")]),
  ]

  private static func rule(_ name: String, _ equivalents: [Equivalents], isOn: Bool = true) -> Rule
  {
    Rule(
      name, summary: "summary", severity: .warning, category: .template, isEnabledByDefault: isOn,
      equivalents: equivalents, why: "why", fix: "fix it", check: .eachResource(of: []) { _, _ in },
      examples: [])
  }

  /// The configuration for a folder with some files.
  private static func configuration(for files: [String: String]) throws -> Made {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "plumb-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let first = try FirstConfiguration(for: folder.path, and: [], rules: rules, schema: nil)
    let prefix = folder.path + "/"
    return Made(
      text: first.text, carriedCount: first.carriedCount,
      imported: first.imported.map { $0.replacing(prefix, with: "") },
      leftOut: first.leftOut.map { $0.replacing(prefix, with: "") })
  }

  /// A configuration for a folder, which is told of without its path.
  private struct Made {
    var text: String
    var carriedCount: Int
    var imported: [String]
    var leftOut: [String]
  }

  private static func settings(of first: Made) throws -> EffectiveSettings {
    let source = SourceText(name: ".plumb.yaml", text: first.text)
    return EffectiveSettings(try Configuration.read(source).settings)
  }
}
