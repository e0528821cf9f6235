import AccessPolicies
import CloudFormation
package import Linting
import ResourceCatalog

extension Rule {
  /// Finds patterns that allow writing actions without naming them.
  package static let iamWildcardWriteAction = Rule(
    "iam-wildcard-write-action",
    summary: "pattern that allows writing actions without naming them",
    severity: .note,
    category: .security,
    services: ["iam"],
    isEnabledByDefault: false,
    documents: ["IAM-01"],
    equivalents: [
      Equivalents(.cfripper, "IAMRoleWildcardActionOnPolicyRule"),
      Equivalents(.cdkNag, "IAMNoWildcardPermissions", "AwsSolutions-IAM5"),
      Equivalents(.trivy, "AWS-0057"),
    ],
    why: """
      A pattern allows more than it seems to, `s3:Put*` also to replace the policy of the bucket, and it \
      grows when AWS adds actions.
      """,
    fix: "list the actions that are needed",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    check: .eachPolicy { policy, template in
      guard policy.grantsPermissions else { return }
      for statement in policy.statements where statement.effect == .allow {
        for action in statement.actions?.values ?? [] {
          guard let text = action.text, text.contains("*") || text.contains("?"), text != "*",
            !text.hasSuffix(":*"),
            let worst = AuthorizationCatalog.standard.actions(matching: text)
              .filter({ !$0.isRetired }).max(by: { $0.accessLevel < $1.accessLevel }),
            worst.accessLevel >= .write
          else { continue }
          let isPermission = worst.accessLevel == .permissionsManagement
          template.report(
            isPermission ? .permissions(text, worst) : .writing(text, worst), at: action,
            severity: isPermission ? .warning : nil)
        }
      }
    },
    examples: [
      Example(
        "writing to a bucket",
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
                      - dynamodb:Delete*
                      # ^^^^^^^^^^^^^^^^ `dynamodb:Delete*` also allows `dynamodb:DeleteResourcePolicy`, which changes permissions
                      - sqs:S*Message
                      # ^^^^^^^^^^^^^ `sqs:S*Message` allows `sqs:SendMessage` without naming it
                    Resource: "*"
        """),
      Example(
        "reading, and named actions",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Action: [dynamodb:List*, sqs:SendMessage], Resource: "*"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func permissions(_ text: String, _ action: AuthorizedAction) -> Self {
    "`\(text)` also allows `\(action.qualifiedName)`, which changes permissions"
  }

  fileprivate static func writing(_ text: String, _ action: AuthorizedAction) -> Self {
    "`\(text)` allows `\(action.qualifiedName)` without naming it"
  }
}
