import CloudFormation
import SourceText
import TemplateSyntax
import Testing

@Suite struct `The value of a property` {
  struct Case: CustomTestStringConvertible, Sendable {
    var written: String
    var values: [String]
    var testDescription: String { written }
  }

  private static let sections = """
    Parameters:
      Free: {Type: String}
      Preset: {Type: String, Default: preset}
      Choice: {Type: String, AllowedValues: [a, b]}
      Names: {Type: CommaDelimitedList, Default: 'one, two'}
      Stored: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /path}
    Mappings:
      Map:
        a: {key: first}
        b: {key: second}
      Single:
        row: {key: only}
      Regional:
        us-east-1: {key: east}
        eu-west-1: {key: west}
    Conditions:
      Yes: !Equals [!Ref Free, y]
      IsA: !Equals [!Ref Choice, a]
      Never: !Equals [a, b]
    """

  @Test(arguments: [
    Case(written: "text", values: ["text"]),
    Case(written: "5", values: ["5"]),
    Case(written: "null", values: ["absent"]),
    Case(written: "!Ref AWS::NoValue", values: ["absent"]),
    Case(written: "!Ref Free", values: ["unknown"]),
    Case(written: "!Ref Stored", values: ["unknown"]),
    Case(written: "!Ref Preset", values: ["preset (default of Preset)"]),
    Case(written: "!Ref Choice", values: ["a when Choice is a", "b when Choice is b"]),
    Case(written: "!Ref Names", values: ["[one, two] (default of Names)"]),
    Case(written: "!Ref Thing", values: ["<Thing>"]),
    Case(written: "!GetAtt Thing.Arn", values: ["<Thing.Arn>"]),
    Case(written: "{Fn::GetAtt: [Thing, Arn]}", values: ["<Thing.Arn>"]),
    Case(written: "!If [Yes, 1, 2]", values: ["1 when Yes", "2 when not Yes"]),
    Case(written: "!If [Never, 1, 2]", values: ["2"]),
    Case(
      written: "!If [Yes, !If [IsA, 1, 2], !Ref AWS::NoValue]",
      values: ["1 when Yes when IsA", "2 when Yes when not IsA", "absent when not Yes"]),
    Case(written: "!If [IsA, !Ref Choice, x]", values: ["a when IsA", "x when not IsA"]),
    Case(
      written: "!FindInMap [Map, !Ref Choice, key]",
      values: ["first when Choice is a", "second when Choice is b"]),
    Case(written: "!FindInMap [Map, a, key]", values: ["first"]),
    Case(
      written: "!FindInMap [Map, !Ref Free, key]",
      values: ["first when Free is a", "second when Free is b"]),
    Case(written: "!FindInMap [Single, !Ref Free, key]", values: ["only"]),
    Case(
      written: "!FindInMap [Single, !Ref Free, key, {DefaultValue: other}]",
      values: ["only when Free is row"]),
    Case(
      written: "!FindInMap [Regional, !Ref AWS::Region, key]",
      values: ["east when AWS::Region is us-east-1"]),
    Case(written: "!FindInMap [Map, !Ref AWS::Region, key]", values: ["unknown"]),
    Case(written: "!Sub 'x-${Preset}'", values: ["x-preset (default of Preset)"]),
    Case(written: "!Sub 'x-${Thing.Arn}/${AWS::Region}'", values: ["x-<Thing.Arn>/<AWS::Region>"]),
    Case(
      written: "!Sub ['${v}-${!Kept}', {v: !Ref Choice}]",
      values: ["a-${Kept} when Choice is a", "b-${Kept} when Choice is b"]),
    Case(written: "!Join ['-', [a, !Ref AWS::NoValue, b]]", values: ["a-b"]),
    Case(written: "!Join [',', !Ref Names]", values: ["one,two (default of Names)"]),
    Case(written: "!Join ['', [a, !Ref Free]]", values: ["a…"]),
    Case(written: "!Select [1, [a, b]]", values: ["b"]),
    Case(written: "!Select [1, !Ref Names]", values: ["two (default of Names)"]),
    Case(written: "!Select [0, !Split ['-', x-y]]", values: ["x"]),
    Case(written: "!Select [7, [a, b]]", values: ["unknown"]),
    Case(written: "!ImportValue shared", values: ["unknown"]),
  ]) func `is worked out as far as it can be`(_ example: Case) throws {
    let text =
      Self.sections + "\nResources:\n  Thing:\n    Type: X\n    Properties:\n      P: "
      + example.written + "\n"
    let template = try #require(Template(.parse(SourceText(name: "t.yaml", text: text))))
    let evaluation = Evaluation(template)
    let thing = try #require(template.resource("Thing"))
    #expect(evaluation.values(at: "P", in: thing).map(described) == example.values)
  }

