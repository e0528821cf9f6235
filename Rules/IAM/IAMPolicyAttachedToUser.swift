import AccessPolicies
import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds policies that users carry themselves.
  package static let iamPolicyAttachedToUser = Rule(
    "iam-policy-attached-to-user",
    summary: "policy attached to a user and not to a group or role",
    severity: .note,
    category: .security,
    services: ["iam"],
    documents: ["IAM-05"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_40"),
      Equivalents(.cfnNag, "F10", "F11", "F12"),
      Equivalents(.cfripper, "PolicyOnUserRule", "ManagedPolicyOnUserRule"),
      Equivalents(.cdkNag, "IAMUserNoPolicies"),
      Equivalents(.guardRules, "IAM_NO_POLICY_ON_USER", "IAM_USER_NO_POLICIES_CHECK"),
      Equivalents(.trivy, "AWS-0143"),
      Equivalents(.terrascan, "AC_AWS_0475", "AC_AWS_0476"),
    ],
    frameworks: [
      "aws-foundational", "cis-aws", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss",
    ],
    why: """
      Permissions that hang on single users are forgotten when people change tasks. A role gives them \
      for the time of the task, a group to everyone with the same one.
      """,
    fix: "attach the policy to a role or a group",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    check: .eachResource(
      of: [
        "AWS::IAM::User", "AWS::IAM::UserPolicy", "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy",
      ]
    ) { resource, template in
      switch resource.type {
      case "AWS::IAM::User":
        for name in ["Policies", "ManagedPolicyArns"] {
          guard let key = resource.properties?.pair(name)?.key else { continue }
          let path = PropertyPath(written: name + ".*")
          guard let policy = template.values(at: path, in: resource).first else { continue }
          template.report(.attached(resource.logicalId), at: key, when: policy.scenario)
        }
      case "AWS::IAM::UserPolicy":
        template.report(.onUser, at: resource.key)
      default:
        for user in template.values(at: "Users.*", in: resource) {
          template.report(.attachedTo(user.pattern), at: user)
        }
      }
    },
    examples: [
      Example(
        "a user with policies of its own",
        """
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties:
              ManagedPolicyArns: [arn:aws:iam::aws:policy/ReadOnlyAccess]
            # ^^^^^^^^^^^^^^^^^ user `Clerk` carries policies itself
        """),
      Example(
        "a policy for users",
        """
        Resources:
          Clerk:
            Type: AWS::IAM::User
          Reading:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: reading
              Users: [!Ref Clerk, boss]
              #       ^^^^^^^^^^ the policy is attached to user `Clerk` itself
              #                   ^^^^ the policy is attached to user `boss` itself
              PolicyDocument:
                Version: "2012-10-17"
                Statement: [{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*"}]
        """),
      Example(
        "a policy for a group",
        """
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties:
              Groups: [!Ref Clerks]
              Policies: []
          Clerks:
            Type: AWS::IAM::Group
            Properties:
              ManagedPolicyArns: [arn:aws:iam::aws:policy/ReadOnlyAccess]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func attached(_ user: String) -> Self {
    "user `\(user)` carries policies itself"
  }

  fileprivate static let onUser: Self = "the policy is attached to a user"

  fileprivate static func attachedTo(_ user: TextPattern?) -> Self {
    if let name = user?.text ?? user?.references.first?.name {
      return "the policy is attached to user `\(name)` itself"
    }
    return onUser
  }
}
