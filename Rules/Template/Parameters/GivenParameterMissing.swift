import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds parameters without a value in a file that gives the values.
  package static let givenParameterMissing = Rule(
    "given-parameter-missing",
    summary: "parameter that is given no value and has no default",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    equivalents: [Equivalents(.cfnLint, "E2900")],
    why: "CloudFormation does not make a stack as long as a parameter has no value.",
    fix: "give the value, or give the parameter a default",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    check: .wholeTemplate { inspection in
      let given = inspection.given
      guard given.areForOneTemplate, given.areComplete, !inspection.template.hasUnknownMacro else {
        return
      }
      let names = Set(given.entries.map(\.name))
      for parameter in inspection.template.parameters
      where parameter.defaultValue == nil && !names.contains(parameter.name) {
        let place = given.entries.lazy.compactMap(\.place).first
        let related = RelatedPlace("the values are given here", at: place)
        inspection.report(
          .missing(parameter), at: parameter.key, related: related.map { [$0] } ?? [])
      }
    },
    examples: [
      Example(
        "a parameter without a value, when only `Stage` is given",
        """
        Parameters:
          Stage: {Type: String}
          Size: {Type: Number}
         #^^^^ parameter `Size` is given no value and has no default
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties: {QueueName: !Ref Stage, DelaySeconds: !Ref Size}
        """,
        given: GivenParameters(
          [.init("Stage", "prod")], areForOneTemplate: true, areComplete: true)),
      Example(
        "a default, and a value that the stack has already",
        """
        Parameters:
          Stage: {Type: String}
          Size: {Type: Number, Default: 3}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties: {QueueName: !Ref Stage, DelaySeconds: !Ref Size}
        """,
        given: GivenParameters([.init("Stage", nil)], areForOneTemplate: true, areComplete: true)),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func missing(_ parameter: Parameter) -> Self {
    "parameter `\(parameter.name)` is given no value and has no default"
  }
}
