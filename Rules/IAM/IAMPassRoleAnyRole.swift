import AccessPolicies
import CloudFormation
package import Linting
import ResourceCatalog

extension Rule {
  /// Finds statements that let their holder hand any role to any service.
  package static let iamPassRoleAnyRole = Rule(
    "iam-pass-role-any-role",
    summary: "`iam:PassRole` on any role for any service",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-04"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_110"),
      Equivalents(.cfnNag, "F38", "F39", "F40"),
      Equivalents(
        .guardRules, "IAM_POLICY_NO_WILDCARD_RESOURCE_ON_PASSROLE",
        "IAM_ROLE_NO_WILDCARD_RESOURCE_ON_PASSROLE"),
      Equivalents(.trivy, "AWS-0342"),
      Equivalents(.terrascan, "AC_AWS_0473"),
      Equivalents(
        .parliament, "PRIVILEGE_ESCALATION", "PERMISSIONS_MANAGEMENT_ACTIONS", "RESOURCE_STAR"),
      Equivalents(
        .cloudsplaining, "PrivilegeEscalation", "ResourceExposure", "InfrastructureModification"),
    ],
    why: """
      Whoever can start a function, an instance or a task with any role has the permissions of the \
      strongest role of the account, without having been given them.
      """,
    fix: "name the roles that may be passed, and add a condition on `iam:PassedToService`",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
    check: .eachPolicy { policy, template in
      guard policy.grantsPermissions,
        let passRole = AuthorizationCatalog.standard.action("iam:PassRole")
      else { return }
      for statement in policy.statements
      where statement.effect == .allow && statement.unconditionalForm != nil {
        guard let resource = statement.unlimitedResource(for: passRole),
          let action = statement.allowance(of: "iam:PassRole"),
          let text = action.text, !text.hasSuffix(":*"), text != "*",
          let value = template.evaluation.value(action, alongside: resource)
        else { continue }
        template.report(
          .anyRole(text), at: value, related: [RelatedPlace("on any role", at: resource.place)])
      }
    },
    examples: [
      Example(
        "any role",
        """
        Resources:
          Deployer:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action:
                      - lambda:CreateFunction
                      - iam:PassRole
                      # ^^^^^^^^^^^^ `iam:PassRole` on any role lets its holder use the strongest role of the account
                    Resource: "*"
        """),
      Example(
        "any role of the account",
        """
        Resources:
          Deployer:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: "iam:Pass*"
                    #       ^^^^^^^^^^^ `iam:Pass*` on any role lets its holder use the strongest role of the account
                    Resource: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*"
        """),
      Example(
        "some roles, or for one service",
        """
        Resources:
          Deployer:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: iam:PassRole
                    Resource: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/shop-*"
                  - Effect: Allow
                    Action: iam:PassRole
                    Resource: "*"
                    Condition:
                      StringEquals: {iam:PassedToService: lambda.amazonaws.com}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func anyRole(_ text: String) -> Self {
    "`\(text)` on any role lets its holder use the strongest role of the account"
  }
}
