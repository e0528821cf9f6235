import CloudFormation
package import Linting
import ResourceGraph

extension Rule {
  /// Finds groups that no user of the template belongs to.
  package static let iamGroupWithoutUsers = Rule(
    "iam-group-without-users",
    summary: "group that no user belongs to",
    severity: .note,
    category: .security,
    services: ["iam"],
    isEnabledByDefault: false,
    documents: ["IAM-05"],
    equivalents: [
      Equivalents(.cdkNag, "IAMGroupHasUsers")
    ],
    frameworks: ["hipaa", "nist-800-53-r4", "pci-dss"],
    why: """
      A group without users gives permissions to nobody. Sooner or later somebody adds a user \
      and gets what nobody has looked at.
      """,
    fix: "add users to the group, or remove it",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html",
    check: .eachResource(of: ["AWS::IAM::Group"]) { group, template in
      let isNamed = template.graph.edges(to: group.logicalId).contains { edge in
        let type = template.graph.resource(edge.from)?.type
        return type == "AWS::IAM::User" || type == "AWS::IAM::UserToGroupAddition"
      }
      guard !isNamed, !template.shared({ GroupsByName(template) }).mayBeAny else { return }
      template.report(.empty(group.logicalId), at: group.key)
    },
    examples: [
      Example(
        "nobody",
        """
        Resources:
          Clerks:
        # ^^^^^^ group `Clerks` has no users in the template
            Type: AWS::IAM::Group
        """),
      Example(
        "one user, and a group that is given by name",
        """
        Resources:
          Clerks:
            Type: AWS::IAM::Group
          Clerk:
            Type: AWS::IAM::User
            Properties:
              Groups: [!Ref Clerks]
        """),
    ]
  )
}

/// The groups that a template puts users into by their names.
private final class GroupsByName {
  /// Whether there are some, which may be any.
  let mayBeAny: Bool

  init(_ template: Inspection) {
    let lists = template.resources(ofType: "AWS::IAM::User").map {
      template.values(at: "Groups.*", in: $0)
    }
    let additions = template.resources(ofType: "AWS::IAM::UserToGroupAddition").map {
      template.values(at: "GroupName", in: $0)
    }
    mayBeAny = (lists + additions).joined().contains { $0.reference == nil && !$0.isAbsent }
  }
}

extension Diagnostic.Message {
  fileprivate static func empty(_ group: String) -> Self {
    "group `\(group)` has no users in the template"
  }
}