  @Test func `under a condition that excludes a branch is only what is left`() throws {
    let text = """
      Parameters: {E: {Type: String}}
      Conditions: {Prod: !Equals [!Ref E, prod]}
      Resources:
        Thing:
          Type: X
          Condition: Prod
          Properties:
            P: !If [Prod, 1, 2]
      """
    let template = try #require(Template(.parse(SourceText(name: "t.yaml", text: text))))
    let thing = try #require(template.resource("Thing"))
    #expect(Evaluation(template).values(at: "P", in: thing).map(described) == ["1 when Prod"])
  }

  @Test func `in a list is found for every element, through conditions`() throws {
    let text = """
      Parameters: {E: {Type: String}}
      Conditions: {Prod: !Equals [!Ref E, prod]}
      Resources:
        Thing:
          Type: X
          Properties:
            List:
              - {Name: a}
              - !If [Prod, {Name: b}, !Ref AWS::NoValue]
              - {Other: c}
      """
    let template = try #require(Template(.parse(SourceText(name: "t.yaml", text: text))))
    let thing = try #require(template.resource("Thing"))
    let values = Evaluation(template).values(at: "List.*.Name", in: thing)
    #expect(values.map(described) == ["a", "b when Prod", "absent"])
    #expect(values[1].place.path.map(\.description).suffix(2) == ["1", "Name"])
  }

  @Test(arguments: [
    ("'{{resolve:ssm:/name}}'", [TextPattern.Part.unknown]),
    ("'a-{{resolve:ssm:/name}}-b'", [.known("a-"), .unknown, .known("-b")]),
    ("!Sub '{{resolve:ssm:/${Free}/name}}-b'", [.unknown, .known("-b")]),
    ("!Join ['', ['{{resolve:ssm:/', !Ref Free, '}}']]", [.unknown]),
    ("'{{resolve:ssm:/name'", [.known("{{resolve:ssm:/name")]),
  ])
  func `with a dynamic reference is open where that stands`(
    written: String, parts: [TextPattern.Part]
  ) throws {
    let text = """
      Parameters:
        Free: {Type: String}
      Resources:
        Thing: {Type: X, Properties: {P: \(written)}}
      """
    let template = try #require(Template(.parse(SourceText(name: "t.yaml", text: text))))
    let thing = try #require(template.resource("Thing"))
    let values = Evaluation(template).values(at: "P", in: thing)
    #expect(values.map(\.pattern?.parts) == [parts])
    #expect(values.map { $0.text == nil } == [parts.contains(.unknown)])
  }

  @Test func `that is too many things at once is unknown`() throws {
    var text = "Parameters:\n"
    for number in 0..<8 { text += "  P\(number): {Type: String, AllowedValues: [a, b]}\n" }
    text += "Resources:\n  Thing:\n    Type: X\n    Properties:\n      P: !Sub '"
    for number in 0..<8 { text += "${P\(number)}" }
    let template = try #require(Template(.parse(SourceText(name: "t.yaml", text: text + "'\n"))))
    let thing = try #require(template.resource("Thing"))
    let values = Evaluation(template).values(at: "P", in: thing)
    #expect(values.count == 1 && values[0].isUnknown)
  }

  private func described(_ value: PossibleValue) -> String {
    var text =
      switch value.content {
      case .written(let node): node.isScalar ? node.text : node.debugDescription
      case .text(let text): text
      case .list(let texts): "[" + texts.joined(separator: ", ") + "]"
      case .pattern(let pattern): pattern.parts.map(described).joined()
      case .reference(let reference): described(.reference(reference))
      case .absent: "absent"
      case .unknown: "unknown"
      }
    for assumption in value.scenario.assumptions {
      switch assumption {
      case .condition(let name, true): text += " when \(name)"
      case .condition(let name, false): text += " when not \(name)"
      case .parameter(let name, let value): text += " when \(name) is \(value)"
      }
    }
    return value.assumedDefault.map { text + " (default of \($0))" } ?? text
  }

  private func described(_ part: TextPattern.Part) -> String {
    switch part {
    case .known(let text): text
    case .reference(let reference):
      "<" + reference.name + (reference.attribute.map { "." + $0 } ?? "") + ">"
    case .unknown: "…"
    }
  }
}
