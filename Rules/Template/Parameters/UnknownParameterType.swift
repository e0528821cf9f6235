import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds types that a parameter cannot have.
  package static let unknownParameterType = Rule(
    "unknown-parameter-type",
    summary: "parameter type that CloudFormation does not know",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E2002")],
    why: """
      CloudFormation refuses a parameter of a type that it does not know.
      """,
    fix: "use `String`, or one of the types that CloudFormation supplies",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html",
    check: .wholeTemplate { inspection in
      for parameter in inspection.declarations(in: .parameters) {
        guard let type = parameter.body["Type"], type.isScalar, !type.isNull else { continue }
        let name = type.text
        guard !ParameterTypes.isKnown(name) else { continue }
        let nearest = NearestName.nearest(to: name, among: ParameterTypes.documented)
        inspection.report(
          .unknown(name, parameter.key), at: type, help: nearest.map { "write `\($0)`" })
      }
    },
    examples: [
      Example(
        "another language's word",
        """
        Parameters:
          Name: {Type: Strin}
          #            ^^^^^ type `Strin` of parameter `Name` is not known to CloudFormation
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
      Example(
        "an id that CloudFormation does not look up",
        """
        Parameters:
          Name: {Type: AWS::EC2::NetworkInterface::Id}
          #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type `AWS::EC2::NetworkInterface::Id` of parameter `Name` is not known to CloudFormation
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
      Example(
        "an image from Parameter Store",
        """
        Parameters:
          Name: {Type: String}
          Image: {Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>"}
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
  fileprivate static func unknown(_ type: String, _ name: Node) -> Self {
    "type `\(type)` of parameter `\(name.text)` is not known to CloudFormation"
  }
}
