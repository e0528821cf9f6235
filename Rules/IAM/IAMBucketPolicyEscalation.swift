import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds policies that may change who reaches a bucket.
  package static let iamBucketPolicyEscalation = Rule(
    "iam-bucket-policy-escalation",
    summary: "permission to open a bucket whose objects are closed",
    severity: .note,
    category: .security,
    services: ["iam", "s3"],
    isEnabledByDefault: false,
    documents: ["IAM-04"],
    equivalents: [
      Equivalents(.parliament, "RESOURCE_POLICY_PRIVILEGE_ESCALATION")
    ],
    why: """
      Whoever may change the policy or access control list of a bucket can give itself the \
      objects that its own policy keeps from it.
      """,
    fix: "allow the change to those only who administer the bucket",
    url:
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
    check: .eachPolicy { policy, template in
      guard policy.grantsPermissions else { return }
      for statement in policy.statements
      where statement.effect == .allow && statement.isUnconditional {
        let actions = statement.actions?.values ?? []
        if actions.contains(where: { $0.text == "*" || $0.text?.lowercased() == "s3:*" }) {
          continue
        }
        for action in actions {
          guard let text = action.text,
            ["s3:putbucketpolicy", "s3:putbucketacl"].contains(text.lowercased())
          else { continue }
          template.report(.opens(text), at: action)
        }
      }
    },
    examples: [
      Example(
        "reading one bucket, and changing its policy",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: [s3:GetBucketPolicy, s3:PutBucketPolicy]
                                               # ^^^^^^^^^^^^^^^^^^ `s3:PutBucketPolicy` lets its holder open the bucket to itself
                    Resource: arn:aws:s3:::reports
        """),
      Example(
        "reading alone",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Action: s3:GetBucketPolicy, Resource: "arn:aws:s3:::reports"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func opens(_ action: String) -> Self {
    "`\(action)` lets its holder open the bucket to itself"
  }
}
