import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds update policies that CloudFormation cannot read.
  package static let updatePolicyMalformed = Rule(
    "update-policy-malformed",
    summary: "update policy with unknown attributes or values of the wrong kind",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E3016")],
    why: """
      CloudFormation refuses an update policy that it cannot read.
      """,
    fix: "correct the attribute",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html",
    check: .wholeTemplate { inspection in
      for resource in inspection.declarations(in: .resources) {
        guard let policy = resource.body["UpdatePolicy"], let type = resource.body["Type"],
          let known = ResourcePolicy.update[type.text]
        else { continue }
        for problem in known.problems(in: policy) {
          switch problem {
          case .unknown(let key, let attributes):
            inspection.report(
              .unknown(key, resource.key), at: key, help: attributes.help(for: key))
          case .wrongKind(let pair, let kind):
            inspection.report(.wrong(pair, resource.key, kind), at: pair.value)
          }
        }
      }
    },
    examples: [
      Example(
        "an unknown attribute and a word for a number",
        """
        Resources:
          Servers:
            Type: AWS::AutoScaling::AutoScalingGroup
            UpdatePolicy:
              AutoScalingRollingUpdate:
                MaxBatchSize: half
                #             ^^^^ `MaxBatchSize` of the update policy of `Servers` is `half`, not a whole number
                MinInstanceInService: 1
               #^^^^^^^^^^^^^^^^^^^^ `MinInstanceInService` is not an attribute of the update policy of `Servers`
        """),
      Example(
        "a pause that is too long, and a process that no group has",
        """
        Resources:
          Servers:
            Type: AWS::AutoScaling::AutoScalingGroup
            UpdatePolicy:
              AutoScalingRollingUpdate:
                PauseTime: PT1H1S
                #          ^^^^^^ `PauseTime` of the update policy of `Servers` is `PT1H1S`, not `PT1M` to `PT1H`
                SuspendProcesses: [Rebalance]
                #                 ^^^^^^^^^^^ `SuspendProcesses` of the update policy of `Servers` is a list, not of scaling processes
        """),
      Example(
        "a policy with known attributes",
        """
        Resources:
          Servers:
            Type: AWS::AutoScaling::AutoScalingGroup
            UpdatePolicy:
              AutoScalingRollingUpdate: {MaxBatchSize: "2", PauseTime: PT1H, SuspendProcesses: [AZRebalance]}
              AutoScalingScheduledAction: {IgnoreUnmodifiedGroupSizeProperties: true}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ key: Node, _ name: Node) -> Self {
    "`\(key.text)` is not an attribute of the update policy of `\(name.text)`"
  }

  fileprivate static func wrong(_ pair: Node.Pair, _ name: Node, _ kind: AttributeKind) -> Self {
    """
    `\(pair.key.text)` of the update policy of `\(name.text)` is \(pair.value.inWords), \
    not \(kind.words)
    """
  }
}
