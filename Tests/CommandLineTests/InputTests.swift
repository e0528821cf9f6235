import Foundation
import Testing

@Suite struct `Input` {
  @Test func `is found in folders by its content`() throws {
    let folder = try TemporaryFolder([
      "a/slow.yaml": Template.slow,
      "b.template": Template.slow,
      "c.json":
        #"{"Resources": {"Slow": {"Type": "AWS::Lambda::Function", "Properties": {"Timeout": 901}}}}"#,
      "compose.yaml": "services:\n  web: {image: nginx}\n",
      "kubernetes.yml": "kind: Service\nResources: none\nnote: \"AWS::\"\n",
      "chart/templates/x.yaml": "{{- if .Values.Resources }}\nkind: AWS::\n{{ end }}: [\n",
      "readme.md": Template.slow,
      "node_modules/x/slow.yaml": Template.slow,
      ".aws-sam/slow.yaml": Template.slow,
      "env/pyvenv.cfg": "",
      "env/slow.yaml": Template.slow,
    ])
    let run = try Run(
      "--select", "lambda-timeout-out-of-bounds", "--format", "concise", in: folder)
    #expect(
      run.output.split(separator: "\n").map { $0.prefix { $0 != ":" } }
        == ["a/slow.yaml", "b.template", "c.json"])
    #expect(run.errors == "")
  }

  @Test func `in a folder may have nothing but loops`() throws {
    let folder = try TemporaryFolder([
      "t.yaml": """
      Resources:
        Fn::ForEach::Queues:
          - Team
          - [Shop]
          - Queue${Team}: {Type: AWS::SQS::Queue}

      """
    ])
    let run = try Run("--select", "loop-without-transform", "--format", "concise", in: folder)
    #expect(run.output.hasPrefix("t.yaml:2:3: error[loop-without-transform]"))
  }

  @Test func `in a folder may be damaged`() throws {
    let folder = try TemporaryFolder(["t.yaml": "Resources:\n  A:\n    Type: AWS::X\n  B: [\n"])
    #expect(try Run(in: folder).status == 1)
  }

  @Test func `of a folder is called by its path`() throws {
    let folder = try TemporaryFolder(["a/slow.yaml": Template.slow])
    #expect(
      try Run("a", "--format", "concise", in: folder).output == Template.slowFinding("a/slow.yaml"))
    #expect(
      try Run("./a/", "--format", "concise", in: folder).output
        == Template.slowFinding("./a/slow.yaml"))
  }

  @Test func `that is named twice is linted once`() throws {
    let folder = try TemporaryFolder(["a/slow.yaml": Template.slow])
    let run = try Run("a", "a/slow.yaml", "--format", "concise", in: folder)
    #expect(run.output == Template.slowFinding("a/slow.yaml"))
  }

  @Test func `comes from standard input`() throws {
    let folder = try TemporaryFolder()
    let plain = try Run("-", "--format", "concise", in: folder, input: Template.slow)
    #expect(plain.output == Template.slowFinding("-"))
    let named = try Run(
      "-", "--stdin-filename", "x.yaml", "--format", "concise", in: folder, input: Template.slow)
    #expect(named.output == Template.slowFinding("x.yaml"))
  }

  @Test(arguments: [
    ("none.yaml", "none.yaml: no such file or folder"),
    ("empty.yaml", "empty.yaml: the file is empty"),
    ("blank.yaml", "blank.yaml: the file is empty"),
    ("binary.yaml", "binary.yaml: a binary file, not a CloudFormation template"),
    ("nowhere.yaml", "nowhere.yaml: a symbolic link that leads nowhere"),
    ("loop.yaml", "loop.yaml: a symbolic link that leads back to itself"),
    ("slow.yaml/x", "slow.yaml/x: a part of the path is no folder"),
    ("others", "others: no templates found in this folder"),
    ("links", "links/nowhere.yaml: a symbolic link that leads nowhere"),
  ]) func `that is of no use is said to be so, and the rest is linted`(
    _ path: String, _ message: String
  ) throws {
    let folder = try TemporaryFolder([
      "slow.yaml": Template.slow, "empty.yaml": "", "blank.yaml": " \n\n",
      "others/compose.yaml": "services: {}",
      "links/readme.md": "",
    ])
    try folder.write(Data([0x7F, 0x45, 0, 0, 1, 2]), to: "binary.yaml")
    try folder.link("nowhere.yaml", to: "gone.yaml")
    try folder.link("loop.yaml", to: "loop.yaml")
    try folder.link("links/nowhere.yaml", to: "gone.yaml")
    let run = try Run(path, "slow.yaml", "--format", "concise", in: folder)
    #expect(run.status == 2)
    #expect(run.errors == "plumb: \(message)\n")
    #expect(run.output == Template.slowFinding("slow.yaml"))
  }

  @Test(arguments: [("services: {}\n", 1), ("[1]", 1)])
  func `that is no template is a finding when it is named`(_ text: String, _ status: Int32) throws {
    let folder = try TemporaryFolder(["slow.yaml": Template.slow, "compose.yaml": text])
    let run = try Run("compose.yaml", "slow.yaml", "--format", "concise", in: folder)
    #expect(run.status == status)
    #expect(run.output.contains("error[not-a-template] the file has no `Resources`"))
    #expect(run.output.contains(Template.slowFinding("slow.yaml")))
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func `that may not be read is said to be so`() throws {
    let folder = try TemporaryFolder(["secret.yaml": Template.slow])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: folder.url(of: "secret.yaml").path)
    let run = try Run(in: folder)
    #expect(run.status == 2)
    #expect(run.errors == "plumb: secret.yaml: permission denied\n")
  }

  @Test func `behind links to folders is not searched, so that no loop is followed`() throws {
    let folder = try TemporaryFolder(["a/slow.yaml": Template.slow])
    try folder.link("a/back", to: "..")
    try folder.link("link.yaml", to: "a/slow.yaml")
    let run = try Run("--format", "concise", in: folder)
    #expect(
      run.output == Template.slowFinding("a/slow.yaml") + Template.slowFinding("link.yaml"))
  }

  @Test func `that is named is passed over like any other when only templates are wanted`() throws {
    let folder = try TemporaryFolder([
      "compose.yaml": "services: {}\n", "slow.yaml": Template.slow, "out/slow.yaml": Template.slow,
      ".plumb.yaml": "exclude: [out]",
    ])
    let run = try Run(
      "--templates-only", "compose.yaml", "slow.yaml", "out/slow.yaml", "--format", "concise",
      in: folder)
    #expect(run.output == Template.slowFinding("slow.yaml"))
    #expect(run.errors == "")
    #expect(try Run("--templates-only", "compose.yaml", in: folder).status == 0)
  }

  @Test func `gives the same report whatever the number of threads`() throws {
    var files: [String: String] = [:]
    for number in 0..<60 {
      files["t\(number).yaml"] = number.isMultiple(of: 3) ? Template.slow : Template.good
    }
    let folder = try TemporaryFolder(files)
    let one = try Run("--jobs", "1", "--format", "json", in: folder)
    let many = try Run("--jobs", "8", "--format", "json", in: folder)
    #expect(one.output == many.output)
    #expect(one.output.contains("\"files\": 60"))
  }
}
