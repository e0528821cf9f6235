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

  @Test func `has settings of its own for some files`() throws {
    let folder = try TemporaryFolder([
      ".plumb.yaml": """
      paths:
        - match: [old, "*.packaged.yaml"]
          severity: {lambda-timeout-out-of-bounds: note}
        - match: old/forgotten/**
          ignore: [lambda, schema]
      """,
      "t.yaml": Template.slow, "old/t.yaml": Template.slow, "a/t.packaged.yaml": Template.slow,
      "old/forgotten/a/t.yaml": Template.slow,
    ])
    let run = try Run("--format", "concise", "--jobs", "2", in: folder)
    #expect(
      run.output.split(separator: "\n").map { $0.split(separator: "]")[0] } == [
        "a/t.packaged.yaml:5:16: note[lambda-timeout-out-of-bounds",
        "old/t.yaml:5:16: note[lambda-timeout-out-of-bounds",
        "t.yaml:5:16: error[lambda-timeout-out-of-bounds",
      ])
    let asked = try Run("--select", "lambda", "--format", "concise", in: folder)
    #expect(asked.output.split(separator: "\n").count { $0.contains(":5:16: ") } == 4)
    let named = try Run(
      "-", "--stdin-filename", "old/new.yaml", "--format", "concise", in: folder,
      input: Template.slow)
    #expect(named.output.contains("note[lambda-timeout-out-of-bounds"))
  }

  @Test func `judges some files for their own region and parameters`() throws {
    let template =
      Template.slow.replacing("901", with: "!Ref Seconds")
      + "Parameters:\n  Seconds: {Type: Number}\n"
    let folder = try TemporaryFolder([
      ".plumb.yaml": """
      parameters: {Seconds: 902}
      paths:
        - match: b.yaml
          parameters: {Seconds: 903}
      """,
      "a.yaml": template, "b.yaml": template,
    ])
    let run = try Run("--format", "concise", in: folder)
    #expect(run.output.contains("902 seconds") && run.output.contains("903 seconds"))
    let given = try Run("--format", "concise", "--parameter", "Seconds=904", in: folder)
    #expect(given.output.split(separator: "\n").allSatisfy { $0.contains("904 seconds") })
  }

  @Test func `builds on those that it extends`() throws {
    let folder = try TemporaryFolder([
      "project/.plumb.yaml": """
      extends: [../shared/base.yaml]
      ignore: [queue-unencrypted]
      severity: {lambda-timeout-out-of-bounds: warning}
      """,
      "shared/base.yaml": """
      extends: more/regions.yaml
      select: [schema]
      fail-on: error
      severity: {lambda-timeout-out-of-bounds: note, lambda-memory-out-of-bounds: note}
      exclude: [generated]
      """,
      "shared/more/regions.yaml": "regions: [eu-west-1]\nselect: [security]\n",
      "project/t.yaml": Template.slow, "project/generated/t.yaml": Template.slow,
    ])
    let run = try Run("project", "--format", "concise", in: folder)
    #expect(run.errors == "")
    #expect(run.output.hasPrefix("project/t.yaml:5:16: warning[lambda-timeout-out-of-bounds]"))
    #expect(run.status == 0)
    let shown = try Run("config", "show", "project/t.yaml", in: folder)
    #expect(
      shown.output.hasPrefix(
        """
        project/t.yaml
        configuration: project/.plumb.yaml, which extends shared/more/regions.yaml, \
        shared/base.yaml

        select    schema                                 shared/base.yaml:2:10
        ignore    queue-unencrypted                      project/.plumb.yaml:2:10
        severity  lambda-memory-out-of-bounds: note      shared/base.yaml:4:77
                  lambda-timeout-out-of-bounds: warning  project/.plumb.yaml:3:42
        fail-on   error                                  shared/base.yaml:3:10
        regions   eu-west-1                              shared/more/regions.yaml:1:11
        exclude   generated                              shared/base.yaml:5:11

        """))
  }

  @Test(arguments: [
    ("extends: [none.yaml]", "c.yaml:1:11: `none.yaml` cannot be read: no such file or folder"),
    ("extends: folder", "c.yaml:1:10: `folder` cannot be read: a folder, where a file is needed"),
    ("extends: bad.yaml", "bad.yaml:2:1: a configuration has no key `slect`"),
    ("extends: rule.yaml", "rule.yaml:1:9: no rule and no group is called `lamda`"),
    (
      "extends: ./c.yaml",
      "c.yaml:1:10: configurations extend each other in a circle: `c.yaml` → `c.yaml`"
    ),
    (
      "extends: [a.yaml]",
      "a.yaml:1:10: configurations extend each other in a circle: `c.yaml` → `a.yaml` → `c.yaml`"
    ),
    ("extends: [twice/0.yaml]", "twice/6.yaml:1:19: more than 100 configurations are extended"),
  ]) func `names the place where it cannot extend another`(_ text: String, _ message: String) throws
  {
    var files = [
      "t.yaml": Template.good, "c.yaml": text, "a.yaml": "extends: c.yaml",
      "folder/a.yaml": "", "bad.yaml": "# ours\nslect: a", "rule.yaml": "select: lamda",
      "twice/9.yaml": "",
    ]
    for number in 0..<9 {
      files["twice/\(number).yaml"] = "extends: [\(number + 1).yaml, \(number + 1).yaml]"
    }
    let run = try Run("t.yaml", "--config", "c.yaml", in: TemporaryFolder(files))
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("plumb: " + message), "\(run.errors)")
  }

  @Test func `is shown with where each setting comes from`() throws {
    let folder = try TemporaryFolder([
      ".plumb.yaml": """
      regions: [eu-west-1]
      paths:
        - match: old
          ignore: [lambda]
      exclude: ["*.json"]
      """,
      "values.json": #"["Stage=prod"]"#,
    ])
    let options = ["--parameters", "values.json", "--parameter", "Zone=a", "--fail-on", "note"]
    let run = try Run(["config", "show", "old/t.json"] + options, in: folder)
    #expect(run.status == 0)
    #expect(
      run.output.hasPrefix(
        """
        old/t.json
        configuration: .plumb.yaml
        left out where it is found in a folder, by `exclude`

        select      default      default
        ignore      lambda       .plumb.yaml:4:14
        fail-on     note         --fail-on
        regions     eu-west-1    .plumb.yaml:1:11
        parameters  Stage: prod  values.json:1:2
                    Zone: a      --parameter
        exclude     *.json       .plumb.yaml:5:11
        paths       old          .plumb.yaml:3:12

        """))
    let json = try Run("config", "show", "t.yaml", "--format", "json", "--no-config", in: folder)
    #expect(
      json.output.hasPrefix(
        """
        {
          "version": 1,
          "file": "t.yaml",
          "configuration": null,
          "extends": [],
          "excluded": false,
          "settings": [
            {"key": "select", "value": "default", "from": {"default": true}},
            {"key": "fail-on", "value": "warning", "from": {"default": true}},
            {"key": "regions", "value": "us-east-1", "from": {"default": true}}
          ],
          "rules": [
            {"id": "
        """))
    let broken = try Run("config", "show", "t.yaml", "--select", "lamda", in: folder)
    #expect(broken.status == 2)
    #expect(broken.errors.hasPrefix("plumb: no rule and no group is called `lamda`"))
  }

  @Test func `tells rules what only a team knows`() throws {
    let folder = try TemporaryFolder([
      ".plumb.yaml": """
      select: [resource-without-required-tag, timeout-above-ours]
      rules: [rules]
      options:
        resource-without-required-tag: {tags: [Owner, Stage]}
      paths:
        - match: old
          options:
            resource-without-required-tag: {tags: Owner}
            timeout-above-ours: {seconds: 902}
      """,
      "t.yaml": Template.slow, "old/t.yaml": Template.slow,
      "rules/ours.yaml": """
      name: timeout-above-ours
      summary: function that may run for longer than ours do
      severity: warning
      category: operations
      why: Ours never do.
      options:
        seconds: {summary: the longest time that functions have, default: 60, at-least: 1}
      fix: set `Timeout` to less
      check:
        resource: AWS::Lambda::Function
        property: Timeout
        at-most: {option: seconds}
      message: "timeout is {value} seconds, more than {seconds}"
      examples:
        - title: too long
          options: {seconds: 30}
          template: |
            Resources:
              Slow:
                Type: AWS::Lambda::Function
                Properties:
                  Timeout: 31
                  #        ^^ timeout is 31 seconds, more than 30
      """,
    ])
    let run = try Run("--format", "concise", in: folder)
    #expect(
      run.output == """
        old/t.yaml:2:3: warning[resource-without-required-tag] tag `Owner` is missing
        t.yaml:2:3: warning[resource-without-required-tag] tags `Owner`, `Stage` are missing
        t.yaml:5:16: warning[timeout-above-ours] timeout is 901 seconds, more than 60

        """)
    let shown = try Run("config", "show", "old/t.yaml", in: folder).output
    #expect(shown.contains("options  resource-without-required-tag: tags: Owner  .plumb.yaml:8:45"))
  }

  @Test(arguments: [
    (
      "resource-without-required-tag: {tag: a}",
      """
      2:35: rule `resource-without-required-tag` has no option `tag`
        help: a similar name exists: `tags`
      """
    ),
    (
      "neptune-backups-kept-briefly: {weeks: 2}",
      """
      2:34: rule `neptune-backups-kept-briefly` has no option `weeks`
        help: it has `days`
      """
    ),
    ("unused-parameter: {a: b}", "2:22: rule `unused-parameter` has no option `a`"),
    (
      "neptune-backups-kept-briefly: {days: 36}",
      "2:40: `days` needs a whole number from 1 to 35"
    ),
    (
      "neptune-backups-kept-briefly: {days: [1, 2]}",
      "2:41: `days` needs a whole number from 1 to 35"
    ),
    ("unused-paramter: {a: b}", "2:21: no rule and no group is called `unused-paramter`"),
  ]) func `names the place of an option that a rule cannot take`(_ text: String, _ message: String)
    throws
  {
    let folder = try TemporaryFolder([
      "t.yaml": Template.good, ".plumb.yaml": "options:\n  " + text,
    ])
    let run = try Run("t.yaml", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("plumb: .plumb.yaml:" + message), "\(run.errors)")
  }
}
