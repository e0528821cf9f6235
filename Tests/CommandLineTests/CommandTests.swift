import Foundation
import Snapshots
import Testing

@Suite struct `Commands` {
  private static let snapshots = SnapshotFolder()
  private static let flows: [(name: String, arguments: [String])] = [
    ("lint.txt", ["orders.yaml"]),
    ("explain.txt", ["explain", "duplicate-key"]),
    ("graph.json", ["graph", "orders.yaml"]),
    ("graph.dot", ["graph", "orders.yaml", "--format", "dot"]),
    ("graph.mermaid", ["graph", "orders.yaml", "--format", "mermaid"]),
    ("help.txt", ["--help"]),
    ("lint-help.txt", ["lint", "--help"]),
  ]

  @Test(arguments: flows.map(\.name)) func `say what was recorded`(_ name: String) throws {
    let folder = try TemporaryFolder(["orders.yaml": Self.orders])
    for flow in Self.flows where flow.name == name {
      let run = try Run(flow.arguments, in: folder, environment: ["COLUMNS": "80"])
      #expect(run.errors == "")
      #expect(try Self.snapshots.difference(of: run.output.utf8, from: name) == nil)
    }
  }

  @Test func `have no recorded output that nobody asks for`() throws {
    #expect(try Self.snapshots.unused(besides: Self.flows.map(\.name)) == [])
  }

  private static let orders = """
    Transform: AWS::Serverless-2016-10-31
    Globals:
      Function: {Timeout: 901}
    Resources:
      Orders:
        Type: AWS::Serverless::Function
        Properties:
          Runtime: python3.13
          Handler: app.handle
          CodeUri: app/
          Environment:
            Variables:
              QUEUE: !Ref Queue
      Queue:
        Type: AWS::SQS::Queue

    """

  @Test func `list every rule with what is known of it`() throws {
    let run = try Run("rules", "--format", "json", in: TemporaryFolder())
    let rules = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    let keys: Set<String> = [
      "id", "summary", "severity", "category", "services", "enabled", "documents", "equivalents",
      "frameworks", "fixable",
    ]
    for rule in rules { #expect(Set(rule.keys) == keys) }
    let timeout = rules.first { $0["id"] as? String == "lambda-timeout-out-of-bounds" }
    #expect(timeout?["severity"] as? String == "error")
    #expect(timeout?["enabled"] as? Bool == true)
    #expect(timeout?["services"] as? [String] == ["lambda"])
    let text = try Run("rules", in: TemporaryFolder()).output
    #expect(text.split(separator: "\n").count == rules.count)
  }

  @Test func `explain rules by the ids of other linters`() throws {
    let run = try Run("explain", "ckv_aws_24", in: TemporaryFolder())
    #expect(run.status == 0)
    #expect(run.output.contains("security-group-ssh-open-to-world\n\nSSH reachable"))
  }

  @Test func `read a graph from standard input`() throws {
    let run = try Run("graph", "-", in: TemporaryFolder(), input: Template.good)
    #expect(run.output.contains(#"{"logicalId": "Queue", "type": "AWS::SQS::Queue""#))
  }

  @Test func `tell the version`() throws {
    let run = try Run("--version", in: TemporaryFolder())
    #expect(run.status == 0)
    #expect(run.output.split(separator: ".").count == 3)
  }
}
