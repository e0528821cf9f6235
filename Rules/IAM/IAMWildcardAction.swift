import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds statements that allow every action, though not on every resource.
  package static let iamWildcardAction = Rule(
    "iam-wildcard-action",
    summary: "statement that allows every action of every service",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-01"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_63"),
      Equivalents(.cfnNag, "F2", "F3", "F4", "F5", "W38"),
      Equivalents(.cfripper, "IAMRoleWildcardActionOnPolicyRule"),
      Equivalents(
        .cdkNag, "IAMPolicyNoStatementsWithFullAccess", "LambdaStarPermissions",
        "IAMNoWildcardPermissions",
        "AwsSolutions-IAM5"),
      Equivalents(
        .guardRules, "IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS",
        "IAM_MANAGEDPOLICY_NO_STATEMENTS_WITH_FULL_ACCESS",
        "IAM_ROLE_NO_WILDCARD_ACTIONS_ON_PERMISSIONS", "IAM_ROLE_NO_FULL_ACCESS_ON_TRUST_POLICY",
        "IOT_POLICY_WILDCARD_ACTION_RULE"),
      Equivalents(.trivy, "AWS-0057"),
      Equivalents(.serverlessRules, "WS1003"),
      Equivalents(.cloudsplaining, "ServiceWildcard"),
    ],
    frameworks: ["hipaa", "nist-800-53-r5", "pci-dss"],
    why: """
      `*` also allows deleting the resources, changing who may reach them, and every action that \
      AWS adds later. Nobody has decided to allow those.
      """,
    fix: "list the actions that are needed",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    check: .eachPolicy { policy, template in
      guard policy.grantsPermissions || policy.kind == .trust else { return }
      for statement in policy.statements where statement.effect == .allow {
        for action in statement.actions?.values ?? [] where action.text == "*" {
          if let resource = statement.everyResource, statement.unconditionalForm != nil,
            template.evaluation.value(action, alongside: resource) != nil
          {
            continue
          }
          template.report(policy.kind == .trust ? .everyWayOfAssuming : .everyAction, at: action)
        }
      }
    },
    examples: [
      Example(
        "every action on one bucket",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: ["*"]
                    #        ^^^ `*` allows every action of every service
                    Resource: arn:aws:s3:::reports/*
        """),
      Example(
        "every action in a trust policy",
        """
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {Service: lambda.amazonaws.com}
                    Action: "*"
                    #       ^^^ `*` allows every way of assuming the role
        """),
      Example(
        "listed actions",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: [s3:GetObject, s3:PutObject]
                    Resource: arn:aws:s3:::reports/*
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let everyAction: Self = "`*` allows every action of every service"
  fileprivate static let everyWayOfAssuming: Self = "`*` allows every way of assuming the role"
}
