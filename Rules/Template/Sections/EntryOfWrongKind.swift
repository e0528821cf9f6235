import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds entries of sections that are not a mapping.
  package static let entryOfWrongKind = Rule(
    "entry-of-wrong-kind",
    summary: "entry of a section that is not a mapping",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E1700", "E2001", "E3001", "E6001", "E7001")],
    why: """
      Every parameter, resource, output, mapping and rule is a mapping of attributes. \
      CloudFormation refuses a template with one that is not.
      """,
    fix: "write the attributes of the entry as a mapping",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html",
    check: .wholeTemplate { inspection in
      for (section, entry) in entries {
        for declaration in inspection.declarations(in: section)
        where !AttributeKind.mapping.accepts(declaration.body) {
          inspection.report(
            .wrong(entry, declaration.key, declaration.body), at: declaration.body)
        }
      }
    },
    examples: [
      Example(
        "a type without its key",
        """
        Resources:
          Orders: AWS::SQS::Queue
          #       ^^^^^^^^^^^^^^^ resource `Orders` is `AWS::SQS::Queue`, not a mapping of attributes
        """),
      Example(
        "a list of attributes",
        """
        Parameters:
          Stage: [Type, String]
          #      ^^^^^^^^^^^^^^ parameter `Stage` is a list, not a mapping of attributes
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "mappings",
        """
        Parameters:
          Stage: {Type: String}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

private let entries: [(TemplateSection, String)] = [
  (.parameters, "parameter"), (.mappings, "mapping"), (.rules, "rule"), (.resources, "resource"),
  (.outputs, "output"),
]

extension Diagnostic.Message {
  fileprivate static func wrong(_ entry: String, _ name: Node, _ body: Node) -> Self {
    "\(entry) `\(name.text)` is \(body.inWords), not a mapping of attributes"
  }
}
