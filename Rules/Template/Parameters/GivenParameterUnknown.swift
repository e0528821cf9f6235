import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds values that are given for parameters that the template does not have.
  package static let givenParameterUnknown = Rule(
    "given-parameter-unknown",
    summary: "value for a parameter that the template does not have",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    equivalents: [Equivalents(.cfnLint, "E2900")],
    why: """
      CloudFormation refuses to make a stack with values for unknown parameters; tools that leave \
      them out deploy without the value.
      """,
    fix: "remove the value, or declare the parameter",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard inspection.given.areForOneTemplate, !template.mayHoldMore,
        template.root["Parameters"]?.pair("Fn::Transform") == nil,
        let place = template.root.pair("Parameters")?.key ?? template.root.pairs.first?.key
      else { return }
      let names = template.parameters.map(\.name)
      for entry in inspection.given.entries where template.parameter(entry.name) == nil {
        let related = RelatedPlace("the value is given here", at: entry.place)
        inspection.report(
          .unknown(entry.name), at: place, help: NearestName.help(for: entry.name, among: names),
          related: related.map { [$0] } ?? [])
      }
    },
    examples: [
      Example(
        "a misspelt name, when `Stag` is given",
        """
        Parameters:
        #<<<<<<<<< a value is given for `Stag`, and the template has no such parameter
          Stage: {Type: String, Default: test}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties: {QueueName: !Ref Stage}
        """,
        given: GivenParameters([.init("Stag", "prod")], areForOneTemplate: true)),
      Example(
        "values that may be for other templates too",
        """
        Parameters:
          Stage: {Type: String, Default: test}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties: {QueueName: !Ref Stage}
        """,
        given: GivenParameters([.init("Stage", "prod"), .init("Size", "3")])),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: String) -> Self {
    "a value is given for `\(name)`, and the template has no such parameter"
  }
}
