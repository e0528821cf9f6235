import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds names that are close to the longest.
  package static let nameNearLengthLimit = Rule(
    "name-near-length-limit",
    summary: "name close to 255 characters",
    severity: .note,
    category: .template,
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cfnLint, "I2011", "I3012", "I6011", "I7002")],
    why: """
      With little more, CloudFormation refuses the template: the name of a parameter, a resource, \
      an output or a mapping has at most 255 characters.
      """,
    fix: "shorten the name",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html",
    check: .wholeTemplate { inspection in
      for limited in LimitedSection.all {
        for declaration in inspection.declarations(in: limited.section)
        where !declaration.isRepeated {
          let length = declaration.key.withUTF8(\.count)
          guard TemplateLimit.isNear(length, TemplateLimit.nameLength) else { continue }
          inspection.report(.near(length, limited), at: declaration.key)
        }
      }
    },
    examples: [
      Example(
        "a parameter with a long name",
        """
        Parameters:
          \(String(repeating: "P", count: 240)): {Type: String}
        # \(String(repeating: "^", count: 240)) the name of the parameter has 240 characters, close to the 255 that are allowed
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "a short name",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func near(_ length: Int, _ limited: LimitedSection) -> Self {
    "the name of the \(limited.entry) has \(length) characters, close to the 255 that are allowed"
  }
}
