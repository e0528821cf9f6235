import AccessPolicies
import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds policies that are part of a user, group or role.
  package static let iamInlinePolicy = Rule(
    "iam-inline-policy",
    summary: "policy written into a user, group or role",
    severity: .note,
    category: .security,
    services: ["iam"],
    isEnabledByDefault: false,
    documents: ["IAM-05"],
    equivalents: [
      Equivalents(.cdkNag, "IAMNoInlinePolicy"),
      Equivalents(.guardRules, "IAM_NO_INLINE_POLICY_CHECK"),
    ],
    frameworks: ["hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: """
      A managed policy has versions to go back to, can be given to several roles, and is seen in one \
      place. An inline policy has and is none of that.
      """,
    fix: "make it an `AWS::IAM::ManagedPolicy` and attach that",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
    check: .eachResource(
      of: [
        "AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group", "AWS::IAM::Policy",
        "AWS::IAM::RolePolicy", "AWS::IAM::UserPolicy", "AWS::IAM::GroupPolicy",
      ]
    ) { resource, template in
      guard holders.contains(resource.type) else {
        if resource.properties?.pair("PolicyDocument") != nil {
          template.report(.isInline(resource.logicalId), at: resource.key)
        }
        return
      }
      guard resource.generatedBy == nil, let key = resource.properties?.pair("Policies")?.key,
        let policy = template.values(at: "Policies.*", in: resource).first
      else { return }
      template.report(.inline(resource.logicalId), at: key, when: policy.scenario)
    },
    examples: [
      Example(
        "a role with an inline policy",
        """
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              Policies:
            # ^^^^^^^^ `Worker` has its policies inline
                - PolicyName: reports
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - {Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*"}
        """),
      Example(
        "a policy that is written into a role from outside",
        """
        Resources:
          Reports:
        # ^^^^^^^ `Reports` becomes an inline policy of its users, groups and roles
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: reports
              Roles: [worker]
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*"}
        """),
      Example(
        "a managed policy",
        """
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              ManagedPolicyArns: [!Ref Reports]
              Policies: []
          Reports:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*"}
        """),
    ]
  )
}

/// What has policies in itself; the other types are such policies.
private let holders: Set<String> = ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"]

extension Diagnostic.Message {
  fileprivate static func isInline(_ policy: String) -> Self {
    "`\(policy)` becomes an inline policy of its users, groups and roles"
  }

  fileprivate static func inline(_ holder: String) -> Self {
    "`\(holder)` has its policies inline"
  }
}
