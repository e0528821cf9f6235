import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds wildcards where they are taken literally.
  package static let policyConditionWildcardLiteral = Rule(
    "policy-condition-wildcard-literal",
    summary: "wildcard in a condition that takes it literally",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.parliament, "MISMATCHED_TYPE")
    ],
    why: """
      `StringEquals` compares letter by letter. A `*` in its value only fits a value with that \
      very letter, so the condition never holds.
      """,
    fix: "take the operator with `Like`",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
    check: .eachPolicyFinding { finding, template in
      guard case .wildcardLiteral(let text, let name) = finding.problem else { return }
      template.report(.literal(text, name), at: finding.value)
    },
    examples: [
      Example(
        "a path",
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
                      StringEquals: {s3:prefix: invoices/*}
                                              # ^^^^^^^^^^ `StringEquals` takes the `*` of `invoices/*` literally
        """),
      Example(
        "the operator for patterns",
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
                      StringLike: {s3:prefix: invoices/*}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func literal(_ text: String, _ name: String) -> Self {
    "`\(name)` takes the `*` of `\(text.shortened(to: 40))` literally"
  }
}
