import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds nested stacks that are not given the values that their template needs.
  package static let nestedStackParameterMissing = Rule(
    "nested-stack-parameter-missing",
    summary: "nested stack without a value that its template needs",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    equivalents: [Equivalents(.cfnLint, "E3043")],
    why: """
      A parameter without a default has to be given. CloudFormation refuses to make the nested stack, \
      and the deployment is rolled back.
      """,
    fix: "give the value in `Parameters`, or give the parameter a default",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html",
    check: .eachResource(of: NestedStack.types) { resource, inspection in
      guard let nested = NestedStackTemplate(resource, inspection) else { return }
      let needed = nested.template.parameters.filter { $0.defaultValue == nil }
      for given in nested.givenParameters(inspection) {
        if let mapping = given.mapping, Template.mayGrow(mapping) { continue }
        for parameter in needed where !isGiven(parameter, in: given, inspection) {
          let related = RelatedPlace("the parameter", at: parameter.key, in: nested.template)
          let message = Diagnostic.Message.missing(parameter, nested.stack)
          if let key = given.place.key, !given.isAbsent {
            inspection.report(message, at: key, when: given.scenario, related: [related])
          } else {
            inspection.report(message, at: given, related: [related])
          }
        }
      }
    },
    examples: [
      Example(
        "one value of two",
        """
        Resources:
          Queues:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: queues.yaml
              Parameters: {Stage: prod}
             #^^^^^^^^^^ `queues.yaml` needs a value for parameter `Size`
          Others:
         #^^^^^^ `queues.yaml` needs a value for parameter `Size`
         #^^^^^^ `queues.yaml` needs a value for parameter `Stage`
            Type: AWS::CloudFormation::Stack
            Properties: {TemplateURL: queues.yaml}
        """,
        files: [
          "queues.yaml": """
          Parameters:
            Stage: {Type: String}
            Size: {Type: Number}
            Name: {Type: String, Default: orders}
          Resources:
            Orders: {Type: AWS::SQS::Queue}
          """
        ]),
      Example(
        "all values",
        """
        Resources:
          Queues:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: queues.yaml
              Parameters: {Stage: !Ref AWS::StackName}
        """,
        files: [
          "queues.yaml": """
          Parameters:
            Stage: {Type: String}
          Resources:
            Orders: {Type: AWS::SQS::Queue}
          """
        ]),
    ]
  )
}

private func isGiven(_ parameter: Parameter, in given: PossibleValue, _ inspection: Inspection)
  -> Bool
{
  guard let value = given.mapping?[parameter.name] else { return false }
  return inspection.evaluation.values(of: value, when: given.scenario).contains { !$0.isAbsent }
}

extension Diagnostic.Message {
  fileprivate static func missing(_ parameter: Parameter, _ stack: NestedStack) -> Self {
    "`\(stack.fileName)` needs a value for parameter `\(parameter.name)`"
  }
}
