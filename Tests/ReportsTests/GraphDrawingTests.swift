import CloudFormation
import Foundation
import Reports
import ResourceGraph
import ServerlessModel
import SourceText
import TemplateSyntax
import Testing

@Suite struct `A drawing of resources` {
  @Test func `leads from left to right`() throws {
    let drawing = try draw(
      """
      Resources:
        Orders: {Type: AWS::SQS::Queue, Properties: {RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn}}}
        Lost: {Type: AWS::SQS::Queue}
        Other: {Type: AWS::SNS::Topic}
      """)
    #expect(drawing.column(of: "Orders") < drawing.column(of: "Lost"))
    #expect(drawing.column(of: "Other") == 0)
    #expect(drawing.lines == 1)
  }

  @Test func `shows circles, and what waits for itself`() throws {
    let drawing = try draw(
      """
      Resources:
        A: {Type: AWS::SQS::Queue, DependsOn: B}
        B: {Type: AWS::SQS::Queue, DependsOn: C}
        C: {Type: AWS::SQS::Queue, DependsOn: A}
        D: {Type: AWS::SQS::Queue, DependsOn: D}
      """)
    #expect(drawing.lines == 3)
    #expect(Set(["A", "B", "C"].map(drawing.column)) == [0, 1, 2])
  }

  @Test func `is written as text and nothing else`() throws {
    let drawing = try draw(
      """
      Resources:
        "</svg><script>": {Type: "AWS::SQS::Queue\" onload=\"x"}
      """)
    #expect(!drawing.svg.contains("<script>"))
    #expect(!drawing.svg.contains("\" onload"))
  }

  @Test func `leaves out what there is no room for`() throws {
    let resources = (0..<300).map { "  Queue\($0): {Type: AWS::SQS::Queue}" }
    let drawing = try draw("Resources:\n" + resources.joined(separator: "\n"))
    #expect(drawing.svg.components(separatedBy: "<rect").count - 1 == 200)
  }

  private func draw(_ text: String) throws -> Drawing {
    let tree = SyntaxTree.parse(SourceText(name: "t.yaml", text: text))
    defer { tree.discard() }
    let template = try #require(Template(tree))
    let graph = ResourceGraph(
      template.callSites, ServerlessModel(template), Evaluation(template))
    return Drawing(svg: String(decoding: GraphFormat.svg.write(graph), as: UTF8.self))
  }
}

/// What can be read out of a drawing.
private struct Drawing {
  var svg: String

  var lines: Int { svg.components(separatedBy: "class=\"edge\"").count - 1 }

  /// The column of a resource, counted from 0 at the left.
  func column(of id: String) -> Int {
    let parts = svg.components(separatedBy: "<title>\(id), ")
    guard parts.count > 1, let x = parts[1].components(separatedBy: "rect x=\"").dropFirst().first
    else { return -1 }
    return ((Int(x.prefix { $0.isNumber }) ?? -1) - 16) / 300
  }
}
