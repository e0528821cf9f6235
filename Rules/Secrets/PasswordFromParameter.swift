import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds passwords that somebody types in at each deployment.
  package static let passwordFromParameter = Rule(
    "password-from-parameter",
    summary: "password that is given as a parameter of the stack",
    severity: .note,
    category: .security,
    services: ["cloudformation", "secretsmanager"],
    isEnabledByDefault: false,
    documents: ["SEC-01"],
    equivalents: [Equivalents(.cfnLint, "W1011")],
    why: """
      Whoever deploys has to know the password, and it ends up in scripts and shell histories. A \
      secret that the template only names is known to nobody and can be rotated.
      """,
    fix: "name a secret: `{{resolve:secretsmanager:name:SecretString:password}}`",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html",
    check: .eachResource(of: PasswordProperty.types) { resource, template in
      for parameter in PasswordParameter.all(in: resource, template) {
        template.report(.given(parameter.declaration.name), at: parameter.place)
      }
    },
    examples: [
      Example(
        "the password of a database",
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
              MasterUserPassword: !Ref Password
              #                   ^^^^^^^^^^^^^ the password is given as parameter `Password`
        """),
      Example(
        "a secret",
        """
        Resources:
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-mysql
              MasterUsername: orders
              MasterUserPassword: "{{resolve:secretsmanager:orders:SecretString:password}}"
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func given(_ name: String) -> Self {
    "the password is given as parameter `\(name)`"
  }
}
