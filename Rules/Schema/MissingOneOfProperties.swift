import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds resources and parts that have none of some properties, one of which they need.
  package static let missingOneOfProperties = Rule(
    "missing-one-of-properties",
    summary: "resource with none of some properties, one of which it needs",
    severity: .error,
    category: .schema,
    equivalents: [Equivalents(.cfnLint, "E3014", "E3017", "E3018", "E3058")],
    why: """
      One of the properties is needed. AWS refuses a resource without any of them, and the \
      deployment fails.
      """,
    fix: "add one of the properties",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard case .missingAll(let names) = finding.problem else { return }
      template.report(.none(finding.object, names), for: finding)
    },
    examples: [
      Example(
        "a rule without a trigger",
        """
        Resources:
          Nightly:
        # ^^^^^^^ `AWS::Events::Rule` lacks `EventPattern` or `ScheduleExpression`, of which it needs one
            Type: AWS::Events::Rule
            Properties:
              State: ENABLED
        """),
      Example(
        "a rule with a schedule",
        """
        Resources:
          Nightly:
            Type: AWS::Events::Rule
            Properties:
              ScheduleExpression: rate(1 day)
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func none(_ object: String, _ names: [String]) -> Self {
    names.count > 4
      ? "\(object) lacks all of \(names.count) properties, of which it needs one"
      : "\(object) lacks \(names.listed("or")), of which it needs one"
  }
}
