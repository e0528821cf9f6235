import Testing

@Suite struct `The configuration` {
  private static let ignoring = "ignore: [schema]"

  @Test func `is the nearest one upwards to the root of the repository`() throws {
    let folder = try TemporaryFolder([
      ".plumb.yaml": Self.ignoring,
      "service/a/t.yaml": Template.slow,
      "inner/.plumb.yaml": "",
      "inner/t.yaml": Template.slow,
      "repository/.git/HEAD": "",
      "repository/t.yaml": Template.slow,
    ])
    #expect(try Run("service/a/t.yaml", in: folder).status == 0)
    #expect(try Run("inner/t.yaml", in: folder).status == 1)
    #expect(try Run("repository/t.yaml", in: folder).status == 1)
    #expect(try Run("inner/t.yaml", "service/a/t.yaml", in: folder).status == 0)
  }

  @Test func `is refused with the place of its mistake`() throws {
    let folder = try TemporaryFolder([
      "t.yaml": Template.slow, ".plumb.yaml": "# ours\nignore:\n  - lamda\n",
    ])
    let run = try Run("t.yaml", in: folder)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(
      run.errors == """
        plumb: .plumb.yaml:3:5: no rule and no group is called `lamda`
          help: a similar name exists: `lambda`

        """)
  }

  @Test func `leaves files and folders out`() throws {
    let folder = try TemporaryFolder([
      "t.yaml": Template.slow, "generated/t.yaml": Template.slow,
      ".plumb.yaml": "exclude: [generated]\n",
    ])
    #expect(try Run("--format", "concise", in: folder).output == Template.slowFinding("t.yaml"))
    let named = try Run("generated/t.yaml", "--format", "concise", in: folder)
    #expect(named.output == Template.slowFinding("generated/t.yaml"))
  }

  @Test func `sets the threshold, unless the command line does`() throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow, ".plumb.yaml": "fail-on: never\n"])
    #expect(try Run("t.yaml", in: folder).status == 0)
    #expect(try Run("t.yaml", "--fail-on", "error", in: folder).status == 1)
  }

  @Test func `gives parameters and rules, with paths from its own folder`() throws {
    let folder = try TemporaryFolder([
      "t.yaml": Template.good, "team/ours.yaml": "rules: [rules]\n",
      "team/rules/broken.yaml": "name: [",
    ])
    let run = try Run(
      "t.yaml", "--config", "team/ours.yaml", "--format", "concise", in: folder)
    #expect(run.output.hasPrefix("team/rules/broken.yaml:1:"))
  }
}
