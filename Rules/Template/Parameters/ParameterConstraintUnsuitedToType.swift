import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds constraints that do not belong to the type of their parameter.
  package static let parameterConstraintUnsuitedToType = Rule(
    "parameter-constraint-unsuited-to-type",
    summary: "constraint that the type of its parameter does not have",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E2001")],
    why: """
      Lengths and patterns are for texts, smallest and largest values for numbers. What does not \
      belong to the type constrains nothing.
      """,
    fix: "remove the constraint, or change the type of the parameter",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    check: .wholeTemplate { inspection in
      for parameter in inspection.declarations(in: .parameters) {
        guard let type = parameter.body["Type"], type.isScalar else { continue }
        for pair in parameter.body.pairs where isUnsuited(pair.key, to: type) {
          inspection.report(.unsuited(pair.key, parameter.key, type), at: pair.key)
        }
      }
    },
    examples: [
      Example(
        "a length of a number",
        """
        Parameters:
          Name: {Type: String}
          Count:
            Type: Number
            MaxLength: 3
           #^^^^^^^^^ `MaxLength` of parameter `Count` is not for parameters of type `Number`
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
      Example(
        "a largest text",
        """
        Parameters:
          Name:
            Type: String
            MaxValue: 10
           #^^^^^^^^ `MaxValue` of parameter `Name` is not for parameters of type `String`
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
      Example(
        "each on its own type",
        """
        Parameters:
          Name: {Type: String, MaxLength: 10, AllowedPattern: "[a-z]+"}
          Count: {Type: Number, MinValue: 1, MaxValue: 10}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
    ]
  )
}

private func isUnsuited(_ attribute: Node, to type: Node) -> Bool {
  let constraints =
    type.textIs("Number")
    ? ["MinLength", "MaxLength", "AllowedPattern"]
    : type.textIs("List<Number>") ? [] : ["MinValue", "MaxValue"]
  return constraints.contains { attribute.textIs($0) }
}

extension Diagnostic.Message {
  fileprivate static func unsuited(_ attribute: Node, _ name: Node, _ type: Node) -> Self {
    "`\(attribute.text)` of parameter `\(name.text)` is not for parameters of type `\(type.text)`"
  }
}
