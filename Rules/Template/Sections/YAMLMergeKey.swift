import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds YAML merge keys.
  package static let yamlMergeKey = Rule(
    "yaml-merge-key",
    summary: "YAML merge key, which CloudFormation does not read",
    severity: .warning,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "W1100")],
    why: """
      CloudFormation refuses merge keys. Tools that write the template anew before the \
      deployment, such as `aws cloudformation package`, replace them.
      """,
    fix: "repeat the merged keys, or package the template before it is deployed",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html",
    check: .wholeTemplate { inspection in
      for range in inspection.template.tree.mergeKeyRanges {
        inspection.report(.merge, at: range, path: [])
      }
    },
    examples: [
      Example(
        "properties that are shared",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties: &defaults
              VisibilityTimeout: 60
          Invoices:
            Type: AWS::SQS::Queue
            Properties:
              <<: *defaults
             #^^ CloudFormation does not read YAML merge keys
              QueueName: invoices
        """),
      Example(
        "properties that are written out",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              VisibilityTimeout: 60
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let merge: Self = "CloudFormation does not read YAML merge keys"
}
