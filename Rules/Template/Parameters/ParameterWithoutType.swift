import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds parameters without a type.
  package static let parameterWithoutType = Rule(
    "parameter-without-type",
    summary: "parameter without a type",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E2001")],
    why: """
      CloudFormation refuses a parameter of which it does not know what it takes.
      """,
    fix: "add a `Type`, such as `String`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard !template.tree.isIncomplete else { return }
      for parameter in inspection.declarations(in: .parameters)
      where parameter.body.isMapping && parameter.body.pair("Type") == nil {
        inspection.report(.noType(parameter.key), at: parameter.key)
      }
    },
    examples: [
      Example(
        "only a default",
        """
        Parameters:
          Name: {Default: orders}
         #^^^^ parameter `Name` has no `Type`
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
      Example(
        "a text",
        """
        Parameters:
          Name: {Type: String}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func noType(_ name: Node) -> Self {
    "parameter `\(name.text)` has no `Type`"
  }
}
