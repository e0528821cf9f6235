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
          guard let text = value.writtenText, !text.isEmpty else { continue }
          if value.assumedDefault != nil {
            if !text.hasPrefix("{{resolve:") { template.report(.literal(name), at: value) }
            continue
          }
          guard case .written(let node) = value.content else { continue }
          if !text.hasPrefix("{{resolve:") {
            template.report(.literal(name), at: node, when: value.scenario)
          } else if text.hasPrefix("{{resolve:ssm:") {
            template.report(.plainParameter(name), at: node, when: value.scenario)
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

extension Diagnostic.Message {
  fileprivate static func literal(_ property: String) -> Self {
    "`\(property)` is written in the template"
  }

  fileprivate static func plainParameter(_ property: String) -> Self {
    "`\(property)` comes from a parameter that is stored unencrypted"
  }
}
