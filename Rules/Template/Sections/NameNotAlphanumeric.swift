import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds names with characters that CloudFormation does not allow in them.
  package static let nameNotAlphanumeric = Rule(
    "name-not-alphanumeric",
    summary: "name with other characters than letters and digits",
    severity: .error,
    category: .template,
    equivalents: [
      Equivalents(.cfnLint, "E1700", "E2003", "E3001", "E3011", "E6001", "E6004", "E7001")
    ],
    why: """
      CloudFormation refuses the template: such names consist of letters and digits only.
      """,
    fix: "leave the other characters out of the name",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
    check: .wholeTemplate { inspection in
      for (section, entry) in entries {
        for declaration in inspection.declarations(in: section) where !declaration.isRepeated {
          guard let character = declaration.key.firstForbiddenCharacter("") else { continue }
          inspection.report(
            .forbidden(character, entry, declaration.key), at: declaration.key)
        }
      }
    },
    examples: [
      Example(
        "an underscore, a hyphen and a dot",
        """
        Parameters:
          queue_name: {Type: String}
         #^^^^^^^^^^ the name of parameter `queue_name` holds `_`; only letters and digits are allowed
        Resources:
          orders-queue:
         #^^^^^^^^^^^^ the name of resource `orders-queue` holds `-`; only letters and digits are allowed
            Type: AWS::SQS::Queue
        Outputs:
          Orders.Arn: {Value: orders}
         #^^^^^^^^^^ the name of output `Orders.Arn` holds `.`; only letters and digits are allowed
        """),
      Example(
        "letters and digits",
        """
        Resources:
          Orders2:
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
  fileprivate static func forbidden(_ character: Character, _ entry: String, _ name: Node) -> Self {
    """
    the name of \(entry) `\(name.text)` holds `\(character)`; \
    only letters and digits are allowed
    """
  }
}
