import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds references to outputs that the template of a nested stack does not have.
  package static let nestedStackOutputUnknown = Rule(
    "nested-stack-output-unknown",
    summary: "reference to an output that the nested template does not have",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    why: """
      The output is looked up when the nested stack is made, and the deployment is rolled back when \
      it is not there.
      """,
    fix: "name one of the outputs of the nested template",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html",
    check: .wholeTemplate { inspection in
      var nested: [String: NestedStackTemplate] = [:]
      for type in NestedStack.types {
        for resource in inspection.resources(ofType: type) {
          nested[resource.logicalId] = NestedStackTemplate(resource, inspection)
        }
      }
      guard !nested.isEmpty else { return }
      for site in inspection.callSites.referring {
        for reference in site.references {
          guard let stack = nested[reference.name],
            let name = outputName(reference), !mayHold(stack.template, name)
          else { continue }
          inspection.report(
            .unknown(name, stack.stack), at: reference.range, path: site.argument.path,
            help: NearestName.help(for: name, among: stack.template.outputs.map(\.name)))
        }
      }
    },
    examples: [
      Example(
        "misspelt names",
        """
        Resources:
          Queues:
            Type: AWS::CloudFormation::Stack
            Properties: {TemplateURL: queues.yaml}
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !GetAtt Queues.Outputs.Nam
              #                  ^^^^^^ `queues.yaml` has no output `Nam`
              DisplayName: !Sub "for ${Queues.Outputs.Name} in ${Queues.Outputs.Url}"
              #                                                  ^^^^^^ `queues.yaml` has no output `Url`
        """,
        files: [
          "queues.yaml": """
          Resources:
            Orders: {Type: AWS::SQS::Queue}
          Outputs:
            Name: {Value: !GetAtt Orders.QueueName}
          """
        ]),
      Example(
        "outputs that are there, one of them from a loop",
        """
        Resources:
          Queues:
            Type: AWS::CloudFormation::Stack
            Properties: {TemplateURL: queues.yaml}
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !GetAtt Queues.Outputs.OrdersQueueName
        """,
        files: [
          "queues.yaml": """
          Transform: AWS::LanguageExtensions
          Resources:
            Orders: {Type: AWS::SQS::Queue}
          Outputs:
            Fn::ForEach::Facts:
              - Fact
              - [Arn, QueueName]
              - Orders${Fact}: {Value: !GetAtt "Orders.${Fact}"}
          """
        ]),
    ]
  )
}

private func outputName(_ reference: Reference) -> String? {
  guard let attribute = reference.attribute, attribute.hasPrefix("Outputs."),
    !attribute.contains("{")
  else { return nil }
  return String(attribute.dropFirst("Outputs.".count))
}

private func mayHold(_ template: Template, _ output: String) -> Bool {
  guard let outputs = template.root["Outputs"] else { return false }
  return outputs.pair(output) != nil || Template.mayGrow(outputs)
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: String, _ stack: NestedStack) -> Self {
    "`\(stack.fileName)` has no output `\(name)`"
  }
}
