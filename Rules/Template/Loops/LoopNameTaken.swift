import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds loops whose name or identifier means something else already.
  package static let loopNameTaken = Rule(
    "loop-name-taken",
    summary: "loop whose name or identifier is taken",
    severity: .error,
    category: .template,
    why: """
      The name of a loop has to be unique among all loops and logical ids, or the transform refuses \
      the template. An identifier that is also a parameter, a resource or the identifier of a loop \
      around it leaves open which of them is meant.
      """,
    fix: "choose another name",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard template.hasLoops, template.usesLanguageExtensions, !template.hasUnknownMacro else {
        return
      }
      var known: [String: Node] = [:]
      for loop in Loop.all(in: template)
      where loop.section.map(Loop.sections.contains) == true && !loop.name.isEmpty {
        if let first = known.updateValue(loop.key, forKey: loop.name) {
          known[loop.name] = first
          inspection.report(
            .repeated(loop), at: loop.key, related: [RelatedPlace("the other loop", at: first)])
        } else if let key = template.keyOfEntry(loop.name) {
          inspection.report(
            .taken(loop, template), at: loop.key,
            related: [RelatedPlace("this has the name too", at: key)])
        }
        if let identifier = loop.parts?.identifier { judge(identifier, of: loop, inspection) }
      }
    },
    examples: [
      Example(
        "names of another loop and of a resource",
        """
        Transform: AWS::LanguageExtensions
        Resources:
          Orders: {Type: AWS::SQS::Queue}
          Fn::ForEach::Orders:
         #^^^^^^^^^^^^^^^^^^^ loop `Orders` has the name of a resource
            - Team
            - [Shop, Office]
            - Queue${Team}: {Type: AWS::SQS::Queue}
          Fn::ForEach::Topics:
            - Team
            - [Shop, Office]
            - Topic${Team}: {Type: AWS::SNS::Topic}
        Outputs:
          Fn::ForEach::Topics:
         #^^^^^^^^^^^^^^^^^^^ another loop is called `Topics` too
            - Team
            - [Shop, Office]
            - Topic${Team}: {Value: !Ref "Topic${Team}"}
        """),
      Example(
        "identifiers of a parameter and of the loop around",
        """
        Transform: AWS::LanguageExtensions
        Parameters:
          Stage: {Type: String}
        Resources:
          Fn::ForEach::Teams:
            - Team
            - [Shop, Office]
            - Fn::ForEach::Stages:
                - Stage
                # ^^^^^ identifier `Stage` is also a parameter
                - [Test]
                - Fn::ForEach::Inner:
                    - Team
                    # ^^^^ identifier `Team` is also that of a loop around this one
                    - [A]
                    - Queue${Team}${Stage}:
                        Type: AWS::SQS::Queue
                        Properties: {QueueName: !Ref Stage}
        """),
      Example(
        "names of its own",
        """
        Transform: AWS::LanguageExtensions
        Resources:
          Fn::ForEach::Queues:
            - Team
            - [Shop, Office]
            - Queue${Team}: {Type: AWS::SQS::Queue}
        """),
    ]
  )
}

private func judge(_ identifier: Node, of loop: Loop, _ inspection: Inspection) {
  let template = inspection.template
  let name = identifier.text
  if let other = loop.enclosing.first(where: { $0.value.elements.first?.textIs(name) ?? false }) {
    inspection.report(
      .identifierOfLoop(name), at: identifier,
      related: [RelatedPlace("the other loop", at: other.key)],
      severity: .warning)
  } else if let key = template.keyOfEntry(name) {
    inspection.report(
      .identifier(name, template), at: identifier,
      related: [RelatedPlace("this has the name too", at: key)], severity: .warning)
  }
}

extension Template {
  /// Where a parameter or resource that is written out has its name.
  fileprivate func keyOfEntry(_ name: String) -> Node? {
    parameter(name)?.key ?? writtenRoot["Resources"]?.pair(name)?.key
  }

  fileprivate func kindOfEntry(_ name: String) -> String {
    parameter(name) == nil ? "resource" : "parameter"
  }
}

extension Diagnostic.Message {
  fileprivate static func repeated(_ loop: Loop) -> Self {
    "another loop is called `\(loop.name)` too"
  }

  fileprivate static func taken(_ loop: Loop, _ template: Template) -> Self {
    "loop `\(loop.name)` has the name of a \(template.kindOfEntry(loop.name))"
  }

  fileprivate static func identifier(_ name: String, _ template: Template) -> Self {
    "identifier `\(name)` is also a \(template.kindOfEntry(name))"
  }

  fileprivate static func identifierOfLoop(_ name: String) -> Self {
    "identifier `\(name)` is also that of a loop around this one"
  }
}
