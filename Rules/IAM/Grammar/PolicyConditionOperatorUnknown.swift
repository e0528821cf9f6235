import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds condition operators that do not exist.
  package static let policyConditionOperatorUnknown = Rule(
    "policy-condition-operator-unknown",
    summary: "condition operator that does not exist",
    severity: .error,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.cfnLint, "E3510", "E3512", "E3530"),
      Equivalents(.parliament, "UNKNOWN_OPERATOR", "MISMATCHED_TYPE"),
    ],
    why: """
      The service refuses a policy with an operator that it does not know, so the deployment \
      fails.
      """,
    fix: "write the operator as AWS documents it",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
    check: .eachPolicyFinding { finding, template in
      guard case .operatorUnknown(let name, let nearest) = finding.problem else { return }
      template.report(
        .unknown(name), at: finding.value,
        help: nearest.map { "write `\($0)`, if that is meant" })
    },
    examples: [
      Example(
        "a letter too many",
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
                      StringEqual: {s3:prefix: invoices/}
                    # ^^^^^^^^^^^ condition operator `StringEqual` does not exist
        """),
      Example(
        "prefix and suffix",
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
                      ForAnyValue:StringLikeIfExists: {aws:TagKeys: "team-*"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: String) -> Self {
    "condition operator `\(name.shortened(to: 40))` does not exist"
  }
}
