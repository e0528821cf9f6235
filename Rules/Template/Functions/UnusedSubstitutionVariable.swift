import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds variables that `Fn::Sub` defines and its text does not use.
  package static let unusedSubstitutionVariable = Rule(
    "unused-substitution-variable",
    summary: "variable of `Fn::Sub` that its text does not use",
    severity: .warning,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "W1019")],
    why: "A variable that the text does not use is left over, or the text misspells its name.",
    fix: "remove the variable, or use it in the text",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html",
    check: .wholeTemplate { template in
      for site in template.callSites[.sub] where site.argument.isSequence {
        guard let substitution = Substitution(site.argument),
          let variables = substitution.variables,
          variables.function == nil
        else { continue }
        var used: Set<String> = []
        for case .variable(let name, _) in substitution.parts { used.insert(name) }
        for variable in variables.pairs where !used.contains(variable.key.text) {
          template.report(.unused(variable.key.text), at: variable.key)
        }
      }
    },
    examples: [
      Example(
        "a variable with another name than in the text",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Sub ["${AWS::Region}-orders", {Stage: test}]
              #                                          ^^^^^ the text does not use variable `Stage`
        """),
      Example(
        "a variable in use",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Sub ["${Stage}-orders", {Stage: test}]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unused(_ name: String) -> Self {
    "the text does not use variable `\(name)`"
  }
}
