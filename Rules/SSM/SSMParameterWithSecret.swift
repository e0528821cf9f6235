import CloudFormation
package import Linting

extension Rule {
  /// Finds secrets in parameters of Parameter Store, which a template can only store in plain text.
  package static let ssmParameterWithSecret = Rule(
    "ssm-parameter-with-secret",
    summary: "secret in a parameter that is stored in plain text",
    severity: .warning,
    category: .security,
    services: ["ssm"],
    documents: ["SEC-01"],
    equivalents: [Equivalents(.checkov, "CKV_AWS_384")],
    why: """
      CloudFormation cannot make a `SecureString`. The secret stands in the template and lies \
      unencrypted in Parameter Store, for everyone who may read parameters.
      """,
    fix: "keep the secret in `AWS::SecretsManager::Secret` with `GenerateSecretString`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html",
    check: .eachResource(of: ["AWS::SSM::Parameter"]) { parameter, template in
      let names = template.values(at: "Name", in: parameter).compactMap(\.text)
      let name = names.first?.split(separator: "/").last.map(String.init) ?? parameter.logicalId
      for value in template.values(at: "Value", in: parameter) where value.assumedDefault == nil {
        guard let text = value.text else { continue }
        switch LikelySecret(text, named: name) {
        case .credential(let kind): template.report(.holds(kind), at: value)
        case .named: template.report(.holds("a secret"), at: value)
        case nil: continue
        }
      }
    },
    examples: [
      Example(
        "a key",
        """
        Resources:
          PaymentKey:
            Type: AWS::SSM::Parameter
            Properties:
              Name: /shop/payment-api-key
              Type: String
              Value: 9f86d081884c7d659a2feaa0c55ad015
              #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the parameter holds a secret in plain text
        """),
      Example(
        "a setting, and a value that is known at the deployment",
        """
        Parameters:
          Token: {Type: String, NoEcho: true}
        Resources:
          Color:
            Type: AWS::SSM::Parameter
            Properties: {Name: /shop/color, Type: String, Value: blue}
          Payment:
            Type: AWS::SSM::Parameter
            Properties: {Name: /shop/payment-token, Type: String, Value: !Ref Token}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func holds(_ kind: String) -> Self {
    "the parameter holds \(kind) in plain text"
  }
}
