import Testing

@Suite struct `plumb init` {
  @Test func `writes a configuration and its schema, and tells what it has found`() throws {
    let folder = try TemporaryFolder([
      "a/t.yaml": Template.slow, "compose.yaml": "services: {}\n",
      ".cfnlintrc": "ignore_checks: [E3034, E3717, X1]\nregions: [eu-west-1]\n",
    ])
    let run = try Run("init", in: folder)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output.hasPrefix(".plumb.yaml and .plumb.schema.json written\n1 template found\n"))
    #expect(run.output.contains(" settings taken over from .cfnlintrc\nnot taken over:\n"))
    #expect(
      run.output.hasSuffix("\n  .cfnlintrc:1: `X1`: no rule of plumb reports the same\n"))
    let schema = try Run("config", "schema", in: folder).output
    #expect(try folder.text(of: ".plumb.schema.json") == schema)
    let linted = try Run("--format", "concise", in: folder)
    #expect(linted.errors == "")
    #expect(!linted.output.contains("lambda-timeout-out-of-bounds"))
    let shown = try Run("config", "show", "a/t.yaml", in: folder)
    #expect(shown.output.contains("         lambda-timeout-out-of-bounds"))
  }

  @Test func `never overwrites without being told to`() throws {
    let folder = try TemporaryFolder([".plumb.yaml": "fail-on: error\n", "t.yaml": Template.good])
    let refused = try Run("init", in: folder)
    #expect(refused.status == 2)
    #expect(refused.errors.hasPrefix("plumb: .plumb.yaml: there is one already\n  help: overwrite"))
    #expect(try folder.text(of: ".plumb.yaml") == "fail-on: error\n")
    #expect(!folder.exists(".plumb.schema.json"))
    #expect(try Run("init", "--force", "--no-schema", in: folder).status == 0)
    #expect(try folder.text(of: ".plumb.yaml").hasPrefix("# What plumb lints here"))
    #expect(!folder.exists(".plumb.schema.json"))
  }

  @Test func `shows what it would write`() throws {
    let folder = try TemporaryFolder([".plumb.yaml": "", "nag.txt": "RulesToSuppress: [{id: W89}]"])
    let run = try Run("init", "--print", "--from", "nag.txt", "--schema", "s.json", in: folder)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("# yaml-language-server: $schema=s.json\n"))
    #expect(run.output.contains("\n  - lambda-outside-vpc # W89\n"))
    #expect(run.errors == "0 templates found\n1 setting taken over from nag.txt\n")
    #expect(try folder.text(of: ".plumb.yaml") == "")
  }

  @Test(arguments: [
    (["no-folder"], "no-folder: no such file or folder"),
    (["--from", "none"], "none: no such file or folder"),
    (["--from", "t.yaml"], "t.yaml: these are no settings of cfn-lint, cfn_nag or checkov"),
    (["--from", "bad.yml"], "bad.yml:1:18: the `[` that opens here is never closed"),
  ]) func `says what it cannot read, and writes nothing`(
    _ arguments: [String], _ message: String
  ) throws {
    let folder = try TemporaryFolder([
      "t.yaml": Template.good, "bad.yml": "RulesToSuppress: [",
    ])
    let run = try Run(["init"] + arguments, in: folder)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("plumb: " + message), "\(run.errors)")
    #expect(!folder.exists(".plumb.yaml"))
  }
}
