import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds roles and users that get `AdministratorAccess`.
  package static let iamAdministratorManagedPolicy = Rule(
    "iam-administrator-managed-policy",
    summary: "`AdministratorAccess` given to a role or user",
    severity: .warning,
    category: .security,
    services: ["iam", "lambda"],
    documents: ["IAM-08", "LMB-04"],
    equivalents: [
      Equivalents(.cfnNag, "W43"),
      Equivalents(.cfripper, "IAMRolesOverprivilegedRule"),
      Equivalents(.guardRules, "IAM_ROLE_ADMINISTRATOR_ACCESS_POLICY_RULE"),
    ],
    why: """
      Whoever gets hold of these credentials owns the account: data, backups, bills and the audit \
      trail. One leaked key or one injected command in a function is then enough.
      """,
    fix: "give it a policy with the actions and resources that are needed",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    check: .eachResource(of: ["AWS::IAM::Role", "AWS::IAM::User"]) { resource, template in
      for value in template.values(at: "ManagedPolicyArns.*", in: resource)
      where ManagedPolicy(value)?.name == "AdministratorAccess" {
        let holder = resource.generatedBy ?? resource.logicalId
        template.report(.everything(holder), at: value)
      }
    },
    examples: [
      Example(
        "a role that may do everything",
        """
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              ManagedPolicyArns:
                - !Sub arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess
                # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `AdministratorAccess` lets `Worker` do everything on every resource
        """),
      Example(
        "a SAM function that may do everything",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Worker:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              CodeUri: src
              Policies: AdministratorAccess
              #         ^^^^^^^^^^^^^^^^^^^ `AdministratorAccess` lets `Worker` do everything on every resource
        """),
      Example(
        "a role that may write logs, and a policy of the same name of its own",
        """
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              ManagedPolicyArns:
                - arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
                - arn:aws:iam::111122223333:policy/AdministratorAccess
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func everything(_ holder: String) -> Self {
    "`AdministratorAccess` lets `\(holder)` do everything on every resource"
  }
}
