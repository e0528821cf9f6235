import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds names that are too long.
  package static let nameTooLong = Rule(
    "name-too-long",
    summary: "name longer than 255 characters",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E2011", "E3011", "E6011", "E7002")],
    why: """
      CloudFormation refuses the template: the name of a parameter, a resource, an output or a \
      mapping has at most 255 characters.
      """,
    fix: "shorten the name",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html",
    check: .wholeTemplate { inspection in
      for limited in LimitedSection.all {
        for declaration in inspection.declarations(in: limited.section)
        where !declaration.isRepeated {
          let length = declaration.key.withUTF8(\.count)
          guard length > TemplateLimit.nameLength else { continue }
          inspection.report(.over(length, limited), at: declaration.key)
        }
      }
    },
    examples: [
      Example(
        "a parameter with a long name",
        """
        Parameters:
          \(String(repeating: "P", count: 256)): {Type: String}
        # \(String(repeating: "^", count: 256)) the name of the parameter has 256 characters, more than the 255 that are allowed
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
  fileprivate static func over(_ length: Int, _ limited: LimitedSection) -> Self {
    "the name of the \(limited.entry) has \(length) characters, more than the 255 that are allowed"
  }
}
