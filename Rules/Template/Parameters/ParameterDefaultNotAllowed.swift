import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds defaults that break the constraints of their parameter.
  package static let parameterDefaultNotAllowed = Rule(
    "parameter-default-not-allowed",
    summary: "default that the constraints of its parameter refuse",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E2015")],
    why: """
      CloudFormation applies the constraints to the default too, so a deployment that gives no \
      value of its own fails.
      """,
    fix: "change the default or the constraint",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    check: .wholeTemplate { inspection in
      for declaration in inspection.declarations(in: .parameters) {
        guard let parameter = inspection.template.parameter(declaration.key.text),
          let value = parameter.defaultValue, value.isScalar, !value.isNull
        else { continue }
        let constraints = ParameterConstraints(parameter)
        if parameter.type == "Number", !value.textIs(""), value.number == nil {
          inspection.report(.noNumber(value, parameter), at: value)
        } else if !constraints.allows(value) {
          inspection.report(.notListed(value, parameter), at: value)
        } else if let attribute = constraints.attribute(brokenBy: value) {
          inspection.report(
            .broken(value, parameter, attribute), at: value,
            related: [RelatedPlace("the constraint", at: attribute.value)])
        }
      }
    },
    examples: [
      Example(
        "a default that is not listed",
        """
        Parameters:
          Name:
            Type: String
            Default: receipts
            #        ^^^^^^^^ default `receipts` of parameter `Name` is not one of its `AllowedValues`
            AllowedValues: [orders, invoices]
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
      Example(
        "a default that is too long, and one that the pattern refuses",
        """
        Parameters:
          Name:
            Type: String
            Default: orders
            #        ^^^^^^ default `orders` of parameter `Name` breaks its `MaxLength`
            MaxLength: 3
          Teams:
            Type: CommaDelimitedList
            Default: shop,B2B
            #        ^^^^^^^^ default `shop,B2B` of parameter `Teams` breaks its `AllowedPattern`
            AllowedPattern: "[a-z]+"
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
      Example(
        "defaults that fit",
        """
        Parameters:
          Name:
            Type: String
            Default: orders
            AllowedPattern: "[a-z]{1,10}"
          Count: {Type: Number, Default: 5, MinValue: 1, MaxValue: "10"}
          Debug: {Type: String, Default: "true", AllowedValues: [true, false]}
          Teams:
            Type: CommaDelimitedList
            Default: shop, office
            AllowedPattern: "[a-z]+"
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
  fileprivate static func noNumber(_ value: Node, _ parameter: Parameter) -> Self {
    "default \(value.inWords) of parameter `\(parameter.name)` is not a number"
  }

  fileprivate static func notListed(_ value: Node, _ parameter: Parameter) -> Self {
    "default \(value.inWords) of parameter `\(parameter.name)` is not one of its `AllowedValues`"
  }

  fileprivate static func broken(_ value: Node, _ parameter: Parameter, _ attribute: Node.Pair)
    -> Self
  {
    "default \(value.inWords) of parameter `\(parameter.name)` breaks its `\(attribute.key.text)`"
  }
}
