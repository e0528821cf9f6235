import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds condition values that their operator cannot compare.
  package static let policyConditionValueMalformed = Rule(
    "policy-condition-value-malformed",
    summary: "condition value that its operator cannot compare",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.parliament, "MISMATCHED_TYPE", "MISMATCHED_TYPE_OPERATION_TO_NULL")
    ],
    why: """
      A value that is no date, number or address never compares, so the condition does not do \
      what it says.
      """,
    fix: "write a value of the kind that the operator compares",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
    check: .eachPolicyFinding { finding, template in
      guard case .conditionValueMalformed(let text, let kind) = finding.problem else { return }
      template.report(.malformed(text, kind), at: finding.value)
    },
    examples: [
      Example(
        "a day that is none, and a wrong range",
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
                      DateLessThan: {aws:CurrentTime: 31.12.2026}
                                                    # ^^^^^^^^^^ condition value `31.12.2026` is not a date
                      IpAddress: {aws:SourceIp: 192.0.2.0/33}
                                              # ^^^^^^^^^^^^ condition value `192.0.2.0/33` is not an address or range
        """),
      Example(
        "every form",
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
                      DateLessThan: {aws:CurrentTime: ["2026-12-31", "2026-12-31T23:59:59Z", "1798758000"]}
                      IpAddress: {aws:SourceIp: [192.0.2.0/24, "2001:db8::/32", 198.51.100.7]}
                      NumericLessThan: {s3:max-keys: "10"}
                      Bool: {aws:SecureTransport: true}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ text: String, _ kind: String) -> Self {
    "condition value `\(text.shortened(to: 40))` is not \(kind)"
  }
}
