import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds creation policies of resources that have none.
  package static let creationPolicyUnsupported = Rule(
    "creation-policy-unsupported",
    summary: "creation policy of a resource that has none",
    severity: .warning,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E3001")],
    why: """
      Only a few types have a creation policy. For all others it does nothing.
      """,
    fix: "remove `CreationPolicy`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-creationpolicy.html",
    check: .wholeTemplate { inspection in
      for resource in inspection.declarations(in: .resources) {
        guard let policy = resource.body.pair("CreationPolicy"),
          let type = resource.body["Type"]?.text,
          type.hasPrefix("AWS::") || type.hasPrefix("Custom::"),
          !type.hasPrefix("AWS::Serverless::"), !type.hasSuffix("::MODULE"),
          ResourcePolicy.creation[type] == nil
        else { continue }
        inspection.report(.unsupported(type), at: policy.key)
      }
    },
    examples: [
      Example(
        "a queue",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            CreationPolicy: {}
           #^^^^^^^^^^^^^^ `AWS::SQS::Queue` has no creation policy
        """),
      Example(
        "a type that has one",
        """
        Parameters:
          Count: {Type: Number}
        Resources:
          Ready:
            Type: AWS::CloudFormation::WaitCondition
            CreationPolicy:
              ResourceSignal: {Count: !Ref Count, Timeout: PT5M}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unsupported(_ type: String) -> Self {
    "`\(type)` has no creation policy"
  }
}
