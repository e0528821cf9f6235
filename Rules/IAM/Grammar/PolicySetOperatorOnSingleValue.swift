import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds `ForAllValues` of keys that have one value.
  package static let policySetOperatorOnSingleValue = Rule(
    "policy-set-operator-on-single-value",
    summary: "ForAllValues of a condition key with one value",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.parliament, "SINGLE_VALUE_CONDITION_TOO_PERMISSIVE")
    ],
    why: """
      `ForAllValues` also holds when a request does not carry the key. The statement then allows \
      what it was to keep out.
      """,
    fix: "leave out `ForAllValues:`, or demand the key with `Null`",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html",
    check: .eachPolicyFinding { finding, template in
      guard case .setOfSingleValue(let key, let name) = finding.problem else { return }
      template.report(.passes(key, name), at: finding.value)
    },
    examples: [
      Example(
        "a tag",
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
                      ForAllValues:StringEquals: {aws:ResourceTag/team: shop}
                                                # ^^^^^^^^^^^^^^^^^^^^ `ForAllValues:StringEquals` also passes requests without `aws:ResourceTag/team`
        """),
      Example(
        "a key with several values, and one that has to be there",
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
                      ForAllValues:StringEquals: {aws:TagKeys: [team]}
                  - Effect: Allow
                    Action: s3:ListBucket
                    Resource: arn:aws:s3:::reports
                    Condition:
                      ForAllValues:StringEquals: {aws:ResourceTag/team: shop}
                      "Null": {aws:ResourceTag/team: "false"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func passes(_ key: String, _ name: String) -> Self {
    "`\(name)` also passes requests without `\(key.shortened(to: 40))`"
  }
}
