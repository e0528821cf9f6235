import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds descriptions of a template that are not a text.
  package static let descriptionOfWrongKind = Rule(
    "description-of-wrong-kind",
    summary: "template description that is not a text",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E1004")],
    why: """
      CloudFormation takes a literal text for the description, no list, mapping or function, and \
      refuses the template otherwise.
      """,
    fix: "write the description as a plain text",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-description-structure.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard !template.hasUnknownMacro, let description = template.root["Description"],
        !AttributeKind.text.accepts(description)
      else { return }
      inspection.report(.wrong(description), at: description)
    },
    examples: [
      Example(
        "a function",
        """
        Description: !Sub "queues of ${AWS::StackName}"
        #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the description is a call of `Fn::Sub`, not a text
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "a text",
        """
        Description: queues of the shop
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func wrong(_ value: Node) -> Self {
    "the description is \(value.inWords), not a text"
  }
}
