import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds statements that allow everything but some actions.
  package static let iamNotActionInAllow = Rule(
    "iam-not-action-in-allow",
    summary: "statement that allows every action but those listed",
    severity: .warning,
    category: .security,
    services: ["iam", "s3", "sqs", "sns"],
    documents: ["IAM-01"],
    equivalents: [
      Equivalents(.cfnNag, "W14", "W15", "W16", "W17", "W18", "W19", "W20"),
      Equivalents(
        .guardRules, "IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_ACTION",
        "IAM_ROLE_NO_ALLOW_PLUS_NOT_ACTION_ON_TRUST_POLICY",
        "SQS_QUEUEPOLICY_NO_ALLOW_PLUS_NOT_ACTION", "SNS_TOPICPOLICY_NO_ALLOW_PLUS_NOT_ACTION",
        "S3_BUCKET_POLICY_NO_ALLOW_PLUS_NOT_ACTION"),
      Equivalents(
        .cloudsplaining, "PrivilegeEscalation", "ResourceExposure", "DataExfiltration",
        "InfrastructureModification", "CredentialsExposure"),
    ],
    why: """
      The statement allows all other actions of all services, also those that nobody thought of \
      and those that AWS adds later. With `Deny`, `NotAction` is a good guard; with `Allow` it is not.
      """,
    fix: "list the actions that are needed under `Action`",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
    check: .eachPolicy { policy, template in
      guard policy.kind != .boundary, policy.kind != .session else { return }
      for statement in policy.statements where statement.effect == .allow {
        guard let element = statement.notActions else { continue }
        // Everything but everything is nothing.
        guard !element.values.contains(where: { $0.text == "*" }) else { continue }
        template.report(.allButSome, at: element.key, when: statement.value.scenario)
      }
    },
    examples: [
      Example(
        "everything but IAM",
        """
        Resources:
          Developers:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    NotAction: iam:*
                  # ^^^^^^^^^ `NotAction` in an `Allow` statement allows every action but those listed
                    Resource: "*"
        """),
      Example(
        "a guard that denies everything but some actions",
        """
        Resources:
          Guard:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Deny
                    NotAction: [iam:ChangePassword, sts:GetSessionToken]
                    Resource: "*"
                    Condition:
                      BoolIfExists: {aws:MultiFactorAuthPresent: "false"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let allButSome: Self =
    "`NotAction` in an `Allow` statement allows every action but those listed"
}
