import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds descriptions of a template that are close to the longest.
  package static let descriptionNearLimit = Rule(
    "description-near-limit",
    summary: "template description close to 1,024 bytes",
    severity: .note,
    category: .template,
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cfnLint, "I1003")],
    why: """
      With little more, CloudFormation refuses the template: a description has at most 1,024 \
      bytes.
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
      guard TemplateLimit.isNear(length, TemplateLimit.descriptionBytes) else { return }
      inspection.report(.near(length), at: description)
    },
    examples: [
      Example(
        "a long text",
        """
        Description: "\(String(repeating: "queues ", count: 140))"
        #            \(String(repeating: "^", count: 982)) the description has 980 bytes, close to the 1,024 that are allowed
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
  fileprivate static func near(_ length: Int) -> Self {
    "the description has \(TemplateLimit.grouped(length)) bytes, close to the 1,024 that are allowed"
  }
}
