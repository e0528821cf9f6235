import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds creation policies that CloudFormation cannot read.
  package static let creationPolicyMalformed = Rule(
    "creation-policy-malformed",
    summary: "creation policy with unknown attributes or values of the wrong kind",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E3055")],
    why: """
      CloudFormation refuses a creation policy that it cannot read.
      """,
    fix: "correct the attribute",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-creationpolicy.html",
    check: .wholeTemplate { inspection in
      for resource in inspection.declarations(in: .resources) {
        guard let policy = resource.body["CreationPolicy"], let type = resource.body["Type"],
          let known = ResourcePolicy.creation[type.text]
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
          Ready:
            Type: AWS::CloudFormation::WaitCondition
            CreationPolicy:
              ResourceSignal:
                Count: several
                #      ^^^^^^^ `Count` of the creation policy of `Ready` is `several`, not a whole number
                TimeOut: PT5M
               #^^^^^^^ `TimeOut` is not an attribute of the creation policy of `Ready`
        """),
      Example(
        "a percentage and times that are too long or none",
        """
        Resources:
          Servers:
            Type: AWS::AutoScaling::AutoScalingGroup
            CreationPolicy:
              AutoScalingCreationPolicy: {MinSuccessfulInstancesPercent: 150}
              #                                                          ^^^ `MinSuccessfulInstancesPercent` of the creation policy of `Servers` is `150`, not 0 to 100
              ResourceSignal: {Timeout: PT13H}
              #                         ^^^^^ `Timeout` of the creation policy of `Servers` is `PT13H`, not `PT1M` to `PT12H`
          Ready:
            Type: AWS::CloudFormation::WaitCondition
            CreationPolicy:
              ResourceSignal: {Timeout: 5 minutes}
              #                         ^^^^^^^^^ `Timeout` of the creation policy of `Ready` is `5 minutes`, not `PT1M` to `PT12H`
        """),
      Example(
        "a policy with known attributes",
        """
        Parameters:
          Count: {Type: Number}
        Resources:
          Ready:
            Type: AWS::CloudFormation::WaitCondition
            CreationPolicy:
              ResourceSignal: {Count: !Ref Count, Timeout: PT12H}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ key: Node, _ name: Node) -> Self {
    "`\(key.text)` is not an attribute of the creation policy of `\(name.text)`"
  }

  fileprivate static func wrong(_ pair: Node.Pair, _ name: Node, _ kind: AttributeKind) -> Self {
    """
    `\(pair.key.text)` of the creation policy of `\(name.text)` is \(pair.value.inWords), \
    not \(kind.words)
    """
  }
}
