import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds functions in whose environment a parameter is put that was meant to stay hidden.
  package static let lambdaHiddenParameterInEnvironment = Rule(
    "lambda-hidden-parameter-in-environment",
    summary: "parameter with `NoEcho` put into an environment variable",
    severity: .warning,
    category: .security,
    services: ["lambda"],
    documents: ["LMB-05"],
    why: """
      `NoEcho` hides a parameter in CloudFormation only. In the environment of a function everyone \
      reads it who may see the function's configuration.
      """,
    fix: "keep the secret in Secrets Manager or Parameter Store, and let the function fetch it",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, template in
      let hidden = template.template.parameters.filter(\.isNoEcho)
      guard !hidden.isEmpty else { return }
      for variables in template.values(at: "Environment.Variables", in: function) {
        for variable in EnvironmentVariable.all(of: variables, template) {
          let names = Set(references(in: variable.node).map(\.name))
          for parameter in hidden where names.contains(parameter.name) {
            template.report(
              .showsHidden(parameter.name, variable.name), at: variable.node,
              when: variables.scenario,
              related: [RelatedPlace("hidden here", at: parameter.key)])
          }
        }
      }
    },
    examples: [
      Example(
        "a hidden parameter as it is, and inside an address",
        """
        Parameters:
          Password:
            Type: String
            NoEcho: true
        Resources:
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Environment:
                Variables:
                  DB_PASSWORD: !Ref Password
                  #            ^^^^^^^^^^^^^ hidden parameter `Password` is readable in variable `DB_PASSWORD`
                  DB_URL: !Sub "postgres://app:${Password}@db.internal/app"
                  #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hidden parameter `Password` is readable in variable `DB_URL`
        """),
      Example(
        "in one branch, for all serverless functions",
        """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Token:
            Type: String
            NoEcho: "true"
        Conditions:
          HasToken: !Not [!Equals [!Ref Token, ""]]
        Globals:
          Function:
            Environment:
              Variables:
                TOKEN: !If [HasToken, !Ref Token, none]
                #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hidden parameter `Token` is readable in variable `TOKEN`
        Resources:
          First:
            Type: AWS::Serverless::Function
          Second:
            Type: AWS::Serverless::Function
        """),
      Example(
        "a parameter that is not hidden, and the place of a secret",
        """
        Parameters:
          Stage:
            Type: String
          Password:
            Type: String
            NoEcho: true
        Resources:
          Secret:
            Type: AWS::SecretsManager::Secret
            Properties:
              SecretString: !Ref Password
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Environment:
                Variables:
                  STAGE: !Ref Stage
                  SECRET_ARN: !Ref Secret
        """),
    ]
  )

  /// Every reference anywhere inside a value; what YAML aliases repeat is looked at once.
  private static func references(in node: Node) -> [Reference] {
    var found: [Reference] = []
    var seen: Set<Node> = []
    var waiting = [node]
    while let node = waiting.popLast() {
      guard seen.insert(node).inserted else { continue }
      if node.function != nil { found += Reference.inCall(node) }
      waiting += node.isMapping ? node.pairs.map(\.value) : node.elements
    }
    return found
  }
}

extension Diagnostic.Message {
  fileprivate static func showsHidden(_ parameter: String, _ variable: String) -> Self {
    "hidden parameter `\(parameter)` is readable in variable `\(variable)`"
  }
}
