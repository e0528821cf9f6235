import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds roles that everyone may assume.
  package static let iamTrustOpenToWorld = Rule(
    "iam-trust-open-to-world",
    summary: "role that anyone in any account may assume",
    severity: .error,
    category: .security,
    services: ["iam"],
    documents: ["IAM-03"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_60"),
      Equivalents(.cfripper, "FullWildcardPrincipalRule"),
      Equivalents(.cloudsplaining, "AssumableByAnyPrincipal"),
    ],
    why: """
      Anyone with an AWS account of their own can take the role and everything that it may do. The ARN \
      of a role is no secret.
      """,
    fix: "name the service, account or role that needs to assume it",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    check: .eachPolicy { policy, template in
      guard policy.kind == .trust else { return }
      for access in policy.worldAccess(template.evaluation) {
        template.report(.open(policy.resource.logicalId), at: access.principal)
      }
    },
    examples: [
      Example(
        "a role for everyone",
        """
        Resources:
          Reader:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: "*"}
                    #                ^^^ anyone in any AWS account can assume role `Reader`
                    Action: sts:AssumeRole
        """),
      Example(
        "one organization, and a service",
        """
        Resources:
          Reader:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: "*"}
                    Action: sts:AssumeRole
                    Condition:
                      StringEquals: {aws:PrincipalOrgID: o-a1b2c3d4e5}
                  - Effect: Allow
                    Principal: {Service: lambda.amazonaws.com}
                    Action: sts:AssumeRole
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func open(_ role: String) -> Self {
    "anyone in any AWS account can assume role `\(role)`"
  }
}
