import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds statements with two keys of which one may be there.
  package static let policyElementsExcludeEachOther = Rule(
    "policy-elements-exclude-each-other",
    summary: "statement with two keys that exclude each other",
    severity: .error,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.cfnLint, "E3510", "E3512", "E3513", "E3530"),
      Equivalents(.parliament, "MALFORMED"),
    ],
    why: """
      The service cannot tell which of the two counts and refuses the policy, so the deployment \
      fails.
      """,
    fix: "keep one of the two, in a statement of its own if need be",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    check: .eachPolicyFinding { finding, template in
      guard case .elementsExclude(let one, let other) = finding.problem else { return }
      template.report(.both(one, other), at: finding.value)
    },
    examples: [
      Example(
        "actions and what is no action",
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
                    NotAction: s3:PutObject
                  # ^^^^^^^^^ a statement has `Action` or `NotAction`, and this one has both
                    Resource: arn:aws:s3:::reports/*
        """),
      Example(
        "one of them",
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
  fileprivate static func both(_ one: String, _ other: String) -> Self {
    "a statement has `\(one)` or `\(other)`, and this one has both"
  }
}
