import Testing

@Suite struct `An option` {
  @Test(arguments: [
    (["--select", "security"], false),
    (["--select", "security,lambda"], true),
    (["--select", "security", "--select", "schema"], true),
    (["--select", "all"], true),
    (["--ignore", "lambda-timeout-out-of-bounds"], false),
    (["--ignore", "schema"], false),
    (["--select", "all", "--ignore", "all"], false),
  ]) func `says which rules run`(_ arguments: [String], _ isFound: Bool) throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow])
    let run = try Run(arguments + ["--format", "concise", "t.yaml"], in: folder)
    #expect(run.output.contains(Template.slowFinding("t.yaml")) == isFound)
    #expect(run.errors == "")
  }

  /// Paths and the options that are given most are read without the parser of options: what they
  /// mean, and what is wrong with them, must not differ.
  @Test(arguments: [
    [], ["t.yaml"], ["lint"], ["lint", "t.yaml", "t.yaml"], ["--no-config", "t.yaml"],
    ["--select", "schema"], ["lint", "t.yaml", "--select", "all", "--no-config"],
    ["--select", "security, schema", "--select", "cost", "t.yaml"], ["--select", ","],
    ["--ignore", "schema", "t.yaml"], ["--ignore", "cost,", "--ignore", "security"],
    ["--select", "all", "--ignore", "lambda-timeout-out-of-bounds", "t.yaml", "--no-config"],
    ["--select", "nothing"], ["--select", ""], ["--select", "-"], ["--select"], ["--select=schema"],
    ["--select", "--no-config"], ["t.yaml", "--ignore"], ["--ignore", "lint"],
    ["--format", "concise"], ["lint", "--format", "json", "t.yaml"],
    ["--format", "sarif=r", "t.yaml"],
    ["--format", "text=-"], ["--format", "text="], ["--format", "none"], ["--format=concise"],
    ["--format", "concise", "--format", "json=r"], ["--format", "json", "--format", "sarif"],
    ["--output", "r", "t.yaml"], ["--format", "concise", "--output", "r"], ["--output", "-"],
    ["--output", "r", "--format", "json=s"], ["--format", "json=s", "--output", "r"],
    ["--output", "r", "--output", "s"], ["--output", "t.yaml"], ["t.yaml", "--", "-x"], [""],
    ["none.yaml", "--select", "all"], ["--selec", "all"], ["-q", "t.yaml"],
  ])
  func `that is left out is as if its default were given`(_ arguments: [String]) throws {
    let files = ["t.yaml": Template.slow, "r": "", "s": ""]
    let (first, second) = (try TemporaryFolder(files), try TemporaryFolder(files))
    let plain = try Run(arguments, in: first)
    // An option with its default before the others sends all of them to the parser.
    let isNamed = arguments.first == "lint"
    let asked = try Run(
      (isNamed ? ["lint"] : []) + ["--color", "auto"] + arguments.dropFirst(isNamed ? 1 : 0),
      in: second)
    #expect(plain.output == asked.output)
    #expect(plain.errors == asked.errors)
    #expect(plain.status == asked.status)
    for file in files.keys { #expect(try first.text(of: file) == second.text(of: file)) }
  }

  @Test func `gives values of parameters`() throws {
    let folder = try TemporaryFolder([
      "t.yaml": Template.slow.replacing("901", with: "!Ref Seconds")
        + "Parameters:\n  Seconds: {Type: Number}\n",
      "values.json": #"[{"ParameterKey": "Seconds", "ParameterValue": "902"}]"#,
    ])
    let without = try Run("t.yaml", "--format", "concise", in: folder)
    #expect(without.output == "")
    let given = try Run(
      "t.yaml", "--format", "concise", "--parameter", "Seconds=901", in: folder)
    #expect(given.output.contains("timeout is 901 seconds"))
    let file = try Run("t.yaml", "--format", "concise", "--parameters", "values.json", in: folder)
    #expect(file.output.contains("timeout is 902 seconds"))
    let both = try Run(
      "t.yaml", "--format", "concise", "--parameters", "values.json", "--parameter", "Seconds=903",
      in: folder)
    #expect(both.output.contains("timeout is 903 seconds"))
  }

  @Test func `names the file of a report`() throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow, "old": "an older report"])
    let run = try Run("t.yaml", "--format", "concise", "--output", "old", in: folder)
    #expect(run.output == "")
    #expect(run.errors == "plumb: 1 error in 1 template\n")
    #expect(try folder.text(of: "old") == Template.slowFinding("t.yaml"))
    let several = try Run(
      "t.yaml", "--format", "concise", "--format", "sarif=a.sarif", "--format", "json=a.json",
      in: folder)
    #expect(several.output == Template.slowFinding("t.yaml"))
    #expect(try folder.text(of: "a.sarif").contains("\"2.1.0\""))
    #expect(try folder.text(of: "a.json").contains("\"version\": 1"))
  }

  @Test func `shows what templates suppress`() throws {
    let folder = try TemporaryFolder([
      "t.yaml": "# plumb: ignore-file[lambda-timeout-out-of-bounds] known\n" + Template.slow
    ])
    let honored = try Run("t.yaml", in: folder)
    #expect(honored.output == "no findings in 1 template; 1 suppressed\n")
    let shown = try Run("t.yaml", "--no-ignores", "--format", "concise", in: folder)
    #expect(shown.output.contains("901 seconds"))
  }

  @Test func `names a configuration`() throws {
    let folder = try TemporaryFolder([
      "t.yaml": Template.slow, ".plumb.yaml": "ignore: [schema]",
      "strict.yaml": "severity: {lambda-timeout-out-of-bounds: warning}",
    ])
    #expect(try Run("t.yaml", "--format", "concise", in: folder).output == "")
    #expect(
      try Run("t.yaml", "--no-config", "--format", "concise", in: folder).output
        == Template.slowFinding("t.yaml"))
    #expect(
      try Run("t.yaml", "--config", "strict.yaml", "--format", "concise", in: folder).output
        .contains("warning[lambda-timeout-out-of-bounds]"))
  }

  @Test func `selects rules that the configuration ignores`() throws {
    let folder = try TemporaryFolder([
      "t.yaml": Template.slow, ".plumb.yaml": "ignore: [lambda]",
    ])
    let run = try Run("t.yaml", "--select", "lambda", "--format", "concise", in: folder)
    #expect(run.output.contains(Template.slowFinding("t.yaml")))
  }

  @Test func `adds rules of one's own`() throws {
    let folder = try TemporaryFolder([
      "t.yaml": Template.slow, "rules/short.yaml": Self.ownRule, "rules/broken.yaml": "name: [",
    ])
    let run = try Run("t.yaml", "--rules", "rules", "--format", "concise", in: folder)
    #expect(run.status == 1)
    #expect(run.output.contains("t.yaml:5:16: note[timeout-above-a-minute] 901 is too much"))
    #expect(run.output.contains("rules/broken.yaml:1:"))
    #expect(run.output.contains("error[broken-rule-file]"))
  }

  private static let ownRule = """
    name: timeout-above-a-minute
    summary: function that may run for more than a minute
    severity: note
    category: operations
    why: Ours never do.
    fix: set `Timeout` to at most 60
    check:
      resource: AWS::Lambda::Function
      property: Timeout
      at-most: 60
    message: "{value} is too much"
    examples:
      - title: too long
        template: |
          Resources:
            Slow:
              Type: AWS::Lambda::Function
              Properties:
                Timeout: 61
                #        ^^ 61 is too much
    """

  @Test(arguments: [
    (["--color", "always"], [:], true),
    (["--color", "never"], ["FORCE_COLOR": "1"], false),
    (["--color", "always"], ["NO_COLOR": "1"], true),
    ([], [:], false),
    ([], ["FORCE_COLOR": "1"], true),
    ([], ["FORCE_COLOR": "0"], false),
    ([], ["FORCE_COLOR": "1", "NO_COLOR": "1"], false),
    ([], ["GITHUB_ACTIONS": "true"], true),
  ]) func `says whether text is in colour`(
    _ arguments: [String], _ environment: [String: String], _ expected: Bool
  ) throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow])
    let run = try Run(arguments + ["t.yaml"], in: folder, environment: environment)
    #expect(run.output.contains("\u{1B}[") == expected)
  }

  @Test func `adds annotations by itself in a workflow of GitHub`() throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow])
    let workflow = ["GITHUB_ACTIONS": "true", "NO_COLOR": "1"]
    let run = try Run("t.yaml", in: folder, environment: workflow)
    #expect(run.output.contains("error[lambda-timeout-out-of-bounds]: timeout is"))
    #expect(run.output.contains("::error "))
    let asked = try Run("t.yaml", "--format", "concise", in: folder, environment: workflow)
    #expect(asked.output == Template.slowFinding("t.yaml"))
  }

  @Test func `leaves out or adds what is not a finding`() throws {
    let folder = try TemporaryFolder([
      "t.yaml": Template.slow, "good.yaml": Template.good, "compose.yaml": "services: {}\n",
    ])
    #expect(try Run("good.yaml", "--quiet", in: folder).output == "")
    let verbose = try Run("-v", "--format", "concise", in: folder)
    #expect(
      verbose.errors
        == "plumb: compose.yaml: passed over, no template\nplumb: 2 templates linted\n")
    let counted = try Run("t.yaml", "--statistics", "--format", "concise", in: folder)
    #expect(counted.errors == "1  error    lambda-timeout-out-of-bounds\n")
  }
}
