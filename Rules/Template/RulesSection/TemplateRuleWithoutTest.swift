import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds conditions and assertions of template rules that test nothing.
  package static let templateRuleWithoutTest = Rule(
    "template-rule-without-test",
    summary: "template rule whose condition or assertion is no test",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E1701", "E1702")],
    why: """
      A rule compares parameters. CloudFormation refuses a condition or an assertion that is not \
      one of the functions that do.
      """,
    fix:
      "use `Fn::Equals`, `Fn::Contains`, `Fn::EachMemberIn`, `Fn::EachMemberEquals`, `Fn::And`, `Fn::Or` or `Fn::Not`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html",
    check: .wholeTemplate { inspection in
      for rule in inspection.declarations(in: .rules) {
        let assertions = rule.body["Assertions"]?.elements ?? []
        let tests = [rule.body["RuleCondition"]] + assertions.map { $0["Assert"] }
        for test in tests.compactMap({ $0 }) where !isTest(test) {
          inspection.report(.noTest(rule.key, test), at: test)
        }
      }
    },
    examples: [
      Example(
        "a parameter alone",
        """
        Parameters:
          Stage: {Type: String}
        Rules:
          KnownStage:
            RuleCondition: !Ref Stage
            #              ^^^^^^^^^^ rule `KnownStage` tests a call of `Ref`, which is not true or false
            Assertions:
              - Assert: Stage
                #       ^^^^^ rule `KnownStage` tests `Stage`, which is not true or false
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "comparisons",
        """
        Parameters:
          Stage: {Type: String}
        Rules:
          KnownStage:
            RuleCondition: !Not [!Equals [!Ref Stage, test]]
            Assertions:
              - Assert: {"Fn::Contains": [[test, prod], !Ref Stage]}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

private let tests: Set<FunctionName> = [
  .and, .or, .not, .equals, .contains, .eachMemberEquals, .eachMemberIn, .condition,
]

private func isTest(_ node: Node) -> Bool {
  node.isNull || node.boolean != nil || node.function.map(tests.contains) ?? false
}

extension Diagnostic.Message {
  fileprivate static func noTest(_ name: Node, _ test: Node) -> Self {
    "rule `\(name.text)` tests \(test.inWords), which is not true or false"
  }
}
