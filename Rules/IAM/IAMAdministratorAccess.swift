import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds statements that allow every action on every resource.
  package static let iamAdministratorAccess = Rule(
    "iam-administrator-access",
    summary: "statement that allows every action on every resource",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-01", "IAM-02", "IAM-08"],
    equivalents: [
      Equivalents(
        .checkov, "CKV_AWS_62", "CKV_AWS_63", "CKV_AWS_107", "CKV_AWS_108", "CKV_AWS_109",
        "CKV_AWS_110", "CKV_AWS_111"),
      Equivalents(.cfnNag, "F3", "F4", "F5", "F38", "F39", "F40", "W11", "W12", "W13"),
      Equivalents(
        .cfripper, "IAMRolesOverprivilegedRule", "IAMRoleWildcardActionOnPolicyRule",
        "WildcardResourceRule"),
      Equivalents(
        .cdkNag, "IAMPolicyNoStatementsWithAdminAccess", "IAMPolicyNoStatementsWithFullAccess",
        "LambdaStarPermissions", "IAMNoWildcardPermissions", "AwsSolutions-IAM5"),
      Equivalents(
        .guardRules, "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS",
        "IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS",
        "IAM_MANAGEDPOLICY_NO_STATEMENTS_WITH_FULL_ACCESS",
        "IAM_ROLE_NO_WILDCARD_ACTIONS_ON_PERMISSIONS"),
      Equivalents(
        .terrascan, "AC_AWS_0143", "AC_AWS_0144", "AC_AWS_0146", "AC_AWS_0147", "AC_AWS_0474"),
      Equivalents(
        .parliament, "RESOURCE_STAR", "PERMISSIONS_MANAGEMENT_ACTIONS", "PRIVILEGE_ESCALATION",
        "CREDENTIALS_EXPOSURE"),
      Equivalents(.serverlessRules, "WS1003"),
      Equivalents(
        .cloudsplaining, "ServiceWildcard", "PrivilegeEscalation", "ResourceExposure",
        "DataExfiltration", "CredentialsExposure", "InfrastructureModification"),
    ],
    frameworks: [
      "aws-foundational", "cis-aws", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss",
    ],
    why: """
      Whoever gets hold of these credentials owns the account: data, backups, bills and the audit \
      trail. One leaked key or one injected command in a function is then enough.
      """,
    fix: "list the actions that are needed and the resources that they are needed on",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    check: .eachPolicy { policy, template in
      guard policy.grantsPermissions else { return }
      for statement in policy.statements
      where statement.effect == .allow && statement.unconditionalForm != nil {
        guard let resource = statement.everyResource else { continue }
        for action in statement.actions?.values ?? [] where action.text == "*" {
          guard let action = template.evaluation.value(action, alongside: resource) else {
            continue
          }
          template.report(
            .everything, at: action,
            related: [RelatedPlace("on every resource", at: resource.place)])
        }
      }
    },
    examples: [
      Example(
        "a role that may do everything",
        """
        Resources:
          Deployer:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {Service: codebuild.amazonaws.com}
                    Action: sts:AssumeRole
              Policies:
                - PolicyName: everything
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Action: "*"
                        #       ^^^ `*` on `*` allows every action on every resource
                        Resource: "*"
        """),
      Example(
        "a SAM function that may do everything in a test stage",
        """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Stage: {Type: String, AllowedValues: [test, prod]}
        Conditions:
          IsTest: !Equals [!Ref Stage, test]
        Resources:
          Worker:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              CodeUri: src
              Policies:
                - Statement:
                    - Effect: Allow
                      Action:
                        - !If [IsTest, "*", "sqs:SendMessage"]
                        #              ^^^ `*` on `*` allows every action on every resource, when `IsTest` is true
                      Resource: "*"
        """),
      Example(
        "a permissions boundary grants nothing, and a denial takes away",
        """
        Resources:
          Boundary:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Action: "*", Resource: "*"}
                  - {Effect: Deny, Action: "iam:*", Resource: "*"}
          Worker:
            Type: AWS::IAM::Role
            Properties:
              PermissionsBoundary: !Ref Boundary
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {Service: lambda.amazonaws.com}
                    Action: sts:AssumeRole
              Policies:
                - PolicyName: guard
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - {Effect: Deny, Action: "*", Resource: "*"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let everything: Self = "`*` on `*` allows every action on every resource"
}
