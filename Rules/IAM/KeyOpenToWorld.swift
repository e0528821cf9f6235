import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds policies that let everyone use a key.
  package static let keyOpenToWorld = Rule(
    "key-open-to-world",
    summary: "key that anyone in the world may use",
    severity: .error,
    category: .security,
    services: ["kms"],
    documents: ["IAM-07"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_33"),
      Equivalents(.cfnNag, "F76"),
      Equivalents(.cfripper, "KMSKeyWildcardPrincipalRule"),
      Equivalents(.guardRules, "KMS_NO_WILDCARD_PRINCIPAL"),
      Equivalents(.terrascan, "AC_AWS_0162", "AC_AWS_0482"),
    ],
    why: """
      Principals of any AWS account can use the key, and with `kms:*` also delete it or lock its owner \
      out. Everything that it encrypts is only as safe as the key.
      """,
    fix:
      "name the account or the roles that need the key, or add a condition on `kms:CallerAccount`",
    url: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html",
    check: .eachPolicy { policy, template in
      guard policy.kind == .resource,
        ["AWS::KMS::Key", "AWS::KMS::ReplicaKey"].contains(policy.resource.type)
      else { return }
      for access in policy.worldAccess(template.evaluation) {
        template.report(.open(access.statement), at: access.principal)
      }
    },
    examples: [
      Example(
        "a key for everyone",
        """
        Resources:
          Key:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: "*"}
                    #                ^^^ anyone can call `kms:*` on the key
                    Action: kms:*
                    Resource: "*"
        """),
      Example(
        "the own account, and callers through one service",
        """
        Resources:
          Key:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}
                    Action: kms:*
                    Resource: "*"
                  - Effect: Allow
                    Principal: {AWS: "*"}
                    Action: kms:Decrypt
                    Resource: "*"
                    Condition:
                      StringEquals:
                        kms:CallerAccount: !Ref AWS::AccountId
                        kms:ViaService: !Sub s3.${AWS::Region}.amazonaws.com
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func open(_ statement: PolicyStatement) -> Self {
    "anyone can call \(statement.actions?.summary ?? "most actions") on the key"
  }
}
