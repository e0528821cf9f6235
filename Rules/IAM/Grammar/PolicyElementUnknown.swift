import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds keys that policies do not have.
  package static let policyElementUnknown = Rule(
    "policy-element-unknown",
    summary: "key that no policy has",
    severity: .error,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.cfnLint, "E3510", "E3512", "E3513", "E3530"),
      Equivalents(.parliament, "MALFORMED"),
    ],
    why: """
      The service refuses a policy with a key that it does not know, so the deployment fails.
      """,
    fix: "remove the key, or write its name as AWS documents it",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    check: .eachPolicyFinding { finding, template in
      guard case .elementUnknown(let name, let nearest, let differsInCase) = finding.problem else {
        return
      }
      template.report(
        .unknown(name), at: finding.value,
        help: nearest.map { "write `\($0)`, if that is meant" },
        severity: differsInCase ? .warning : nil)
    },
    examples: [
      Example(
        "the plural",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
                    Conditions:
                  # ^^^^^^^^^^ `Conditions` is not a part of a policy
                      Bool: {aws:SecureTransport: "true"}
        """),
      Example(
        "the documented names",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: String) -> Self {
    "`\(name.shortened(to: 40))` is not a part of a policy"
  }
}
