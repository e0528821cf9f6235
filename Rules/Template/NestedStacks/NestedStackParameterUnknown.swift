import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds values for parameters that the template of a nested stack does not have.
  package static let nestedStackParameterUnknown = Rule(
    "nested-stack-parameter-unknown",
    summary: "value for a parameter that the nested template does not have",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    equivalents: [Equivalents(.cfnLint, "E3043")],
    why: "CloudFormation refuses to make the nested stack, and the deployment is rolled back.",
    fix: "remove the value, or declare the parameter in the nested template",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html",
    check: .eachResource(of: NestedStack.types) { resource, inspection in
      guard let nested = NestedStackTemplate(resource, inspection) else { return }
      let names = nested.template.parameters.map(\.name)
      for given in nested.givenParameters(inspection) {
        for pair in given.mapping?.pairs ?? [] where !names.contains(pair.key.text) {
          inspection.report(
            .unknown(pair.key, nested.stack), at: pair.key, when: given.scenario,
            help: NearestName.help(for: pair.key.text, among: names))
        }
      }
    },
    examples: [
      Example(
        "a misspelt name",
        """
        Resources:
          Queues:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: queues.yaml
              Parameters:
                Stag: prod
               #^^^^ `queues.yaml` has no parameter `Stag`
        """,
        files: [
          "queues.yaml": """
          Parameters:
            Stage: {Type: String, Default: test}
          Resources:
            Orders: {Type: AWS::SQS::Queue}
          """
        ]),
      Example(
        "a name that only one of two cases gives",
        """
        Transform: AWS::Serverless-2016-10-31
        Conditions:
          IsProd: !Equals [!Ref AWS::Region, eu-west-1]
        Resources:
          Queues:
            Type: AWS::Serverless::Application
            Properties:
              Location: ./queues.yaml
              Parameters: !If [IsProd, {Stage: prod, Size: 3}, {Stage: test}]
              #                                      ^^^^ `queues.yaml` has no parameter `Size`, when `IsProd` is true
        """,
        files: [
          "./queues.yaml": """
          Parameters:
            Stage: {Type: String}
          Resources:
            Orders: {Type: AWS::SQS::Queue}
          """
        ]),
      Example(
        "a template that is somewhere else",
        """
        Resources:
          Queues:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: https://bucket.s3.amazonaws.com/queues.yaml
              Parameters: {Stage: prod}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: Node, _ stack: NestedStack) -> Self {
    "`\(stack.fileName)` has no parameter `\(name.text)`"
  }
}
