import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds parameters that hold a password and are shown like any other.
  package static let passwordParameterShown = Rule(
    "password-parameter-shown",
    summary: "parameter with a password that is not hidden",
    severity: .warning,
    category: .security,
    services: ["cloudformation"],
    documents: ["SEC-01", "CFN-01"],
    equivalents: PasswordProperty.equivalents,
    why: """
      Without `NoEcho` CloudFormation shows the value of the parameter to everyone who may describe \
      the stack.
      """,
    fix: "set `NoEcho: true` on the parameter",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    check: .eachResource(of: PasswordProperty.types) { resource, template in
      for parameter in PasswordParameter.all(in: resource, template)
      where !parameter.declaration.isNoEcho {
        template.report(
          .shown(parameter.declaration.name), at: parameter.place,
          related: [RelatedPlace("the parameter is declared here", at: parameter.declaration.key)])
      }
    },
    examples: [
      Example(
        "the password of a database",
        """
        Parameters:
          Password:
            Type: String
        Resources:
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-mysql
              MasterUsername: orders
              MasterUserPassword: !Ref Password
              #                   ^^^^^^^^^^^^^ parameter `Password` holds a password and is not hidden
          Offers:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-mysql
              MasterUsername: offers
              MasterUserPassword: !Sub ${Password}
              #                   ^^^^^^^^^^^^^^^^ parameter `Password` holds a password and is not hidden
        """),
      Example(
        "a hidden parameter, and the name of a secret",
        """
        Parameters:
          Secret:
            Type: String
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
          Offers:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-mysql
              MasterUsername: offers
              MasterUserPassword: !Sub "{{resolve:secretsmanager:${Secret}:SecretString:password}}"
        """),
    ]
  )
}

/// A parameter that gives a password.
struct PasswordParameter {
  /// The parameter.
  let declaration: Parameter
  /// The reference to it.
  let place: Node

  /// The parameters to which the passwords of a resource refer.
  static func all(in resource: Resource, _ inspection: Inspection) -> [PasswordParameter] {
    PasswordProperty.paths(in: resource.type).flatMap { path in
      inspection.values(at: path, in: resource).compactMap { value in
        guard let name = parameterName(value.place),
          let parameter = inspection.template.parameter(name)
        else { return nil }
        return PasswordParameter(declaration: parameter, place: value.place)
      }
    }
  }

  /// The one name that a call stands for: of a reference, or of a text that is nothing but a variable.
  private static func parameterName(_ call: Node) -> String? {
    guard let argument = call.functionArgument else { return nil }
    if call.function == .ref { return argument.text }
    guard call.function == .sub, let substitution = Substitution(argument),
      substitution.parts.count == 1, case .variable(let name, _) = substitution.parts[0],
      substitution.variables?[name] == nil
    else { return nil }
    return name
  }
}

extension Diagnostic.Message {
  fileprivate static func shown(_ name: String) -> Self {
    "parameter `\(name)` holds a password and is not hidden"
  }
}
