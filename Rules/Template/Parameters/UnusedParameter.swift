import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds parameters that nothing refers to.
  package static let unusedParameter = Rule(
    "unused-parameter",
    summary: "parameter that nothing refers to",
    severity: .warning,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "W2001")],
    why: """
      Whoever deploys the template is asked for a value that changes nothing, or the place that \
      was meant to use it has a fixed value instead.
      """,
    fix: "remove the parameter, or refer to it where its value was meant to go",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    check: .wholeTemplate { template in
      guard !template.template.mayHoldMore, !template.template.mayUseLoopVariables else { return }
      let calls = template.callSites
      // An included file can refer to every parameter; a rule function can ask for all of a type.
      guard calls[.transform].isEmpty, calls[.refAll].isEmpty else { return }
      var used = Set(template.referencedNames.map(\.name))
      used.formUnion(calls[.valueOf].compactMap { $0.argument.elements.first?.text })
      for parameter in template.template.parameters
      where !used.contains(parameter.name) && parameter.name != bootstrapVersion {
        template.report(.unused(parameter.name), at: parameter.key)
      }
    },
    examples: [
      Example(
        "a parameter that is left over",
        """
        Parameters:
          Stage:
        # ^^^^^ parameter `Stage` is never used
            Type: String
        Resources:
          Topic:
            Type: AWS::SNS::Topic
        """),
      Example(
        "parameters in a reference, a text and a condition",
        """
        Parameters:
          Stage:
            Type: String
          Name:
            Type: String
          Region:
            Type: String
        Conditions:
          IsHere: !Equals [!Ref Region, !Ref AWS::Region]
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Condition: IsHere
            Properties:
              TopicName: !Sub "${Name}"
              DisplayName: !Ref Stage
        """),
    ]
  )
}

/// The CDK puts this parameter into each template and reads it itself.
private let bootstrapVersion = "BootstrapVersion"

extension Diagnostic.Message {
  fileprivate static func unused(_ name: String) -> Self {
    "parameter `\(name)` is never used"
  }
}
