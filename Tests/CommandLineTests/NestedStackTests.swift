import Foundation
import Testing

@Suite struct `The template of a nested stack` {
  private static let child = """
    Parameters:
      Stage: {Type: String}
    Resources:
      Orders: {Type: AWS::SQS::Queue}

    """

  private func parent(_ path: String) -> String {
    """
    Resources:
      Queues:
        Type: AWS::CloudFormation::Stack
        Properties: {TemplateURL: "\(path)"}

    """
  }

  private func missing(_ file: String) -> String {
    "\(file):2:3: error[nested-stack-parameter-missing] "
      + "`child.yaml` needs a value for parameter `Stage`\n"
  }

  private static let options = [
    "--select", "nested-stack-parameter-missing", "--format", "concise",
  ]

  @Test(arguments: [
    "child.yaml", "./child.yaml", "../stacks/child.yaml", "../stacks/./x/../child.yaml",
  ])
  func `is read from its path as seen from the template`(_ path: String) throws {
    let folder = try TemporaryFolder([
      "stacks/parent.yaml": parent(path), "stacks/child.yaml": Self.child,
    ])
    let run = try Run(["stacks/parent.yaml"] + Self.options, in: folder)
    #expect(run.output == missing("stacks/parent.yaml"))
  }

  @Test func `is shown beside the finding`() throws {
    let folder = try TemporaryFolder(["p.yaml": parent("child.yaml"), "child.yaml": Self.child])
    let run = try Run(
      "p.yaml", "--select", "nested-stack-parameter-missing", "--format", "json", in: folder)
    #expect(run.output.contains(#""file": "child.yaml""#))
    #expect(run.output.contains(#""line": 2, "column": 3"#))
  }

  @Test func `is not read outside of what is linted`() throws {
    let folder = try TemporaryFolder([
      "inside/parent.yaml": parent("../child.yaml"), "inside/linked.yaml": parent("link.yaml"),
      "child.yaml": Self.child,
    ])
    try folder.link("inside/link.yaml", to: "../child.yaml")
    let elsewhere = try TemporaryFolder()
    let path = folder.url(of: "inside").path
    let run = try Run([path] + Self.options, in: elsewhere)
    #expect(run.output == "")
    #expect(run.status == 0)
  }

  @Test func `is found to be missing below what is linted`() throws {
    let folder = try TemporaryFolder([
      "stacks/a.yaml": parent("none.yaml"), "stacks/b.yaml": parent("no/folder/none.yaml"),
      "stacks/c.yaml": parent("../none.yaml"), "stacks/d.yaml": parent("../../none.yaml"),
    ])
    let run = try Run(
      "stacks", "--select", "nested-template-missing", "--format", "concise", in: folder)
    let found = run.output.split(separator: "\n").map { $0.prefix { $0 != ":" } }
    #expect(found == ["stacks/a.yaml", "stacks/b.yaml", "stacks/c.yaml"])
  }

  @Test func `may be the template itself, a folder, no template, or missing`() throws {
    let folder = try TemporaryFolder([
      "a.yaml": parent("a.yaml"), "b.yaml": parent("d"), "c.yaml": parent("d/text.txt"),
      "d/text.txt": "text", "e.yaml": parent("none.yaml"),
    ])
    let run = try Run(
      ["a.yaml", "b.yaml", "c.yaml", "e.yaml"] + Self.options, in: folder)
    #expect(run.output == "")
    #expect(run.status == 0)
  }
}
