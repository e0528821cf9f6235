import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds parameter types that CloudFormation takes but does not know.
  package static let parameterTypeWithoutChecks = Rule(
    "parameter-type-without-checks",
    summary: "parameter type that CloudFormation takes without checking values",
    severity: .warning,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "W2002")],
    why: """
      CloudFormation takes anything as the type of a list or of a stored parameter, but of a type \
      that is not documented it checks no value, so a wrong one fails late.
      """,
    fix: "use a documented type",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html",
    check: .wholeTemplate { inspection in
      for parameter in inspection.declarations(in: .parameters) {
        guard let type = parameter.body["Type"], type.isScalar else { continue }
        let name = type.text
        guard ParameterTypes.isTakenUnchecked(name), !ParameterTypes.documented.contains(name)
        else { continue }
        inspection.report(.unchecked(name, parameter.key), at: type)
      }
    },
    examples: [
      Example(
        "a list of roles",
        """
        Parameters:
          Roles: {Type: List<AWS::IAM::Role::Arn>}
          #             ^^^^^^^^^^^^^^^^^^^^^^^^^ type `List<AWS::IAM::Role::Arn>` of parameter `Roles` is not documented; no value is checked
          Name: {Type: String}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
      Example(
        "a list of subnets",
        """
        Parameters:
          Name: {Type: String}
          Subnets: {Type: "List<AWS::EC2::Subnet::Id>"}
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
  fileprivate static func unchecked(_ type: String, _ name: Node) -> Self {
    "type `\(type)` of parameter `\(name.text)` is not documented; no value is checked"
  }
}
