import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds condition keys that do not exist.
  package static let policyConditionKeyUnknown = Rule(
    "policy-condition-key-unknown",
    summary: "condition key that does not exist",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.parliament, "UNKNOWN_CONDITION_FOR_ACTION")
    ],
    why: """
      No request carries the key, so the condition never holds, or always does where it is \
      negated.
      """,
    fix: "write the key as AWS documents it",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html",
    check: .eachPolicyFinding { finding, template in
      switch finding.problem {
      case .keyUnknown(let name, let nearest):
        template.report(
          .unknown(name), at: finding.value,
          help: nearest.map { "write `\($0)`, if that is meant" })
      case .keyMalformed(let name):
        template.report(.malformed(name), at: finding.value)
      default: break
      }
    },
    examples: [
      Example(
        "a key of no service, and one without a service",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: s3:ListBucket
                    Resource: arn:aws:s3:::reports
                    Condition:
                      StringEquals: {s3:prefixes: invoices/}
                                   # ^^^^^^^^^^^ condition key `s3:prefixes` does not exist
                      Bool: {SecureTransport: "true"}
                           # ^^^^^^^^^^^^^^^ condition key `SecureTransport` has no service in front, such as `aws:`
        """),
      Example(
        "keys in any case, of identity providers, and families",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: s3:ListBucket
                    Resource: arn:aws:s3:::reports
                    Condition:
                      StringEquals:
                        AWS:PrincipalOrgId: o-a1b2c3d4e5
                        token.actions.githubusercontent.com:aud: sts.amazonaws.com
                        aws:ResourceTag/team: shop
                        s3:prefix: invoices/
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: String) -> Self {
    "condition key `\(name.shortened(to: 60))` does not exist"
  }

  fileprivate static func malformed(_ name: String) -> Self {
    "condition key `\(name.shortened(to: 40))` has no service in front, such as `aws:`"
  }
}
