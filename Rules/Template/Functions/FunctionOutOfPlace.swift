import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds functions in sections where CloudFormation does not know them.
  package static let functionOutOfPlace = Rule(
    "function-out-of-place",
    summary: "function where CloudFormation does not know it",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "E1101", "E1701", "E1702", "E8001")],
    why: """
      Conditions are made of comparisons of parameters, the functions of the `Rules` section are \
      known only there, and a property takes no comparison. CloudFormation refuses the template.
      """,
    fix: "name a condition, and choose the value with `Fn::If`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html",
    check: .wholeTemplate { inspection in
      guard !inspection.template.hasUnknownMacro else { return }
      for function in FunctionName.ofSomeSections {
        for site in inspection.callSites[function] where !site.isOfKnownFunction {
          inspection.report(.outOfPlace(function.key, site.section), at: site.call)
        }
      }
    },
    examples: [
      Example(
        "a comparison as the value of a property",
        """
        Parameters:
          Stage: {Type: String}
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              FifoTopic: !Equals [!Ref Stage, prod]
              #          ^^^^^^^^^^^^^^^^^^^^^^^^^^ CloudFormation does not know `Fn::Equals` in `Resources`
        """),
      Example(
        "a function of the rules in a condition",
        """
        Parameters:
          Stage: {Type: String}
        Conditions:
          IsProd: !Not [{"Fn::Contains": [[prod], !Ref Stage]}]
          #             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ CloudFormation does not know `Fn::Contains` in `Conditions`
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Condition: IsProd
        """),
      Example(
        "a condition by its name",
        """
        Parameters:
          Stage: {Type: String}
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              FifoTopic: !If [IsProd, true, !Ref AWS::NoValue]
        """),
    ]
  )
}

extension FunctionName {
  /// The functions that only some sections know.
  fileprivate static let ofSomeSections = ruleFunctions + conditionFunctions
  private static let ruleFunctions: [FunctionName] = [
    .contains, .eachMemberEquals, .eachMemberIn, .refAll, .valueOf, .valueOfAll,
  ]
  private static let conditionFunctions: [FunctionName] = [.equals, .and, .or, .not, .condition]

  /// Whether only the rules of a template know the function.
  var isOfRules: Bool { Self.ruleFunctions.contains(self) }
  fileprivate var isOfConditions: Bool { Self.conditionFunctions.contains(self) }
}

extension CallSite {
  /// Whether CloudFormation knows the function in the section of the call.
  ///
  /// What `Parameters` and `Mappings` hold is the matter of the rules about their entries.
  ///
  /// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html>,
  /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-rules.html>
  var isOfKnownFunction: Bool {
    if function.isOfRules { return ![.resources, .outputs, .conditions].contains(section) }
    if function.isOfConditions { return ![.resources, .outputs].contains(section) }
    return true
  }
}

extension Diagnostic.Message {
  fileprivate static func outOfPlace(_ function: String, _ section: TemplateSection) -> Self {
    "CloudFormation does not know `\(function)` in `\(section.rawValue)`"
  }
}
