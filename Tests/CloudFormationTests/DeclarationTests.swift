import CloudFormation
import SourceText
import TemplateSyntax
import Testing

@Suite struct `The declarations of a section` {
  private func template(_ text: String) throws -> Template {
    try #require(Template(SyntaxTree.parse(SourceText(name: "t.yaml", text: text))))
  }

  @Test func `are its entries, with those that loops make`() throws {
    let template = try template(
      """
      Transform: AWS::LanguageExtensions
      Resources:
        Plain: {Type: AWS::SQS::Queue}
        Fn::ForEach::Teams:
          - Team
          - [Shop, Office]
          - Queue${Team}: {Type: AWS::SQS::Queue}
            Fn::ForEach::Stages:
              - Stage
              - [Test, Prod]
              - Topic${Team}${Stage}: {Type: AWS::SNS::Topic}
      """)
    let declarations = template.declarations(in: .resources)
    #expect(
      declarations.map(\.key.text) == [
        "Plain", "QueueShop", "TopicShopTest", "TopicShopProd", "QueueOffice", "TopicOfficeTest",
        "TopicOfficeProd",
      ])
    #expect(declarations.allSatisfy { !$0.isRepeated })
  }

  @Test(arguments: ["!Ref Teams", "!Ref DefaultTeams", "[!Ref Team]", "!FindInMap [A, B, C]"])
  func `have no certain names where the elements of a loop are not known`(_ collection: String)
    throws
  {
    let template = try template(
      """
      Transform: AWS::LanguageExtensions
      Parameters:
        Teams: {Type: CommaDelimitedList}
        DefaultTeams: {Type: CommaDelimitedList, Default: Shop}
        Team: {Type: String}
      Resources:
        Plain: {Type: AWS::SQS::Queue}
        Fn::ForEach::Teams: [Name, \(collection), {"Queue${Name}": {Type: AWS::SQS::Queue}}]
      """)
    #expect(template.declarations(in: .resources).map(\.isRepeated) == [false, true])
    #expect(template.mayHoldUnnamedResources)
  }

  @Test func `are not those that a macro rewrites`() throws {
    let template = try template(
      """
      Resources:
        Plain: {Type: AWS::SQS::Queue}
        Included:
          Type: AWS::SQS::Queue
          Fn::Transform: {Name: AWS::Include, Parameters: {Location: "s3://bucket/file"}}
      Outputs:
        Fn::Transform: {Name: Team}
        Url: {Value: !Ref Plain}
      """)
    #expect(template.declarations(in: .resources).map(\.key.text) == ["Plain"])
    #expect(template.declarations(in: .outputs).isEmpty)
    #expect(template.declarations(in: .parameters).isEmpty)
  }

  @Test(arguments: [
    ("", false, false), ("Transform: AWS::Serverless-2016-10-31\n", false, false),
    ("Transform: [AWS::LanguageExtensions, AWS::SecretsManager-2024-09-16]\n", false, false),
    ("Transform: Team\n", true, true), ("Transform: [AWS::LanguageExtensions, Team]\n", true, true),
    ("Transform: {Name: Team}\n", true, true), ("Transform: !Ref Team\n", true, true),
    ("Transform: {Name: AWS::Include, Parameters: {}}\n", false, true),
    ("Fn::Transform: {Name: AWS::Include, Parameters: {}}\n", false, true),
    ("Fn::Transform: {Name: Team}\n", true, true), ("Transform: null\n", false, false),
  ])
  func `can be anything where a macro is not AWS's`(
    transform: String, isUnknown: Bool, mayHoldMore: Bool
  ) throws {
    let template = try template(transform + "Resources:\n  Plain: {Type: AWS::SQS::Queue}\n")
    #expect(template.hasUnknownMacro == isUnknown)
    #expect(template.mayHoldMore == mayHoldMore)
    #expect(template.declarations(in: .resources).isEmpty == isUnknown)
  }
}
