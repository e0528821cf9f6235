import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds templates that are too large.
  package static let templateTooLarge = Rule(
    "template-too-large",
    summary: "template larger than 1,000,000 bytes",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E1002")],
    why: """
      CloudFormation refuses the template: it may have at most 1,000,000 bytes in Amazon S3, and \
      51,200 when it is sent along.
      """,
    fix: "split the template into nested stacks, or move inline code to files",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html",
    check: .wholeTemplate { inspection in
      let size = inspection.template.tree.source.bytes.count
      guard size > TemplateLimit.templateBytes else { return }
      inspection.report(.over(size), at: SourceRange(0, 0), path: [])
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
  fileprivate static func over(_ size: Int) -> Self {
    "the template has \(TemplateLimit.grouped(size)) bytes, more than the 1,000,000 that are allowed"
  }
}
