import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds users that belong to no group.
  package static let iamUserWithoutGroup = Rule(
    "iam-user-without-group",
    summary: "user that belongs to no group",
    severity: .note,
    category: .security,
    services: ["iam"],
    isEnabledByDefault: false,
    documents: ["IAM-05"],
    equivalents: [
      Equivalents(.cfnNag, "F2000"),
      Equivalents(.cdkNag, "IAMUserGroupMembership"),
      Equivalents(.guardRules, "IAM_USER_MISSING_GROUP_RULE"),
    ],
    frameworks: ["hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: """
      Permissions that hang on single users are forgotten when people change tasks. In a group \
      they follow the task.
      """,
    fix: "list the user in `Groups`",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html",
    check: .eachResource(of: ["AWS::IAM::User"]) { user, template in
      guard template.values(at: "Groups", in: user).allSatisfy(\.isEmpty),
        !template.isAddedToGroup(user)
      else { return }
      template.report(.alone(user.logicalId), at: user.key)
    },
    examples: [
      Example(
        "a user alone",
        """
        Resources:
          Clerk:
        # ^^^^^ user `Clerk` belongs to no group
            Type: AWS::IAM::User
        """),
      Example(
        "in a group, and added to one",
        """
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties:
              Groups: [clerks]
          Assistant:
            Type: AWS::IAM::User
          Addition:
            Type: AWS::IAM::UserToGroupAddition
            Properties:
              GroupName: clerks
              Users: [!Ref Assistant]
        """),
    ]
  )
}

extension Inspection {
  /// Whether the template may add a user to a group elsewhere than at the user.
  fileprivate func isAddedToGroup(_ user: Resource) -> Bool {
    let names = values(at: "UserName", in: user).compactMap(\.text)
    return resources(ofType: "AWS::IAM::UserToGroupAddition").contains { addition in
      values(at: "Users.*", in: addition).contains { value in
        if let reference = value.reference { return reference.name == user.logicalId }
        return value.text.map(names.contains) ?? true
      }
    }
  }
}

extension PossibleValue {
  /// Whether the list is left out or has no elements.
  fileprivate var isEmpty: Bool { isAbsent || sequence?.count == 0 }
}

extension Diagnostic.Message {
  fileprivate static func alone(_ user: String) -> Self {
    "user `\(user)` belongs to no group"
  }
}
