import CloudFormation
import Foundation
import Reports
import ResourceGraph
import SourceText
import TemplateSyntax
import Testing

@Suite struct `A written graph` {
  @Test(arguments: [
    (#"{Properties: {}}"#, "null"),
    (#"{Type: null}"#, "null"),
    (#"{Type: ""}"#, #""""#),
    (#"{Type: {A: b}}"#, #""{\"A\": \"b\"}""#),
    (#"{Type: [a, 1, true, ~]}"#, #""[\"a\", 1, true, null]""#),
    (#"{Type: !Ref Kind}"#, #""{\"Ref\": \"Kind\"}""#),
  ]) func `has what has no type, too`(_ resource: String, _ type: String) throws {
    let json = try write("Resources:\n  Odd: \(resource)", as: .json)
    #expect(json.contains(#"{"logicalId": "Odd", "type": \#(type), "generatedBy": null}"#))
  }

  @Test func `has the connections of what has no type`() throws {
    let json = try write(
      """
      Resources:
        Odd: {Properties: {Queue: !Ref Orders}, DependsOn: Other}
        Orders: {Type: AWS::SQS::Queue}
        Other: {Type: AWS::SQS::Queue}
      """, as: .json)
    #expect(json.contains(#"{"from": "Odd", "to": "Orders", "kind": "refers to"}"#))
    #expect(json.contains(#"{"from": "Odd", "to": "Other", "kind": "depends on"}"#))
  }

  @Test(arguments: [GraphFormat.dot, .mermaid, .svg])
  func `says where there is no type`(_ format: GraphFormat) throws {
    let text = try write("Resources:\n  Odd: {Properties: {}}", as: format)
    #expect(text.contains("no type"))
  }

  @Test func `has no resource for what is none`() throws {
    let json = try write(
      """
      Resources:
        Orders: {Type: AWS::SQS::Queue}
        Text: text
        Fn::Transform: {Name: AWS::Include, Parameters: {Location: "s3://bucket/parts.yaml"}}
        Fn::ForEach::Teams: [Team, [a, b], {"Queue${Team}": {Type: AWS::SQS::Queue}}]
      """, as: .json)
    #expect(json.components(separatedBy: "logicalId").count - 1 == 1)
  }

  @Test func `stays small where a type stands for very much`() throws {
    let json = try write(
      """
      Metadata:
        A: &a [x, x, x, x, x, x, x, x, x, x]
        B: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
        C: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
        D: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
      Resources:
        Odd: {Type: *d}
      """, as: .json)
    #expect(json.utf8.count < 20_000)
    #expect(json.contains("…"))
  }

  private func write(_ text: String, as format: GraphFormat) throws -> String {
    let tree = SyntaxTree.parse(SourceText(name: "t.yaml", text: text))
    defer { tree.discard() }
    let template = try #require(Template(tree))
    return String(decoding: format.write(ResourceGraph(template)), as: UTF8.self)
  }
}
