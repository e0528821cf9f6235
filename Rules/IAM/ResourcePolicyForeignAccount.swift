import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// The accounts that a team knows.
  private static let knownAccounts = RuleOption(
    "accounts", "the numbers of accounts that may be let in", .texts(standard: []))

  /// Finds resource policies that let in accounts named by number.
  package static let resourcePolicyForeignAccount = Rule(
    "resource-policy-foreign-account",
    summary: "resource that an account named by number may use",
    severity: .note,
    category: .security,
    services: ["iam"],
    isEnabledByDefault: false,
    documents: ["IAM-07"],
    equivalents: [
      Equivalents(
        .cfripper, "S3CrossAccountTrustRule", "KMSKeyCrossAccountTrustRule",
        "OpenSearchDomainCrossAccountTrustRule", "ElasticsearchDomainCrossAccountTrustRule",
        "GenericCrossAccountTrustRule", "GenericResourcePartialWildcardPrincipalRule",
        "S3BucketPolicyPrincipalRule")
    ],
    options: [knownAccounts],
    why: """
      A number in a template says nothing about whose account it is. An account that was sold, \
      closed or mistyped keeps its access.
      """,
    fix:
      "compare the number with the list of known accounts, or add a condition on `aws:PrincipalOrgID`",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    check: .eachPolicy { policy, template in
      guard policy.kind == .resource else { return }
      for statement in policy.statements where statement.effect == .allow {
        guard let unguarded = statement.unconditionalForm else { continue }
        for principal in statement.principals ?? [] {
          guard let account = principal.account, principal.value.assumedDefault == nil,
            !template.texts(knownAccounts).contains(account),
            let value = template.evaluation.value(principal.value, alongside: unguarded.value)
          else { continue }
          template.report(.foreign(account, policy.resource.logicalId), at: value)
        }
      }
    },
    examples: [
      Example(
        "a number that the configuration knows, and another one",
        """
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: reports
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal:
                      AWS:
                        - "111122223333"
                        - "444455556666"
                        # ^^^^^^^^^^^^^^ account `444455556666` has access by `Policy`
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
        """, options: ["accounts": ["111122223333"]]),
      Example(
        "a number",
        """
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: reports
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: arn:aws:iam::111122223333:role/reader}
                                   # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ account `111122223333` has access by `Policy`
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
        """),
      Example(
        "the own account, and an organization",
        """
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: reports
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: !Sub "arn:aws:iam::${AWS::AccountId}:role/reader"}
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
                  - Effect: Allow
                    Principal: {AWS: arn:aws:iam::111122223333:role/reader}
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
                    Condition: {StringEquals: {aws:PrincipalOrgID: o-a1b2c3d4e5}}
        """),
    ]
  )
}

extension PolicyPrincipal {
  /// The account of the principal, when it is written as a number.
  fileprivate var account: String? {
    guard kind == .aws, let text = value.text else { return nil }
    if text.isAccountNumber { return text }
    let fields = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, String(fields[4]).isAccountNumber else { return nil }
    return String(fields[4])
  }
}

extension Diagnostic.Message {
  fileprivate static func foreign(_ account: String, _ policy: String) -> Self {
    "account `\(account)` has access by `\(policy)`"
  }
}
