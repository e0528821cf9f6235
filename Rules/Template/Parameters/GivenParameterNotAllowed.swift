import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds given values that their parameter refuses.
  package static let givenParameterNotAllowed = Rule(
    "given-parameter-not-allowed",
    summary: "given value that its parameter refuses",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    equivalents: [Equivalents(.cfnLint, "E2900")],
    why: "CloudFormation checks the values before it makes anything, and refuses the deployment.",
    fix: "give a value that the parameter takes",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    check: .wholeTemplate { inspection in
      var last: [String: GivenParameters.Entry] = [:]
      for entry in inspection.given.entries { last[entry.name] = entry }
      for parameter in last.isEmpty ? [] : inspection.template.parameters {
        guard let entry = last[parameter.name], let value = entry.value,
          let reason = ParameterConstraints(parameter).refusal(of: value)
        else { continue }
        let related = RelatedPlace("the value is given here", at: entry.place)
        inspection.report(
          .refused(parameter.isNoEcho ? nil : value, parameter, reason), at: parameter.key,
          related: related.map { [$0] } ?? [])
      }
    },
    examples: [
      Example(
        "`Stage` as `production`, `Size` as `big` and `Name` as `orders`",
        """
        Parameters:
          Stage: {Type: String, AllowedValues: [test, prod]}
         #^^^^^ `production`, given for parameter `Stage`, is not one of its `AllowedValues`
          Size: {Type: Number}
         #^^^^ `big`, given for parameter `Size`, is not a number
          Name: {Type: String, MaxLength: 3, NoEcho: true}
         #^^^^ the value given for parameter `Name` breaks its `MaxLength`
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties: {QueueName: !Sub "${Stage}-${Name}", DelaySeconds: !Ref Size}
        """,
        given: GivenParameters([
          .init("Stage", "test"), .init("Stage", "production"), .init("Size", "big"),
          .init("Name", "orders"),
        ])),
      Example(
        "`Stage` as `prod`, `Size` as `3`",
        """
        Parameters:
          Stage: {Type: String, AllowedValues: [test, prod]}
          Size: {Type: Number}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties: {QueueName: !Ref Stage, DelaySeconds: !Ref Size}
        """,
        given: GivenParameters([.init("Stage", "prod"), .init("Size", "3")])),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func refused(
    _ value: String?, _ parameter: Parameter, _ reason: ParameterConstraints.Refusal
  ) -> Self {
    let subject =
      value.map { "`\($0)`, given for parameter `\(parameter.name)`," }
      ?? "the value given for parameter `\(parameter.name)`"
    return switch reason {
    case .noNumber: "\(subject) is not a number"
    case .notListed: "\(subject) is not one of its `AllowedValues`"
    case .broken(let attribute): "\(subject) breaks its `\(attribute.key.text)`"
    }
  }
}
