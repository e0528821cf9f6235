import CloudFormation
import ServerlessModel
import SourceText
import TemplateSyntax
import Testing

@Suite struct `A SAM resource as it is written` {
  private func declaration(_ text: String, _ name: String = "Thing") throws -> ServerlessDeclaration
  {
    let tree = SyntaxTree.parse(
      SourceText(name: "t.yaml", text: "Transform: AWS::Serverless-2016-10-31\n" + text))
    let template = try #require(Template(tree))
    let declarations = ServerlessDeclaration.all(in: template)
    return try #require(declarations.first { $0.resource.logicalId == name })
  }

  @Test func `has what Globals adds, each value where it is written`() throws {
    let thing = try declaration(
      """
      Globals:
        Function: {Timeout: 30, Tags: {team: shop}, Layers: [one]}
      Resources:
        Thing:
          Type: AWS::Serverless::Function
          Properties: {Handler: a.b, Tags: {use: test}, Layers: [two]}
      """)
    #expect(thing["Timeout"]?.integer == 30)
    #expect(thing.pair("Timeout")?.key.path.first == .key("Globals"))
    #expect(thing.pair("Handler")?.key.path.first == .key("Resources"))
    #expect(thing["Tags"]?.pairs.map(\.key.text) == ["team", "use"])
    #expect(thing["Layers"]?.elements.map(\.text) == ["one", "two"])
  }

  @Test(arguments: [
    ("\"*\"", []), ("[Timeout]", ["Handler"]), ("[]", ["Handler", "Timeout"]),
  ])
  func `passes over what it ignores`(ignored: String, names: [String]) throws {
    let thing = try declaration(
      """
      Globals: {Function: {Timeout: 30, Handler: a.b}}
      Resources:
        Thing: {Type: AWS::Serverless::Function, IgnoreGlobals: \(ignored)}
      """)
    #expect((thing.properties?.pairs.map(\.key.text) ?? []).sorted() == names)
  }

  @Test(arguments: ["null", "[a]", "text", "{Properties: {Type: S3}}"])
  func `has events of any form without failing`(event: String) throws {
    let thing = try declaration(
      """
      Resources:
        Thing:
          Type: AWS::Serverless::Function
          Properties: {Events: {Take: \(event)}}
      """)
    #expect(thing.events.count == 1 && thing.events[0].type == nil)
  }

  @Test func `replaces what null takes away`() throws {
    let thing = try declaration(
      """
      Globals: {Function: {Timeout: 30}}
      Resources:
        Thing: {Type: AWS::Serverless::Function, Properties: {Timeout: null}}
      """)
    #expect(thing["Timeout"] == nil)
  }
}
