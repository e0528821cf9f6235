import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds tests for multi-factor authentication that access keys pass.
  package static let policyMultiFactorBypassed = Rule(
    "policy-multi-factor-bypassed",
    summary: "test for multi-factor authentication that access keys pass",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.parliament, "BAD_PATTERN_FOR_MFA")
    ],
    why: """
      Requests with an access key do not carry `aws:MultiFactorAuthPresent` at all, so this \
      condition treats them as if they had it.
      """,
    fix: "deny with `BoolIfExists` and `false`, or allow with `Bool` and `true`",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html",
    check: .eachPolicyFinding { finding, template in
      guard case .multiFactorBypassed(let key) = finding.problem else { return }
      template.report(.bypassed(key), at: finding.value)
    },
    examples: [
      Example(
        "a denial that access keys pass",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Deny
                    Action: s3:*
                    Resource: "*"
                    Condition:
                      Bool: {aws:MultiFactorAuthPresent: "false"}
                                                       # ^^^^^^^ requests with an access key lack `aws:MultiFactorAuthPresent` and pass
        """),
      Example(
        "a denial that also meets access keys",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Deny
                    Action: s3:*
                    Resource: "*"
                    Condition:
                      BoolIfExists: {aws:MultiFactorAuthPresent: "false"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func bypassed(_ key: String) -> Self {
    "requests with an access key lack `\(key)` and pass"
  }
}
