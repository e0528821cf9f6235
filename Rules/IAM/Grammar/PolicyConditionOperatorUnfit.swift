import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds conditions whose operator does not fit the type of the key.
  package static let policyConditionOperatorUnfit = Rule(
    "policy-condition-operator-unfit",
    summary: "condition operator for another type than the key has",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.parliament, "MISMATCHED_TYPE")
    ],
    why: """
      The values cannot be compared in this way, so the condition never holds, or always does \
      where it is negated.
      """,
    fix: "take an operator for the type of the key",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
    check: .eachPolicyFinding { finding, template in
      guard case .operatorUnfit(let name, let key, let kind, isUsable: false) = finding.problem
      else { return }
      template.report(.unfit(name, key, kind), at: finding.value)
    },
    examples: [
      Example(
        "an address as a text, and a text as a number",
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
                      StringEquals: {aws:SourceIp: 192.0.2.0/24}
                                   # ^^^^^^^^^^^^ `aws:SourceIp` is an address, which `StringEquals` does not compare
                      NumericEquals: {s3:prefix: "7"}
                                    # ^^^^^^^^^ `s3:prefix` is a text, which `NumericEquals` does not compare
        """),
      Example(
        "operators of the type",
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
                      IpAddress: {aws:SourceIp: 192.0.2.0/24}
                      StringLike: {s3:prefix: invoices/*}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unfit(_ name: String, _ key: String, _ kind: String) -> Self {
    "`\(key.shortened(to: 40))` is \(kind), which `\(name)` does not compare"
  }
}
