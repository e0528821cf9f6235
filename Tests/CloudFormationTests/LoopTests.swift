import CloudFormation
import SourceText
import TemplateSyntax
import Testing

@Suite struct `A loop` {
  private func template(_ text: String, _ parameters: [String: String] = [:]) throws -> Template {
    let text = "Transform: AWS::LanguageExtensions\n" + text
    let tree = SyntaxTree.parse(SourceText(name: "t.yaml", text: text))
    return try #require(Template(tree, parameters: parameters))
  }

  @Test func `puts its elements into keys, texts and references`() throws {
    let template = try template(
      """
      Resources:
        Fn::ForEach::Queues:
          - Team
          - [shop-1]
          - Queue&{Team}:
              Type: AWS::SQS::Queue
              Properties:
                QueueName: !Sub "${Team}-${AWS::Region}"
                DisplayName: !Ref Team
                Plain: "of ${Team} and &{Team}"
                Other: !GetAtt "Topic&{Team}.Arn"
                Own: !Sub ["${Team}", {Team: own}]
                Literal: !Sub "${!Team}"
                Whole: !Sub "x-${Team}"
      """)
    let queue = try #require(template.resource("Queueshop1"))
    let properties = try #require(queue.properties)
    #expect(properties["QueueName"]?.functionArgument?.text == "shop-1-${AWS::Region}")
    #expect(properties["DisplayName"]?.text == "shop-1")
    #expect(properties["Plain"]?.text == "of shop-1 and shop1")
    #expect(properties["Other"]?.functionArgument?.text == "Topicshop1.Arn")
    #expect(properties["Own"]?.functionArgument?.elements.first?.text == "${Team}")
    #expect(properties["Literal"]?.functionArgument?.text == "${!Team}")
    #expect(properties["Whole"]?.text == "x-shop-1")
    #expect(
      queue.key.path.map(\.description).joined(separator: "/")
        == "Resources/Fn::ForEach::Queues/2/Queue&{Team}")
  }

  @Test(arguments: [
    ("!Ref Teams", ["Teams": "A, B"], ["A", "B"]), ("!Ref Teams", [:], []),
    ("!FindInMap [Lists, One, Names]", [:], ["C", "D"]),
    ("!FindInMap [Lists, Two, Names, {DefaultValue: [E]}]", [:], ["E"]),
    ("!Split [',', 'F,G']", [:], ["F", "G"]), ("[H, !Ref One]", ["One": "I"], ["H", "I"]),
    ("[1, true]", [:], ["1", "true"]), ("[]", [:], []),
  ])
  func `goes over what its collection is known to hold`(
    _ collection: String, _ parameters: [String: String], _ names: [String]
  ) throws {
    let template = try template(
      """
      Parameters: {Teams: {Type: CommaDelimitedList}, One: {Type: String}}
      Mappings: {Lists: {One: {Names: [C, D]}}}
      Resources:
        Fn::ForEach::Topics: [Team, \(collection), {"T${Team}": {Type: AWS::SNS::Topic}}]
      """, parameters)
    let known = template.resources.map(\.logicalId).filter { !$0.contains("$") }
    #expect(known == names.map { "T" + $0 })
  }

  @Test func `takes its collection from the element of the loop around it`() throws {
    let template = try template(
      """
      Mappings: {Lists: {A: {Names: [X, Y]}, B: {Names: [Z]}}}
      Outputs:
        Fn::ForEach::Outer:
          - Team
          - [A, B]
          - Fn::ForEach::Inner:
              - Name
              - !FindInMap [Lists, !Ref Team, Names]
              - ${Team}${Name}: {Value: !Ref Name}
      """)
    #expect(template.outputs.map(\.name) == ["AX", "AY", "BZ"])
    #expect(template.outputs.map { $0.value["Value"]?.text } == ["X", "Y", "Z"])
    #expect(!template.mayUseLoopVariables)
  }

  @Test func `makes values that rest on a default when its elements do`() throws {
    let template = try template(
      """
      Parameters: {Teams: {Type: CommaDelimitedList, Default: "A,B"}}
      Resources:
        Fn::ForEach::Topics:
          - Team
          - !Ref Teams
          - T${Team}:
              Type: AWS::SNS::Topic
              Properties: {TopicName: "of-${Team}", DisplayName: !Sub "${Team}!"}
      """)
    let evaluation = Evaluation(template)
    let topic = try #require(template.resource("TB"))
    for (path, text) in [("TopicName", "of-B"), ("DisplayName", "B!")] {
      let values = evaluation.values(at: PropertyPath(written: path), in: topic)
      #expect(values.map(\.text) == [text])
      #expect(values.map(\.assumedDefault) == ["Teams"])
    }
  }

  @Test func `leaves what it does not change as it is written`() throws {
    let template = try template(
      """
      Resources:
        Fn::ForEach::Topics:
          - Team
          - [A, B]
          - T${Team}: {Type: AWS::SNS::Topic, Properties: {TopicName: fixed}}
      """)
    let nodes = template.resources.map(\.properties)
    #expect(nodes.count == 2)
    #expect(nodes[0] == nodes[1])
    #expect(nodes[0]?.isSynthesized == false)
  }

  @Test func `is not followed where it makes too much`() throws {
    let digits = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]"
    var body = "{'T${V5}': {Type: AWS::SNS::Topic}}"
    for depth in (0...5).reversed() {
      body = "{'Fn::ForEach::L\(depth)': [V\(depth), \(digits), \(body)]}"
    }
    let template = try template("Resources: \(body)")
    #expect(template.expansion?.isTooLarge == true)
    #expect(template.resources.isEmpty)
    #expect(template.mayHoldUnnamedResources)
  }
}
