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
          baseline: known.json
          """))
    let settings = EffectiveSettings(configuration.settings)
    #expect(settings.selection.selected == ["default", "security"])
    #expect(settings.selection.ignored == ["lambda-timeout-out-of-bounds"])
    #expect(settings.selection.severities == ["queue-open-to-world": .note])
    #expect(settings.failOn == .error)
    #expect(settings.regions == ["eu-central-1", "eu-west-1"])
    #expect(settings.parameters == ["Stage": "prod", "Zones": "a,b"])
    #expect(settings.ruleFolders == ["team/linting/rules", "/opt/rules"])
    #expect(settings.excludedPatterns == ["generated"])
    #expect(settings.baseline == "team/known.json")
    #expect(
      settings.values(.ignore).map(\.origin.description) == ["team/.plumb.yaml:2:9"])
  }

  @Test func `may be empty`() throws {
    let configuration = try Configuration.read(SourceText(name: ".plumb.yaml", text: "# later\n"))
    let settings = EffectiveSettings(configuration.settings)
    #expect(settings.selection == RuleSelection())
    #expect(settings.failOn == .warning)
    #expect(settings.regions == ["us-east-1"])
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
    (
      "regions: [eu-west]",
      "1:11: `eu-west` is no region\n  help: write one such as `eu-central-1`"
    ),
    (
      "options: [a]",
      "1:10: `options` needs a mapping of rules to their options\n  help: write for instance `resource-without-required-tag: {tags: [Owner]}` below it"
    ),
    ("options: {a: {b: {c: d}}}", "1:18: `b` needs a number, a text or a list of texts"),
    ("baseline: [a]", "1:11: `baseline` needs a text"),
    ("extends: {a: b}", "1:10: `extends` needs a list of texts"),
    (
      "paths: {a: b}",
      "1:8: `paths` needs a list of mappings\n  help: write for instance `- {match: [legacy], ignore: [security]}` below it"
    ),
    ("paths: [a]", "1:9: an entry of `paths` is a mapping"),
    ("paths: [{ignore: a}]", "1:9: an entry of `paths` needs patterns under `match`"),
    ("paths: [{match: []}]", "1:9: an entry of `paths` needs patterns under `match`"),
    (
      "paths: [{match: a, exclude: b}]",
      "1:20: an entry of `paths` has no key `exclude`\n  help: use one of `match`, `select`, `ignore`, `severity`, `options`, `regions`, `parameters`"
    ),
    (
      "paths: [{macth: a}]",
      "1:10: an entry of `paths` has no key `macth`\n  help: a key with a similar name exists: `match`"
    ),
    (
      "match: a",
      "1:1: a configuration has no key `match`\n  help: use one of `extends`, `select`, `ignore`, `severity`, `options`, `fail-on`, `regions`, `parameters`, `rules`, `exclude`, `baseline`, `paths`"
    ),
  ]) func `is refused with the place of its mistake`(_ text: String, _ expected: String) {
    let error = #expect(throws: LocatedProblem.self) {
      try Configuration.read(SourceText(name: "c", text: text))
    }
    #expect(error?.text == "c:" + expected)
  }
}
