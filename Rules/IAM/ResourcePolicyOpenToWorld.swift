import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds resource policies that let everyone in, of all services without a rule of their own.
  package static let resourcePolicyOpenToWorld = Rule(
    "resource-policy-open-to-world",
    summary: "resource policy that lets anyone in the world in",
    severity: .error,
    category: .security,
    services: [
      "ecr", "secretsmanager", "efs", "backup", "opensearch", "lambda", "dynamodb",
      "kinesis", "logs",
    ],
    documents: ["IAM-07"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_32"),
      Equivalents(
        .cfripper, "FullWildcardPrincipalRule", "GenericResourceFullWildcardPrincipalRule"),
      Equivalents(
        .cdkNag, "ECROpenAccess", "OpenSearchNoUnsignedOrAnonymousAccess", "AwsSolutions-ECR1",
        "AwsSolutions-OS5"),
      Equivalents(.trivy, "AWS-0032"),
      Equivalents(
        .terrascan, "AC_AWS_0084", "AC_AWS_0440", "AC_AWS_0464", "AC_AWS_0469", "AC_AWS_0501"),
    ],
    why: """
      Principals of any AWS account, and for some services callers without one, can use the resource. \
      The policy is the only thing that keeps strangers out.
      """,
    fix: "name the accounts or roles that need access, or add a condition on `aws:PrincipalOrgID`",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html",
    check: .eachPolicy { policy, template in
      guard policy.kind == .resource, !policy.isOrdinarilyPublic,
        !template.guardsOtherwise(policy.resource)
      else { return }
      for access in policy.worldAccess(template.evaluation) {
        template.report(.open(access.statement, policy), at: access.principal)
      }
    },
    examples: [
      Example(
        "images that everyone may pull",
        """
        Resources:
          Images:
            Type: AWS::ECR::Repository
            Properties:
              RepositoryPolicyText:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: "*"
                    #          ^^^ anyone can call `ecr:BatchGetImage` on `Images`
                    Action: ecr:BatchGetImage
        """),
      Example(
        "a vault that one organization may copy to",
        """
        Resources:
          Vault:
            Type: AWS::Backup::BackupVault
            Properties:
              BackupVaultName: central
              AccessPolicy:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: "*"
                    Action: backup:CopyIntoBackupVault
                    Resource: "*"
                    Condition:
                      StringEquals: {aws:PrincipalOrgID: o-a1b2c3d4e5}
        """),
      Example(
        "an API for one address range",
        """
        Resources:
          API:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: orders
              Policy:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: "*", Action: execute-api:Invoke, Resource: "*"}
                  - Effect: Deny
                    Principal: "*"
                    Action: execute-api:Invoke
                    Resource: "*"
                    Condition:
                      NotIpAddress: {aws:SourceIp: 192.0.2.0/24}
        """),
    ]
  )
}

extension AccessPolicy {
  /// Whether another rule speaks about the resource, or being open is what it is for: an API is open
  /// by default and narrowed by denials, and a public repository is public.
  fileprivate var isOrdinarilyPublic: Bool {
    let others: Set = [
      "s3", "s3express", "events", "sqs", "sns", "kms", "execute-api", "ecr-public",
      "vpc-lattice-svcs",
      "mediastore", "mediapackagev2", "mediatailor",
    ]
    return location.services.contains { others.contains($0) }
  }
}

extension Inspection {
  /// Whether a search domain is reached through a network of its own, or checks its users itself.
  fileprivate func guardsOtherwise(_ resource: Resource) -> Bool {
    let network = values(at: "VPCOptions", in: resource)
    let users = values(at: "AdvancedSecurityOptions.Enabled", in: resource)
    return network.contains { !$0.isAbsent }
      || users.contains { !$0.isAbsent && $0.boolean != false }
  }
}

extension Diagnostic.Message {
  fileprivate static func open(_ statement: PolicyStatement, _ policy: AccessPolicy) -> Self {
    """
    anyone can call \(statement.actions?.summary ?? "most actions") \
    on `\(policy.resource.logicalId)`
    """
  }
}
