import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds attributes that a parameter does not have.
  package static let unknownParameterAttribute = Rule(
    "unknown-parameter-attribute",
    summary: "attribute that parameters do not have",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E2001")],
    why: """
      CloudFormation refuses a template with an attribute of a parameter that it does not know.
      """,
    fix: "remove the attribute, or correct its name",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    check: .wholeTemplate { inspection in
      for parameter in inspection.declarations(in: .parameters) {
        for pair in ParameterAttributes.all.unknown(in: parameter.body) {
          inspection.report(
            .unknown(pair.key, parameter.key), at: pair.key,
            help: ParameterAttributes.all.help(for: pair.key))
        }
      }
    },
    examples: [
      Example(
        "a misspelt attribute",
        """
        Parameters:
          Name:
            Type: String
            AllowedValue: [orders, invoices]
           #^^^^^^^^^^^^ `AllowedValue` of parameter `Name` is not an attribute of a parameter
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
      Example(
        "known attributes",
        """
        Parameters:
          Name:
            Type: String
            AllowedValues: [orders, invoices]
            Default: orders
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
  fileprivate static func unknown(_ attribute: Node, _ name: Node) -> Self {
    "`\(attribute.text)` of parameter `\(name.text)` is not an attribute of a parameter"
  }
}
