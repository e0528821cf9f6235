import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds allowed values that another constraint of their parameter refuses.
  package static let allowedValueOutOfBounds = Rule(
    "allowed-value-out-of-bounds",
    summary: "allowed value that another constraint refuses",
    severity: .warning,
    category: .template,
    why: """
      A value has to meet every constraint of its parameter, so this one is offered but never \
      accepted.
      """,
    fix: "remove the value, or widen the other constraint",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    check: .wholeTemplate { inspection in
      for declaration in inspection.declarations(in: .parameters) {
        guard let parameter = inspection.template.parameter(declaration.key.text),
          let allowed = parameter.allowedValues
        else { continue }
        let constraints = ParameterConstraints(parameter)
        for value in allowed where !value.isNull {
          guard let attribute = constraints.attribute(brokenBy: value) else { continue }
          inspection.report(
            .refused(value, parameter, attribute), at: value,
            related: [RelatedPlace("the other constraint", at: attribute.value)])
        }
      }
    },
    examples: [
      Example(
        "a number that is too large",
        """
        Parameters:
          Name: {Type: String}
          Count:
            Type: Number
            AllowedValues: [1, 10, 100]
            #                      ^^^ allowed value `100` of parameter `Count` breaks its `MaxValue`
            MaxValue: 50
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
      Example(
        "values that fit",
        """
        Parameters:
          Name:
            Type: String
            AllowedValues: [orders, invoices]
            MaxLength: 8
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func refused(_ value: Node, _ parameter: Parameter, _ attribute: Node.Pair)
    -> Self
  {
    "allowed value \(value.inWords) of parameter `\(parameter.name)` breaks its `\(attribute.key.text)`"
  }
}
