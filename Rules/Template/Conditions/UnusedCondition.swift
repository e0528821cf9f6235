import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds conditions that decide nothing.
  package static let unusedCondition = Rule(
    "unused-condition",
    summary: "condition that nothing depends on",
    severity: .warning,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "W8001")],
    why: """
      A condition that decides nothing is either left over or was meant to be put on something: \
      then that is made in every case.
      """,
    fix: "remove the condition, or put it on the resource that it was written for",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
    check: .wholeTemplate { template in
      guard !template.template.mayHoldMore, !template.template.mayUseLoopVariables else { return }
      let used = Set(
        ConditionUse.all(in: template).filter { $0.within != $0.name.text }.map(\.name.text))
      for condition in template.template.conditions
      where !used.contains(condition.name) && !condition.name.hasPrefix("Fn::") {
        template.report(.unused(condition.name), at: condition.key)
      }
    },
    examples: [
      Example(
        "a condition that is left over",
        """
        Conditions:
          IsProd: !Equals [!Ref AWS::Region, eu-west-1]
          IsTest: !Not [!Condition IsProd]
        # ^^^^^^ condition `IsTest` is never used
        Resources:
          Topic:
            Type: AWS::SNS::Topic
        """),
      Example(
        "conditions of conditions, resources and values",
        """
        Conditions:
          IsProd: !Equals [!Ref AWS::Region, eu-west-1]
          IsTest: !Not [!Condition IsProd]
          IsNamed: !Equals [!Ref AWS::Region, eu-west-1]
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Condition: IsTest
            Properties:
              TopicName: !If [IsNamed, orders, !Ref AWS::NoValue]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unused(_ name: String) -> Self {
    "condition `\(name)` is never used"
  }
}
