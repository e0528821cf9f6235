import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds statements that let in everyone but some.
  package static let notPrincipalInAllow = Rule(
    "not-principal-in-allow",
    summary: "statement that lets in everyone but those listed",
    severity: .error,
    category: .security,
    services: ["iam", "s3", "sqs", "sns", "kms"],
    documents: ["IAM-03", "IAM-07"],
    equivalents: [
      Equivalents(.cfnNag, "F6", "F7", "F8", "F9"),
      Equivalents(.cfripper, "SQSQueuePolicyNotPrincipalRule", "SNSTopicPolicyNotPrincipalRule"),
      Equivalents(
        .guardRules, "IAM_ROLE_NO_ALLOW_PLUS_NOT_PRINCIPAL",
        "SQS_QUEUEPOLICY_NO_ALLOW_PLUS_NOTPRINCIPAL", "SNS_TOPICPOLICY_NO_ALLOW_PLUS_NOTPRINCIPAL",
        "S3_BUCKETPOLICY_NO_ALLOW_PLUS_NOTPRINCIPAL"),
      Equivalents(.parliament, "NOTPRINCIPAL_WITH_ALLOW"),
    ],
    why: """
      Everyone but those listed means the whole world, callers without an AWS account included. \
      In a trust policy IAM refuses the element altogether.
      """,
    fix: "name those who may under `Principal`, or deny with `NotPrincipal` instead",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html",
    check: .eachPolicy { policy, template in
      guard policy.kind == .resource || policy.kind == .trust else { return }
      for statement in policy.statements where statement.effect == .allow {
        guard let key = statement.notPrincipalKey,
          statement.conditions.contains(where: { $0.callerRestriction == .none })
        else { continue }
        template.report(.allButSome, at: key, when: statement.value.scenario)
      }
    },
    examples: [
      Example(
        "a queue for everyone but one account",
        """
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Orders]
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    NotPrincipal: {AWS: arn:aws:iam::111122223333:root}
                  # ^^^^^^^^^^^^ `NotPrincipal` in an `Allow` statement lets in everyone but those listed
                    Action: sqs:SendMessage
                    Resource: "*"
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "a denial for everyone but one role",
        """
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: reports
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Deny
                    NotPrincipal: {AWS: arn:aws:iam::111122223333:role/auditor}
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let allButSome: Self =
    "`NotPrincipal` in an `Allow` statement lets in everyone but those listed"
}
