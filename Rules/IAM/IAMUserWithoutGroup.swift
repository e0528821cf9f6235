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
    let additions = shared { AdditionsToGroups(self) }
    return additions.mayBeAnyone || additions.users.contains(user.logicalId)
      || values(at: "UserName", in: user).contains {
        $0.text.map(additions.names.contains) ?? false
      }
  }
}

/// The users that a template adds to groups.
private final class AdditionsToGroups {
  /// The logical ids of those that it makes.
  private(set) var users: Set<String> = []
  /// The names of others.
  private(set) var names: Set<String> = []
  /// Whether some are not known.
  private(set) var mayBeAnyone = false

  init(_ template: Inspection) {
    for addition in template.resources(ofType: "AWS::IAM::UserToGroupAddition") {
      for value in template.values(at: "Users.*", in: addition) {
        if let reference = value.reference {
          users.insert(reference.name)
        } else if let name = value.text {
          names.insert(name)
        } else {
          mayBeAnyone = true
        }
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
