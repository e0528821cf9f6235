import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds update policies of resources that have none.
  package static let updatePolicyUnsupported = Rule(
    "update-policy-unsupported",
    summary: "update policy of a resource that has none",
    severity: .warning,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E3001", "E3016")],
    why: """
      Only a few types have an update policy. For all others it does nothing.
      """,
    fix: "remove `UpdatePolicy`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html",
    check: .wholeTemplate { inspection in
      for resource in inspection.declarations(in: .resources) {
        guard let policy = resource.body.pair("UpdatePolicy"),
          let type = resource.body["Type"]?.text,
          type.hasPrefix("AWS::") || type.hasPrefix("Custom::"),
          !type.hasPrefix("AWS::Serverless::"), !type.hasSuffix("::MODULE"),
          ResourcePolicy.update[type] == nil
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
            UpdatePolicy: {}
           #^^^^^^^^^^^^ `AWS::SQS::Queue` has no update policy
        """),
      Example(
        "a type that has one",
        """
        Resources:
          Servers:
            Type: AWS::AutoScaling::AutoScalingGroup
            UpdatePolicy:
              AutoScalingRollingUpdate: {MaxBatchSize: "2", PauseTime: PT5M, WaitOnResourceSignals: true}
              AutoScalingScheduledAction: {IgnoreUnmodifiedGroupSizeProperties: true}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unsupported(_ type: String) -> Self {
    "`\(type)` has no update policy"
  }
}
