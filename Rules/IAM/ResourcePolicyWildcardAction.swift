import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds resource policies that allow every action.
  package static let resourcePolicyWildcardAction = Rule(
    "resource-policy-wildcard-action",
    summary: "resource policy that allows every action",
    severity: .warning,
    category: .security,
    services: ["s3", "sqs", "sns"],
    documents: ["IAM-01"],
    equivalents: [
      Equivalents(.cfnNag, "F15", "F20"),
      Equivalents(
        .cfripper, "S3BucketPolicyWildcardActionRule", "SQSQueuePolicyWildcardActionRule",
        "SNSTopicPolicyWildcardActionRule", "GenericResourceWildcardPolicyRule",
        "SQSDangerousPolicyActionsRule", "SNSTopicDangerousPolicyActionsRule"),
      Equivalents(
        .guardRules, "S3_BUCKET_POLICY_NO_WILDCARD_ACTION", "SQS_QUEUEPOLICY_NO_WILDCARD_ACTION"),
      Equivalents(.trivy, "AWS-0097"),
    ],
    why: """
      Whoever the statement names can also delete the resource and replace this policy, and so let \
      others in.
      """,
    fix: "list the actions that are needed",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
    check: .eachPolicy { policy, template in
      guard policy.kind == .resource, policy.location.services != ["kms"] else { return }
      for statement in policy.statements where statement.effect == .allow {
        for action in statement.actions?.values ?? [] {
          guard let text = action.text, text == "*" || text.hasSuffix(":*") else { continue }
          let isCommon = ["s3", "sqs", "sns"].contains(policy.location.services.first)
          template.report(
            .everyAction(text, policy.resource.logicalId), at: action,
            severity: isCommon ? nil : .note)
        }
      }
    },
    examples: [
      Example(
        "every action on a bucket",
        """
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: reports
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: arn:aws:iam::111122223333:role/reader}
                    Action: s3:*
                    #       ^^^^ `s3:*` in `Policy` allows every action, also to change this policy
                    Resource: [arn:aws:s3:::reports, arn:aws:s3:::reports/*]
        """),
      Example(
        "reading, and a key policy for the own account",
        """
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: reports
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: arn:aws:iam::111122223333:role/reader}
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
          Key:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root"}
                    Action: kms:*
                    Resource: "*"
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func everyAction(_ text: String, _ policy: String) -> Self {
    "`\(text)` in `\(policy)` allows every action, also to change this policy"
  }
}
