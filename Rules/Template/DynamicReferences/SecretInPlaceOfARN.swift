import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds secrets that are resolved where the service wants to read the secret itself.
  package static let secretInPlaceOfARN = Rule(
    "secret-in-place-of-arn",
    summary: "value of a secret where its ARN is expected",
    severity: .warning,
    category: .security,
    services: ["cloudformation", "secretsmanager"],
    documents: ["SEC-01"],
    equivalents: [Equivalents(.cfnLint, "W1051")],
    why: """
      The service reads the secret by its ARN when it needs it. Given the value, it finds nothing, \
      and the value stands readable in its settings.
      """,
    fix: "write the ARN of the secret",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html",
    check: .wholeTemplate { inspection in
      guard !inspection.template.hasUnknownMacro,
        inspection.template.tree.holds("{{resolve:secretsmanager:")
      else { return }
      for place in DynamicReferencePlace.all(in: inspection)
      where place.isInProperties && place.service == "secretsmanager" && isWholeText(place) {
        guard let key = place.propertyKeys.first(where: arnProperties.contains) else { continue }
        inspection.report(
          .value(key), at: place.reference.range, path: place.reference.node.path)
      }
    },
    examples: [
      Example(
        "the secret of an endpoint",
        """
        Resources:
          Source:
            Type: AWS::DMS::Endpoint
            Properties:
              EndpointType: source
              EngineName: mysql
              MySqlSettings:
                SecretsManagerSecretId: "{{resolve:secretsmanager:db}}"
                #                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `SecretsManagerSecretId` takes the ARN of a secret, and this is its value
        """),
      Example(
        "the ARN, and a secret in a password",
        """
        Resources:
          Source:
            Type: AWS::DMS::Endpoint
            Properties:
              EndpointType: source
              EngineName: mysql
              Password: "{{resolve:secretsmanager:db:SecretString:password}}"
              MySqlSettings:
                SecretsManagerSecretId: arn:aws:secretsmanager:eu-west-1:111122223333:secret:db
        """),
    ]
  )
}

/// The properties that take the ARN of a secret, or its name.
private let arnProperties: Set<String> = [
  "SecretARN", "SecretArn", "SecretsManagerConfiguration", "SecretsManagerOracleAsmSecretId",
  "SecretsManagerSecretId", "SecretsManagerSecurityDbEncryptionSecretId",
]

private func isWholeText(_ place: DynamicReferencePlace) -> Bool {
  place.reference.node.textIs(place.reference.text)
}

extension Diagnostic.Message {
  fileprivate static func value(_ property: String) -> Self {
    "`\(property)` takes the ARN of a secret, and this is its value"
  }
}
