import AccessPolicies
import CloudFormation
package import Linting
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds statements that allow every action of a service.
  package static let iamServiceWildcardAction = Rule(
    "iam-service-wildcard-action",
    summary: "statement that allows every action of a service",
    severity: .warning,
    category: .security,
    services: ["iam", "iot"],
    documents: ["IAM-01", "LMB-04"],
    equivalents: [
      Equivalents(.cfnNag, "F2", "F3", "F4", "F5", "W38"),
      Equivalents(.cfripper, "IAMRoleWildcardActionOnPolicyRule"),
      Equivalents(
        .cdkNag, "IAMPolicyNoStatementsWithFullAccess", "LambdaStarPermissions",
        "IAMNoWildcardPermissions",
        "AwsSolutions-IAM5"),
      Equivalents(
        .guardRules, "IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS",
        "IAM_MANAGEDPOLICY_NO_STATEMENTS_WITH_FULL_ACCESS",
        "IAM_ROLE_NO_WILDCARD_ACTIONS_ON_PERMISSIONS", "IOT_POLICY_WILDCARD_ACTION_RULE"),
      Equivalents(.trivy, "AWS-0345", "AWS-0114", "AWS-0120", "AWS-0057"),
      Equivalents(
        .parliament, "RESOURCE_STAR", "PERMISSIONS_MANAGEMENT_ACTIONS", "CREDENTIALS_EXPOSURE"),
      Equivalents(.serverlessRules, "WS1003"),
      Equivalents(
        .cloudsplaining, "ServiceWildcard", "ResourceExposure", "InfrastructureModification",
        "DataExfiltration", "CredentialsExposure"),
    ],
    frameworks: ["aws-foundational", "hipaa", "nist-800-53-r5", "pci-dss"],
    why: """
      A service has actions that delete data and that change who may reach it, and AWS adds more \
      every month. A wildcard allows them all, wanted or not.
      """,
    fix: "list the actions that are needed",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    check: .eachPolicy { policy, template in
      guard policy.grantsPermissions || policy.kind == .trust else { return }
      for statement in policy.statements where statement.effect == .allow {
        for action in statement.actions?.values ?? [] {
          guard let text = action.text, text.hasSuffix(":*"), !text.hasPrefix("*"),
            let service = AuthorizationCatalog.standard.service(text.dropLast(2)),
            service.hasManyPowers,
            // What lets its holder give itself any permission is said by the rule for that.
            service.prefix != "iam"
              || !EscalationsByThemselves.of(template).places.contains(action.place.range)
          else { continue }
          let isLimited = policy.kind == .identity && statement.everyResource == nil
          template.report(
            .everyAction(text, service.prefix), at: action,
            severity: isLimited ? .note : nil)
        }
      }
    },
    examples: [
      Example(
        "every action on every table",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action:
                      - dynamodb:*
                      # ^^^^^^^^^^ `dynamodb:*` allows every action of `dynamodb`
                      - logs:PutLogEvents
                    Resource: "*"
        """),
      Example(
        "every action on one bucket, where it is a note",
        """
        Resources:
          Worker:
            Type: AWS::IAM::RolePolicy
            Properties:
              RoleName: worker
              PolicyName: reports
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  Effect: Allow
                  Action: "S3:*"
                  #       ^^^^^^ `S3:*` allows every action of `s3`
                  Resource: [arn:aws:s3:::reports, arn:aws:s3:::reports/*]
        """),
      Example(
        "patterns of some actions, and services that have few",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Action: [s3:Get*, "ssmmessages:*"], Resource: "*"}
                  - {Effect: Deny, Action: "iam:*", Resource: "*"}
        """),
    ]
  )
}

extension ServiceAuthorization {
  /// Whether the service has more than a handful of actions, so that nobody wants them all.
  fileprivate var hasManyPowers: Bool { actionCount > 8 }
}

extension Diagnostic.Message {
  fileprivate static func everyAction(_ text: String, _ service: String) -> Self {
    "`\(text)` allows every action of `\(service)`"
  }
}
