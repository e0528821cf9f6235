import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds conditions that compare an ARN, date or number as a text.
  package static let policyConditionComparesLetters = Rule(
    "policy-condition-compares-letters",
    summary: "condition that compares a value of another type by its letters",
    severity: .note,
    category: .security,
    services: ["iam"],
    isEnabledByDefault: false,
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.parliament, "MISMATCHED_TYPE_BUT_USABLE")
    ],
    why: """
      It works as long as the letters are the same. With `StringLike` a `*` also reaches across \
      the parts of an ARN.
      """,
    fix: "take an operator for the type of the key, such as `ArnLike`",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
    check: .eachPolicyFinding { finding, template in
      guard case .operatorUnfit(let name, let key, let kind, isUsable: true) = finding.problem
      else { return }
      template.report(.letters(name, key, kind), at: finding.value)
    },
    examples: [
      Example(
        "an ARN as a text",
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
                      StringLike: {aws:PrincipalArn: "arn:aws:iam::111122223333:role/*"}
                                 # ^^^^^^^^^^^^^^^^ `aws:PrincipalArn` is an ARN, which `StringLike` compares by its letters
        """),
      Example(
        "an ARN as one",
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
                      ArnLike: {aws:PrincipalArn: "arn:aws:iam::111122223333:role/*"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func letters(_ name: String, _ key: String, _ kind: String) -> Self {
    "`\(key.shortened(to: 40))` is \(kind), which `\(name)` compares by its letters"
  }
}
