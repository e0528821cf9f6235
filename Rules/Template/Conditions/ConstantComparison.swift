import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds comparisons whose outcome no parameter can change.
  package static let constantComparison = Rule(
    "constant-comparison",
    summary: "comparison with the same outcome in every deployment",
    severity: .warning,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "W8003")],
    why: """
      A comparison that always has the same outcome decides nothing: what depends on it is made in \
      every case or in none.
      """,
    fix: "compare with a value that can come about, or remove the comparison",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html",
    check: .wholeTemplate { template in
      guard !template.template.hasUnknownMacro, template.evaluation.givenParameters.isEmpty else {
        return
      }
      for site in template.callSites[.equals]
      where [.conditions, .rules].contains(site.section) {
        switch template.evaluation.formula(of: site.call) {
        case .always: template.report(.always, at: site.call)
        case .never: template.report(.never, at: site.call)
        default: break
        }
      }
    },
    examples: [
      Example(
        "two texts, and a value that the parameter does not allow",
        """
        Parameters:
          Stage:
            Type: String
            AllowedValues: [test, prod]
        Conditions:
          IsSame: !Equals [a, a]
          #       ^^^^^^^^^^^^^^ the comparison is true in every deployment
          IsProd: !Equals [!Ref Stage, production]
          #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the comparison is false in every deployment
        Resources:
          Topic:
            Type: AWS::SNS::Topic
        """),
      Example(
        "a value that the parameter can have",
        """
        Parameters:
          Stage:
            Type: String
            AllowedValues: [test, prod]
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Topic:
            Type: AWS::SNS::Topic
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let always: Self = "the comparison is true in every deployment"
  fileprivate static let never: Self = "the comparison is false in every deployment"
}
