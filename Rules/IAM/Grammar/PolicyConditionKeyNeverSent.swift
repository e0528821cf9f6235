import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds conditions on keys that no request of the statement carries.
  package static let policyConditionKeyNeverSent = Rule(
    "policy-condition-key-never-sent",
    summary: "condition key that no action of the statement carries",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.parliament, "UNKNOWN_CONDITION_FOR_ACTION")
    ],
    why: """
      The key is missing from every request that the statement is about, so the condition never \
      holds and nothing is allowed.
      """,
    fix: "remove the condition, or move it to a statement with the actions that carry the key",
    url:
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    check: .eachPolicyFinding { finding, template in
      guard case .keyNeverSent(let name, let action) = finding.problem else { return }
      template.report(.neverSent(name, action), at: finding.value)
    },
    examples: [
      Example(
        "a header of uploads when listing",
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
                      StringEquals: {s3:x-amz-storage-class: STANDARD}
                                   # ^^^^^^^^^^^^^^^^^^^^^^ no request of `s3:ListBucket` carries `s3:x-amz-storage-class`
        """),
      Example(
        "a key of one of the actions",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: [s3:ListBucket, s3:ListBucketVersions]
                    Resource: arn:aws:s3:::reports
                    Condition:
                      StringEquals: {s3:prefix: invoices/}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func neverSent(_ name: String, _ action: String) -> Self {
    "no request of `\(action)` carries `\(name.shortened(to: 50))`"
  }
}
