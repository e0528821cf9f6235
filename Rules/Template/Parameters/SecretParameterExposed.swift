import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds parameters with NoEcho whose value is shown in outputs or metadata.
  package static let secretParameterExposed = Rule(
    "secret-parameter-exposed",
    summary: "`NoEcho` parameter shown in outputs or metadata",
    severity: .warning,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "W2010")],
    why: """
      `NoEcho` hides the value where the parameter is shown, but not in outputs and metadata: \
      whoever may describe the stack reads the secret there.
      """,
    fix: "remove the reference, and keep the secret in Secrets Manager",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard template.parameters.contains(where: \.isNoEcho) else { return }
      func search(_ node: Node?, _ place: String) {
        guard let node else { return }
        for reference in Reference.inCall(node) where reference.attribute == nil {
          guard let parameter = template.parameter(reference.name), parameter.isNoEcho else {
            continue
          }
          inspection.report(
            .exposed(parameter, place), at: reference.range, path: node.path,
            related: [RelatedPlace("declared with `NoEcho` here", at: parameter.key)])
        }
        for pair in node.pairs where !pair.value.isScalar { search(pair.value, place) }
        for element in node.elements where !element.isScalar { search(element, place) }
      }
      search(template.root["Metadata"], "the metadata of the template")
      search(template.root["Outputs"], "the outputs")
      for resource in inspection.declarations(in: .resources) {
        search(resource.body["Metadata"], "the metadata of resource `\(resource.key.text)`")
      }
    },
    examples: [
      Example(
        "a password in an output",
        """
        Parameters:
          Password: {Type: String, NoEcho: true}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          Login:
            Value: !Sub "admin:${Password}"
            #                    ^^^^^^^^ the value of `NoEcho` parameter `Password` is readable in the outputs
        """),
      Example(
        "a password that stays hidden",
        """
        Parameters:
          Name: {Type: String}
          Password: {Type: String, NoEcho: true}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        Outputs:
          Login:
            Value: !Ref Name
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func exposed(_ parameter: Parameter, _ place: String) -> Self {
    "the value of `NoEcho` parameter `\(parameter.name)` is readable in \(place)"
  }
}
