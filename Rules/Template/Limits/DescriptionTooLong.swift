import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds descriptions of a template that are too long.
  package static let descriptionTooLong = Rule(
    "description-too-long",
    summary: "template description longer than 1,024 bytes",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E1003")],
    why: """
      CloudFormation refuses the template: a description has at most 1,024 bytes.
      """,
    fix: "shorten the description, or move parts of it to comments",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-description-structure.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard !template.hasUnknownMacro, let description = template.root["Description"],
        description.isScalar
      else { return }
      let length = description.withUTF8(\.count)
      guard length > TemplateLimit.descriptionBytes else { return }
      inspection.report(.over(length), at: description)
    },
    examples: [
      Example(
        "a long text",
        """
        Description: "\(String(repeating: "queues ", count: 150))"
        #            \(String(repeating: "^", count: 1052)) the description has 1,050 bytes, more than the 1,024 that are allowed
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "a text of usual length",
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
  fileprivate static func over(_ length: Int) -> Self {
    "the description has \(TemplateLimit.grouped(length)) bytes, more than the 1,024 that are allowed"
  }
}
