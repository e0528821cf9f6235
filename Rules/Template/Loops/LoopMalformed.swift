import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds loops that are not made of an identifier, a collection and a body.
  package static let loopMalformed = Rule(
    "loop-malformed",
    summary: "loop without its identifier, collection or body",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E0001", "E1032")],
    why: """
      The transform cannot follow the loop and refuses the template: it takes a name in the key, and \
      a list of an identifier, a collection and what to repeat.
      """,
    fix: "write `Fn::ForEach::Name: [Identifier, [Element, …], {Key: Value}]`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard template.hasLoops, template.usesLanguageExtensions, !template.hasUnknownMacro else {
        return
      }
      for loop in Loop.all(in: template)
      where loop.section.map(Loop.sections.contains) == true {
        if loop.name.isEmpty { inspection.report(.noName, at: loop.key) }
        judge(loop, inspection)
      }
    },
    examples: [
      Example(
        "parts that are missing or of another kind",
        """
        Transform: AWS::LanguageExtensions
        Resources:
          Fn::ForEach:
         #^^^^^^^^^^^ a loop has a name, as in `Fn::ForEach::Name`
            - Team
            - [Shop]
            - Queue${Team}: {Type: AWS::SQS::Queue}
          Fn::ForEach::Two: [Team, {Topic: {Type: AWS::SNS::Topic}}]
          #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ loop `Two` has 2 parts, it takes 3: identifier, collection, body
          Fn::ForEach::Text: [Team, Shop, {Topic: {Type: AWS::SNS::Topic}}]
          #                         ^^^^ the collection of loop `Text` is `Shop`, not a list
          Fn::ForEach::List: [[Team], [Shop], Topic]
          #                   ^^^^^^ the identifier of loop `List` is a list, not a text
          #                                   ^^^^^ the body of loop `List` is `Topic`, not a mapping
        """),
      Example(
        "an element that is no text",
        """
        Transform: AWS::LanguageExtensions
        Resources:
          Fn::ForEach::Queues:
            - Team
            - [Shop, [Office, Stock]]
            #        ^^^^^^^^^^^^^^^ an element of loop `Queues` is a list, not a text
            - Queue${Team}: {Type: AWS::SQS::Queue}
        """),
      Example(
        "a loop in a loop",
        """
        Transform: AWS::LanguageExtensions
        Resources:
          Fn::ForEach::Teams:
            - Team
            - [Shop, Office]
            - Fn::ForEach::Stages:
                - Stage
                - [Test, Prod]
                - Queue${Team}${Stage}: {Type: AWS::SQS::Queue}
        """),
    ]
  )
}

private func judge(_ loop: Loop, _ inspection: Inspection) {
  guard loop.value.isSequence else {
    return inspection.report(.noList(loop), at: loop.value)
  }
  let parts = loop.value.elements
  guard parts.count == 3 else {
    return inspection.report(.count(loop, parts.count), at: loop.value)
  }
  if !parts[0].isScalar || parts[0].isNull || parts[0].text.isEmpty {
    inspection.report(.part("identifier", loop, parts[0], "a text"), at: parts[0])
  }
  if !parts[1].isSequence, parts[1].function == nil, !isUnknownCall(parts[1]) {
    inspection.report(.part("collection", loop, parts[1], "a list"), at: parts[1])
  }
  for element in parts[1].elements
  where !element.isScalar && element.function == nil && !isUnknownCall(element) {
    inspection.report(.element(loop, element), at: element)
  }
  if !parts[2].isMapping {
    inspection.report(.part("body", loop, parts[2], "a mapping"), at: parts[2])
  }
}

/// Whether a mapping may call a function that is not known here.
private func isUnknownCall(_ node: Node) -> Bool {
  node.isMapping && node.count == 1 && node.pairs[0].key.text.hasPrefix("Fn::")
}

extension Diagnostic.Message {
  fileprivate static var noName: Self { "a loop has a name, as in `Fn::ForEach::Name`" }

  fileprivate static func noList(_ loop: Loop) -> Self {
    "loop `\(loop.name)` is \(loop.value.inWords), not a list of identifier, collection and body"
  }

  fileprivate static func count(_ loop: Loop, _ count: Int) -> Self {
    """
    loop `\(loop.name)` has \(count) part\(count == 1 ? "" : "s"), it takes 3: \
    identifier, collection, body
    """
  }

  fileprivate static func part(_ part: String, _ loop: Loop, _ found: Node, _ expected: String)
    -> Self
  {
    "the \(part) of loop `\(loop.name)` is \(found.inWords), not \(expected)"
  }

  fileprivate static func element(_ loop: Loop, _ found: Node) -> Self {
    "an element of loop `\(loop.name)` is \(found.inWords), not a text"
  }
}
