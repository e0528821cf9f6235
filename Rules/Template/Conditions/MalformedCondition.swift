import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds entries of `Conditions` that are no conditions.
  package static let malformedCondition = Rule(
    "malformed-condition",
    summary: "entry of `Conditions` that is neither true nor false",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "E8001")],
    why: """
      CloudFormation refuses a template in which an entry of `Conditions` is anything but a call of \
      `Fn::Equals`, `Fn::And`, `Fn::Or`, `Fn::Not` or another condition.
      """,
    fix: "write the condition with `Fn::Equals`, `Fn::And`, `Fn::Or` or `Fn::Not`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
    check: .wholeTemplate { template in
      guard !template.template.hasUnknownMacro else { return }
      for condition in template.template.conditions where !condition.name.hasPrefix("Fn::") {
        switch condition.value.function {
        case .equals, .and, .or, .not, .condition: continue
        // That one of the rules stands here is said already.
        case .some(let function) where function.isOfRules: continue
        case .some(let function): template.report(.function(function.key), at: condition.value)
        case nil: template.report(.noCondition(condition.name), at: condition.value)
        }
      }
    },
    examples: [
      Example(
        "a value and a function that gives one",
        """
        Conditions:
          IsProd: true
          #       ^^^^ condition `IsProd` is no function call
          IsNamed: !Ref AWS::Region
          #        ^^^^^^^^^^^^^^^^ `Ref` gives a value, not true or false
        Resources:
          Topic:
            Type: AWS::SNS::Topic
        """),
      Example(
        "conditions",
        """
        Conditions:
          IsMain: !Equals [!Ref AWS::Region, eu-west-1]
          IsSame: !Condition IsMain
          IsOther: {Fn::Not: [{Condition: IsMain}]}
        Resources:
          Topic:
            Type: AWS::SNS::Topic
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func noCondition(_ name: String) -> Self {
    "condition `\(name)` is no function call"
  }

  fileprivate static func function(_ function: String) -> Self {
    "`\(function)` gives a value, not true or false"
  }
}
