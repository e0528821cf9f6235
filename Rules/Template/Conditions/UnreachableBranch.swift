import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds values that no deployment ever takes.
  package static let unreachableBranch = Rule(
    "unreachable-branch",
    summary: "value of `Fn::If` that is never taken",
    severity: .warning,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "W1028")],
    why: """
      The conditions around the value, or of its resource, already decide the other way. The value \
      looks as if it were used, and changing it changes nothing.
      """,
    fix: "remove the function and keep the value that is taken, or correct the condition",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html",
    check: .wholeTemplate { template in
      guard !template.template.hasUnknownMacro else { return }
      for site in template.callSites[.if] {
        judge(site, template)
      }
    },
    examples: [
      Example(
        "a condition inside its own opposite",
        """
        Parameters:
          Stage:
            Type: String
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Condition: IsProd
            Properties:
              DisplayName: !If [IsProd, orders, test]
              #                                 ^^^^ never taken: `IsProd` is always true here
        """),
      Example(
        "a parameter that has one of two values",
        """
        Parameters:
          Stage:
            Type: String
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
          IsTest: !Equals [!Ref Stage, test]
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              DisplayName: !If [IsProd, !If [IsTest, both, orders], other]
              #                                      ^^^^ never taken: `IsTest` is always false here
        """),
      Example(
        "conditions that do not decide each other",
        """
        Parameters:
          Stage:
            Type: String
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
          IsMain: !Equals [!Ref AWS::Region, eu-west-1]
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Condition: IsMain
            Properties:
              DisplayName: !If [IsProd, orders, test]
        """),
    ]
  )
}

private func judge(_ site: CallSite, _ template: Inspection) {
  let arguments = site.argument.elements
  guard arguments.count == 3, arguments[0].isScalar else { return }
  let condition = arguments[0].text
  guard template.template.condition(condition) != nil else { return }
  var scenario = template.evaluation.scenario(around: site.call)
  if site.section == .resources, let resource = template.template.resource(site.entry) {
    scenario = template.evaluation.both(template.evaluation.scenario(of: resource), scenario)
  }
  guard template.evaluation.isPossible(scenario) else { return }
  for (isTrue, branch) in [(true, arguments[1]), (false, arguments[2])] {
    let taken = template.evaluation.assuming(.condition(condition, isTrue), in: scenario)
    if taken.formula == .never {
      template.report(.neverTaken(condition, always: !isTrue), at: branch)
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func neverTaken(_ condition: String, always isTrue: Bool) -> Self {
    "never taken: `\(condition)` is always \(isTrue) here"
  }
}
