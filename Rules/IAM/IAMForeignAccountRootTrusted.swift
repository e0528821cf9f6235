import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// The accounts that a team knows.
  private static let knownAccounts = RuleOption(
    "accounts", "the numbers of accounts that may be trusted", .texts(standard: []))

  /// Finds roles that all principals of a named account may assume.
  package static let iamForeignAccountRootTrusted = Rule(
    "iam-foreign-account-root-trusted",
    summary: "role that a whole account named by number may assume",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-03"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_61"),
      Equivalents(
        .cfripper, "PartialWildcardPrincipalRule", "CrossAccountTrustRule",
        "GenericCrossAccountTrustRule"),
      Equivalents(.cloudsplaining, "AssumableByCrossAccountPrincipal"),
    ],
    options: [knownAccounts],
    why: """
      Whoever administers that account decides who may take the role, today and later. A provider that \
      serves many customers can also be tricked into using it for somebody else.
      """,
    fix:
      "name the role that needs it, or add a condition on `sts:ExternalId` or `aws:PrincipalArn`",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    check: .eachPolicy { policy, template in
      guard policy.kind == .trust else { return }
      for statement in policy.statements where statement.effect == .allow {
        guard let unguarded = statement.unconditionalForm else { continue }
        for principal in statement.principals ?? [] {
          guard let account = principal.wholeAccount, principal.value.assumedDefault == nil,
            !template.texts(knownAccounts).contains(account),
            let value = template.evaluation.value(principal.value, alongside: unguarded.value)
          else { continue }
          template.report(.trusted(account, by: policy.resource.logicalId), at: value)
        }
      }
    },
    examples: [
      Example(
        "an account that the configuration knows",
        """
        Resources:
          Auditor:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: "arn:aws:iam::111122223333:root"}
                    Action: sts:AssumeRole
        """, options: ["accounts": ["111122223333"]]),
      Example(
        "two accounts",
        """
        Resources:
          Auditor:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal:
                      AWS:
                        - arn:aws:iam::111122223333:root
                        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ every principal of account `111122223333` can assume role `Auditor`
                        - "444455556666"
                        # ^^^^^^^^^^^^^^ every principal of account `444455556666` can assume role `Auditor`
                    Action: sts:AssumeRole
        """),
      Example(
        "the own account, a role, and an account with an external id",
        """
        Resources:
          Auditor:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal:
                      AWS:
                        - !Sub arn:aws:iam::${AWS::AccountId}:root
                        - arn:aws:iam::111122223333:role/audit
                    Action: sts:AssumeRole
                  - Effect: Allow
                    Principal: {AWS: arn:aws:iam::444455556666:root}
                    Action: sts:AssumeRole
                    Condition:
                      StringEquals: {sts:ExternalId: a-long-and-random-one}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func trusted(_ account: String, by role: String) -> Self {
    "every principal of account `\(account)` can assume role `\(role)`"
  }
}
