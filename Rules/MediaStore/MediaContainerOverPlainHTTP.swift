import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds containers of media that may be reached without encryption.
  package static let mediaContainerOverPlainHTTP = Rule(
    "media-container-over-plain-http",
    summary: "container of media that may be reached over plain HTTP",
    severity: .note,
    category: .security,
    services: ["mediastore"],
    isEnabledByDefault: false,
    equivalents: [
      Equivalents(.cdkNag, "MediaStoreContainerSSLRequestsOnly", "AwsSolutions-MS3")
    ],
    why: """
      The service also answers over plain HTTP. What a program sends in that way can be read and \
      changed on its way.
      """,
    fix: "deny `mediastore:*` to everyone when `aws:SecureTransport` is false",
    url:
      "https://docs.aws.amazon.com/mediastore/latest/ug/policies-examples-cross-acccount-full.html",
    check: .eachPolicy { policy, template in
      let container = policy.resource
      guard container.type == "AWS::MediaStore::Container", policy.isComplete,
        !policy.deniesPlainTransport("mediastore:GetObject")
      else { return }
      template.report(.open(container.logicalId), at: container.key)
    },
    examples: [
      Example(
        "reading for everyone",
        """
        Resources:
          Films:
        # ^^^^^ container `Films` may be reached over plain HTTP
            Type: AWS::MediaStore::Container
            Properties:
              ContainerName: films
              Policy: '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "mediastore:GetObject", "Resource": "*"}]}'
        """),
      Example(
        "encrypted only",
        """
        Resources:
          Films:
            Type: AWS::MediaStore::Container
            Properties:
              ContainerName: films
              Policy: '{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}'
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func open(_ container: String) -> Self {
    "container `\(container)` may be reached over plain HTTP"
  }
}
