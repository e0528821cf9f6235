import CloudFormation
package import Linting

extension Rule {
  /// Finds parameters with a name that AWS keeps for itself.
  package static let ssmParameterNameReserved = Rule(
    "ssm-parameter-name-reserved",
    summary: "parameter with a reserved name",
    severity: .warning,
    category: .schema,
    services: ["ssm"],
    equivalents: [Equivalents(.cfnLint, "W3701")],
    why: """
      Names that begin with `aws` or `ssm` are kept for AWS. Parameter Store refuses them to \
      nearly everybody.
      """,
    fix: "choose a name that does not begin with `aws` or `ssm`",
    url:
      "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html",
    check: .eachResource(of: ["AWS::SSM::Parameter"]) { parameter, template in
      for value in template.values(at: "Name", in: parameter) {
        guard let name = value.text else { continue }
        let start = name.drop { $0 == "/" }.lowercased()
        guard start.hasPrefix("aws") || start.hasPrefix("ssm") else { continue }
        template.report(.reserved(name), at: value)
      }
    },
    examples: [
      Example(
        "a name of AWS",
        """
        Resources:
          Image:
            Type: AWS::SSM::Parameter
            Properties:
              Type: String
              Value: ami-0a1b2c3d4e5f60718
              Name: /aws/image
              #     ^^^^^^^^^^ `/aws/image` begins with a word that is kept for AWS
        """),
      Example(
        "a name of one's own",
        """
        Resources:
          Image:
            Type: AWS::SSM::Parameter
            Properties:
              Type: String
              Value: ami-0a1b2c3d4e5f60718
              Name: /shop/image
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func reserved(_ name: String) -> Self {
    "`\(name.shortened(to: 40))` begins with a word that is kept for AWS"
  }
}
