import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds access keys that a template creates.
  package static let iamAccessKeyInTemplate = Rule(
    "iam-access-key-in-template",
    summary: "access key created by a template",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-05"],
    equivalents: [
      Equivalents(.terrascan, "AC_AWS_0133")
    ],
    why: """
      An access key never expires, and its secret ends up where `GetAtt` puts it: in outputs, \
      parameters and logs. Leaked keys are the most common way into an account.
      """,
    fix: "let the program assume a role, and store a key that cannot be avoided in Secrets Manager",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
    check: .eachResource(of: ["AWS::IAM::AccessKey"]) { resource, template in
      let statuses = template.values(at: "Status", in: resource)
      guard !statuses.allSatisfy({ $0.text == "Inactive" }) || statuses.isEmpty else { return }
      template.report(.neverExpires(resource.logicalId), at: resource.key)
    },
    examples: [
      Example(
        "a key for a user",
        """
        Resources:
          Key:
        # ^^^ access key `Key` never expires, and its secret passes through the stack
            Type: AWS::IAM::AccessKey
            Properties:
              UserName: !Ref Robot
          Robot:
            Type: AWS::IAM::User
        """),
      Example(
        "a key that is switched off",
        """
        Resources:
          Key:
            Type: AWS::IAM::AccessKey
            Properties:
              Status: Inactive
              UserName: !Ref Robot
          Robot:
            Type: AWS::IAM::User
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func neverExpires(_ key: String) -> Self {
    "access key `\(key)` never expires, and its secret passes through the stack"
  }
}
