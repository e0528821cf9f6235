import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds values that the parameters of a nested stack's template refuse.
  package static let nestedStackParameterNotAllowed = Rule(
    "nested-stack-parameter-not-allowed",
    summary: "value that a parameter of the nested template refuses",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    why: "CloudFormation refuses to make the nested stack, and the deployment is rolled back.",
    fix: "give a value that the parameter takes",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html",
    check: .eachResource(of: NestedStack.types) { resource, inspection in
      guard let nested = NestedStackTemplate(resource, inspection) else { return }
      for given in nested.givenParameters(inspection) {
        for pair in given.mapping?.pairs ?? [] {
          guard let parameter = nested.template.parameter(pair.key.text) else { continue }
          let constraints = ParameterConstraints(parameter)
          for value in inspection.evaluation.values(of: pair.value, when: given.scenario) {
            guard let text = value.text, let reason = constraints.refusal(of: text) else {
              continue
            }
            let place = RelatedPlace(
              "the parameter", at: reason.attribute ?? parameter.key, in: nested.template)
            inspection.report(
              .refused(text, parameter, nested.stack, reason), at: value, related: [place])
          }
        }
      }
    },
    examples: [
      Example(
        "values that are not listed, no number, and too long",
        """
        Parameters:
          Size: {Type: String, Default: "0"}
        Resources:
          Queues:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: queues.yaml
              Parameters:
                Stage: production
                #      ^^^^^^^^^^ `production` is not one of the `AllowedValues` of `Stage` in `queues.yaml`
                Count: many
                #      ^^^^ `many` is not a number, as `Count` in `queues.yaml` has to be
                Size: !Ref Size
                #     ^^^^^^^^^ `0` breaks the `MinValue` of `Size` in `queues.yaml`, with the default of parameter `Size`
                Name: orders
                #     ^^^^^^ `orders` breaks the `MaxLength` of `Name` in `queues.yaml`
        """,
        files: [
          "queues.yaml": """
          Parameters:
            Stage: {Type: String, AllowedValues: [test, prod]}
            Count: {Type: Number}
            Size: {Type: Number, MinValue: 1}
            Name: {Type: String, MaxLength: 3}
          Resources:
            Orders: {Type: AWS::SQS::Queue}
          """
        ]),
      Example(
        "values that fit, and one that only the deployment knows",
        """
        Resources:
          Queues:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: queues.yaml
              Parameters: {Stage: prod, Count: 3, Name: !Ref AWS::StackName}
        """,
        files: [
          "queues.yaml": """
          Parameters:
            Stage: {Type: String, AllowedValues: [test, prod]}
            Count: {Type: Number}
            Name: {Type: String, MaxLength: 3}
          Resources:
            Orders: {Type: AWS::SQS::Queue}
          """
        ]),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func refused(
    _ text: String, _ parameter: Parameter, _ stack: NestedStack,
    _ reason: ParameterConstraints.Refusal
  ) -> Self {
    let place = "`\(parameter.name)` in `\(stack.fileName)`"
    return switch reason {
    case .noNumber: "`\(text)` is not a number, as \(place) has to be"
    case .notListed: "`\(text)` is not one of the `AllowedValues` of \(place)"
    case .broken(let attribute): "`\(text)` breaks the `\(attribute.key.text)` of \(place)"
    }
  }
}
