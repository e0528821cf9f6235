import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds format versions other than the only one.
  package static let unsupportedFormatVersion = Rule(
    "unsupported-format-version",
    summary: "format version other than 2010-09-09",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E1001")],
    why: """
      There is one format version, and CloudFormation refuses a template that names another.
      """,
    fix: "write `2010-09-09`, or leave `AWSTemplateFormatVersion` out",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/format-version-structure.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard !template.hasUnknownMacro,
        let version = template.root["AWSTemplateFormatVersion"],
        !version.isNull, !version.textIs("2010-09-09")
      else { return }
      inspection.report(.unsupported(version), at: version)
    },
    examples: [
      Example(
        "the day on which the template was written",
        """
        AWSTemplateFormatVersion: 2017-10-17
        #                         ^^^^^^^^^^ format version is `2017-10-17`; the only one is `2010-09-09`
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "the only version",
        """
        AWSTemplateFormatVersion: 2010-09-09
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unsupported(_ version: Node) -> Self {
    "format version is \(version.inWords); the only one is `2010-09-09`"
  }
}
