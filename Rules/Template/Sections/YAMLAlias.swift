import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds YAML aliases.
  package static let yamlAlias = Rule(
    "yaml-alias",
    summary: "YAML alias, which CloudFormation does not read",
    severity: .warning,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "W1101")],
    why: """
      CloudFormation refuses aliases. Tools that write the template anew before the deployment, \
      such as `aws cloudformation package`, replace them.
      """,
    fix: "repeat the value, or package the template before it is deployed",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html",
    check: .wholeTemplate { inspection in
      for range in inspection.template.tree.aliasRanges {
        inspection.report(.alias, at: range, path: [])
      }
    },
    examples: [
      Example(
        "tags that are shared",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              Tags: &tags [{Key: team, Value: shop}]
          Invoices:
            Type: AWS::SQS::Queue
            Properties:
              Tags: *tags
              #     ^^^^^ CloudFormation does not read YAML aliases
        """),
      Example(
        "an anchor that nobody uses",
        """
        Resources:
          Orders: &orders
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let alias: Self = "CloudFormation does not read YAML aliases"
}
