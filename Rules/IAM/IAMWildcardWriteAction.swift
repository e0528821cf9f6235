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
    check: .wholeTemplate { template in
      var known: [String: AuthorizedAction?] = [:]
      for policy in template.policies where policy.grantsPermissions {
        for statement in policy.statements where statement.effect == .allow {
          for action in statement.actions?.values ?? [] {
            guard let text = action.text, text.isPatternOfSomeActions else { continue }
            let worst = known[text] ?? text.worstAction
            known[text] = .some(worst)
            guard let worst, worst.accessLevel >= .write else { continue }
            let isPermission = worst.accessLevel == .permissionsManagement
            template.about(policy.resource) {
              template.report(
                isPermission ? .permissions(text, worst) : .writing(text, worst), at: action,
                severity: isPermission ? .warning : nil)
            }
          }
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

extension String {
  /// Whether the text stands for several actions of a service, but not for all.
  fileprivate var isPatternOfSomeActions: Bool {
    utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") } && self != "*"
      && !hasSuffix(":*")
  }

  /// The most harmful action that the text stands for.
  fileprivate var worstAction: AuthorizedAction? {
    AuthorizationCatalog.standard.actions(matching: self).filter { !$0.isRetired }
      .max { $0.accessLevel < $1.accessLevel }
  }
}

extension Diagnostic.Message {
  fileprivate static func permissions(_ text: String, _ action: AuthorizedAction) -> Self {
    "`\(text)` also allows `\(action.qualifiedName)`, which changes permissions"
  }

  fileprivate static func writing(_ text: String, _ action: AuthorizedAction) -> Self {
    "`\(text)` allows `\(action.qualifiedName)` without naming it"
  }
}
