import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds templates that are close to the largest.
  package static let templateNearSizeLimit = Rule(
    "template-near-size-limit",
    summary: "template close to 1,000,000 bytes",
    severity: .note,
    category: .template,
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cfnLint, "I1002")],
    why: """
      With little more, CloudFormation refuses the template: it may have at most 1,000,000 bytes \
      in Amazon S3, and 51,200 when it is sent along.
      """,
    fix: "split the template into nested stacks, or move inline code to files",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html",
    check: .wholeTemplate { inspection in
      let size = inspection.template.tree.source.bytes.count
      guard TemplateLimit.isNear(size, TemplateLimit.templateBytes) else { return }
      inspection.report(.near(size), at: SourceRange(0, 0), path: [])
    },
    examples: [
      Example(
        "a usual template",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """)
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func near(_ size: Int) -> Self {
    "the template has \(TemplateLimit.grouped(size)) bytes, close to the 1,000,000 that are allowed"
  }
}
