import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds passwords that stand in the template for everyone to read.
  package static let passwordInTemplate = Rule(
    "password-in-template",
    summary: "password written in the template",
    severity: .warning,
    category: .security,
    services: ["secretsmanager"],
    documents: ["SEC-01", "RDS-01"],
    equivalents: PasswordProperty.equivalents,
    why: """
      A template is read by everyone who may see the repository, the stack or its change sets, and \
      a password in it stays in their history after it has been changed.
      """,
    fix: "refer to a secret: `{{resolve:secretsmanager:name:SecretString:password}}`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html",
    check: .eachResource(of: PasswordProperty.types) { resource, template in
      for path in PasswordProperty.paths(in: resource.type) {
        guard case .key(let name)? = path.steps.last else { continue }
        for value in template.values(at: path, in: resource) {
          if value.isOfPlainParameter {
            template.report(.plainParameter(name), at: value)
          } else if value.isTextOfTheTemplate {
            template.report(.literal(name), at: value)
          }
        }
      }
    },
    examples: [
      Example(
        "a text, and one that is stored unencrypted",
        """
        Resources:
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-mysql
              MasterUsername: orders
              MasterUserPassword: correct-horse-battery
              #                   ^^^^^^^^^^^^^^^^^^^^^ `MasterUserPassword` is written in the template
          Directory:
            Type: AWS::DirectoryService::SimpleAD
            Properties:
              Name: corp.example.com
              Size: Small
              Password: "{{resolve:ssm:/directory/password}}"
              #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `Password` comes from a parameter that is stored unencrypted
              VpcSettings:
                VpcId: vpc-0123456789abcdef0
                SubnetIds: [subnet-0123456789abcdef0, subnet-0123456789abcdef1]
        """),
      Example(
        "a function around it",
        """
        Parameters:
          Stage: {Type: String}
        Resources:
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-mysql
              MasterUsername: orders
              MasterUserPassword: !Sub "{{resolve:ssm:/${Stage}/orders}}"
              #                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `MasterUserPassword` comes from a parameter that is stored unencrypted
          Offers:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-mysql
              MasterUsername: offers
              MasterUserPassword: !Sub correct-horse-battery
              #                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ `MasterUserPassword` is written in the template
          Prices:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-mysql
              MasterUsername: prices
              MasterUserPassword: !Sub "{{resolve:secretsmanager:${Stage}:SecretString:password}}"
        """),
      Example(
        "the default of a parameter",
        """
        Parameters:
          Password:
            Type: String
            NoEcho: true
            Default: correct-horse-battery
        Resources:
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-mysql
              MasterUsername: orders
              MasterUserPassword: !Ref Password
              #                   ^^^^^^^^^^^^^ `MasterUserPassword` is written in the template, with the default of parameter `Password`
        """),
      Example(
        "a secret, and a parameter",
        """
        Parameters:
          Password:
            Type: String
            NoEcho: true
        Resources:
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-mysql
              MasterUsername: orders
              MasterUserPassword: "{{resolve:secretsmanager:orders:SecretString:password}}"
          Directory:
            Type: AWS::DirectoryService::SimpleAD
            Properties:
              Name: corp.example.com
              Size: Small
              Password: !Ref Password
              VpcSettings:
                VpcId: vpc-0123456789abcdef0
                SubnetIds: [subnet-0123456789abcdef0, subnet-0123456789abcdef1]
        """),
    ]
  )
}

extension PossibleValue {
  /// Whether the value is a text that the template writes, or the default of a parameter; not one that is
  /// given for the deployment, and none that refers to where it is kept.
  fileprivate var isTextOfTheTemplate: Bool {
    guard let text = writtenText, !text.isEmpty, !text.hasPrefix("{{resolve:") else { return false }
    if assumedDefault != nil { return true }
    if case .written = content { return true }
    guard place.function == .sub, let argument = place.functionArgument else { return false }
    return Substitution(argument)?.parts.allSatisfy(\.isText) ?? false
  }
}

extension Substitution.Part {
  fileprivate var isText: Bool {
    if case .text = self { true } else { false }
  }
}

extension Diagnostic.Message {
  fileprivate static func literal(_ property: String) -> Self {
    "`\(property)` is written in the template"
  }
}
