import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds dynamic references where CloudFormation leaves them as they are.
  package static let dynamicReferenceNotResolved = Rule(
    "dynamic-reference-not-resolved",
    summary: "dynamic reference where CloudFormation takes it for a text",
    severity: .error,
    category: .template,
    services: ["cloudformation", "secretsmanager", "ssm"],
    documents: ["SEC-01"],
    equivalents: [Equivalents(.cfnLint, "E1051", "E1052")],
    why: """
      Secrets are resolved in the properties of resources only, and nothing is resolved in \
      conditions and attributes. Elsewhere the reference itself is compared, shown or used.
      """,
    fix: "move the reference to the property that needs the value",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html",
    check: .wholeTemplate { inspection in
      guard !inspection.template.hasUnknownMacro, inspection.template.tree.holds("{{resolve:s")
      else { return }
      for place in DynamicReferencePlace.all(in: inspection) {
        guard let words = words(for: place) else { continue }
        inspection.report(
          .left(words), at: place.reference.range, path: place.reference.node.path)
      }
    },
    examples: [
      Example(
        "a secret in an output and in metadata, and a comparison",
        """
        Conditions:
          IsBeta: !Equals ["{{resolve:ssm:/stage}}", beta]
          #                 ^^^^^^^^^^^^^^^^^^^^^^ nothing is resolved in `Conditions`
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Condition: IsBeta
            Metadata:
              Password: "{{resolve:secretsmanager:db}}"
              #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secrets are not resolved in `Metadata`
        Outputs:
          Password:
            Value: "{{resolve:secretsmanager:db}}"
            #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secrets are not resolved in `Outputs`
        """),
      Example(
        "a value of Parameter Store in a property and an output, and words about it",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              DisplayName: "{{resolve:ssm:/name}}"
        Outputs:
          Name:
            Description: "as in {{resolve:secretsmanager:db}}"
            Value: "{{resolve:ssm:/name}}"
        """),
    ]
  )
}

/// Where a reference stands without being resolved, in the words of a message; nil when it is.
private func words(for place: DynamicReferencePlace) -> String? {
  let isSecret = place.service == "secretsmanager"
  guard isSecret || place.service == "ssm" else { return nil }
  switch place.section {
  case .conditions:
    return "nothing is resolved in `Conditions`"
  case .outputs:
    return isSecret && place.keys.first != "Description"
      ? "secrets are not resolved in `Outputs`" : nil
  case .resources:
    guard let attribute = place.keys.first, attribute != "Properties" else { return nil }
    if attribute == "Metadata" {
      return isSecret ? "secrets are not resolved in `Metadata`" : nil
    }
    return ["CreationPolicy", "UpdatePolicy"].contains(attribute)
      ? "nothing is resolved in `\(attribute)`" : nil
  default:
    return nil
  }
}

extension Diagnostic.Message {
  fileprivate static func left(_ words: String) -> Self { Self(words) }
}
