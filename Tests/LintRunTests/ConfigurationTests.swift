import LintRun
import Linting
import SourceText
import Testing

@Suite struct `A configuration` {
  @Test func `settles what a team wants`() throws {
    let configuration = try Configuration.read(
      SourceText(
        name: "team/.plumb.yaml",
        text: """
          select: [default, security]
          ignore: lambda-timeout-out-of-bounds
          severity:
            queue-open-to-world: note
          fail-on: error
          regions: [eu-central-1, eu-west-1]
          parameters:
            Stage: prod
            Zones: [a, b]
          rules: [linting/rules, /opt/rules]
          exclude: [generated]
          """))
    #expect(configuration.selection.selected == ["default", "security"])
    #expect(configuration.selection.ignored == ["lambda-timeout-out-of-bounds"])
    #expect(configuration.selection.severities == ["queue-open-to-world": .note])
    #expect(configuration.failOn == .error)
    #expect(configuration.regions == ["eu-central-1", "eu-west-1"])
    #expect(configuration.parameters == ["Stage": "prod", "Zones": "a,b"])
    #expect(configuration.ruleFolders == ["team/linting/rules", "/opt/rules"])
  }

  @Test func `may be empty`() throws {
    let configuration = try Configuration.read(SourceText(name: ".plumb.yaml", text: "# later\n"))
    #expect(configuration.selection == RuleSelection())
  }

  @Test(arguments: [
    (
      "ignroe: [a]",
      "1:1: a configuration has no key `ignroe`\n  help: a key with a similar name exists: `ignore`"
    ),
    ("- a", "1:1: a configuration is a mapping"),
    ("ignore:\n  - {a: b}", "2:5: `ignore` needs a list of texts"),
    (
      "regions: [eu-west-1, ]\nregions: []",
      "2:1: key `regions` stands twice in one mapping\n  help: remove one of them, or give it another name"
    ),
    (
      "severity: high",
      "1:11: `severity` needs a mapping of rules to severities\n  help: write for instance `lambda-timeout-too-long: warning` below it"
    ),
    (
      "severity: {a: high}",
      "1:15: `a` cannot be `high`\n  help: write one of `note`, `warning`, `error`"
    ),
    (
      "fail-on: info",
      "1:10: `fail-on` cannot be `info`\n  help: write one of `error`, `warning`, `note`, `never`"
    ),
    ("parameters: [a]", "1:13: parameters are a mapping of names to values"),
  ]) func `is refused with the place of its mistake`(_ text: String, _ expected: String) {
    let error = #expect(throws: LocatedProblem.self) {
      try Configuration.read(SourceText(name: "c", text: text))
    }
    #expect(error?.text == "c:" + expected)
  }
}
