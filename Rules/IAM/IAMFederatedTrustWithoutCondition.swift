import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds roles that every user of an identity provider may assume.
  package static let iamFederatedTrustWithoutCondition = Rule(
    "iam-federated-trust-without-condition",
    summary: "role that every user of an identity provider may assume",
    severity: .error,
    category: .security,
    services: ["iam", "cognito"],
    documents: ["IAM-03"],
    equivalents: [
      Equivalents(.cloudsplaining, "AssumableByAnyPrincipal")
    ],
    why: """
      Providers such as GitHub and Cognito serve everyone who signs up. Without a condition on the \
      subject or audience, a stranger with an account there can take the role.
      """,
    fix: "add a condition on the audience and the subject that the provider puts into its tokens",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html",
    check: .eachPolicy { policy, template in
      guard policy.kind == .trust else { return }
      for statement in policy.statements where statement.effect == .allow {
        for principal in statement.principals ?? [] where principal.kind == .federated {
          guard principal.value.assumedDefault == nil else { continue }
          template.reportUsers(of: principal, in: statement, of: policy.resource.logicalId)
        }
      }
    },
    examples: [
      Example(
        "no condition at all",
        """
        Resources:
          Deployer:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal:
                      Federated: cognito-identity.amazonaws.com
                      #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ any user of `cognito-identity.amazonaws.com` can assume role `Deployer`
                    Action: sts:AssumeRoleWithWebIdentity
        """),
      Example(
        "GitHub without a subject",
        """
        Resources:
          Deployer:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal:
                      Federated: !Sub arn:aws:iam::${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com
                      #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ workflows of any GitHub repository can assume role `Deployer`
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition:
                      StringEquals: {"token.actions.githubusercontent.com:aud": sts.amazonaws.com}
        """),
      Example(
        "GitHub with a subject that fits every repository",
        """
        Resources:
          Deployer:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal:
                      Federated: arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition:
                      StringLike:
                        token.actions.githubusercontent.com:sub: "repo:*"
                        #                                        ^^^^^^^^ workflows of any GitHub repository can assume role `Deployer`
        """),
      Example(
        "one repository, one identity pool, and a provider that is only known later",
        """
        Parameters:
          Provider: {Type: String}
        Resources:
          Deployer:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal:
                      Federated: arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition:
                      StringLike:
                        token.actions.githubusercontent.com:sub: repo:example/shop:*
                  - Effect: Allow
                    Principal: {Federated: cognito-identity.amazonaws.com}
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition:
                      StringEquals: {"cognito-identity.amazonaws.com:aud": !Ref Pool}
                  - Effect: Allow
                    Principal: {Federated: !Ref Provider}
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: !Ref AWS::NoValue
          Pool:
            Type: AWS::Cognito::IdentityPool
            Properties:
              AllowUnauthenticatedIdentities: false
        """),
    ]
  )
}

extension Inspection {
  fileprivate func reportUsers(
    of principal: PolicyPrincipal, in statement: PolicyStatement, of role: String
  ) {
    guard let provider = principal.identityProvider else { return }
    for conditions in statement.conditions where !conditions.mayHaveMore {
      guard let value = evaluation.value(principal.value, alongside: conditions.value) else {
        continue
      }
      if conditions.isEmpty {
        report(
          provider.host.map { .anyUser(of: $0, role) } ?? .anySAMLUser(role), at: value,
          severity: provider.isOpenToAnyone ? nil : .warning)
      } else if provider.isGitHub {
        let claims = conditions.conditions.filter { !$0.name.hasSuffix(":aud") }
        if claims.isEmpty { report(.anyRepository(role), at: value) }
        for value in claims.flatMap(\.subjectsOfAnyRepository) {
          report(.anyRepository(role), at: value)
        }
      }
    }
  }
}

extension PolicyCondition {
  /// The values that the subject of every workflow on GitHub fits.
  fileprivate var subjectsOfAnyRepository: [PossibleValue] {
    guard name.hasSuffix(":sub"), comparison.operator.hasWildcards else { return [] }
    return values.filter { value in
      guard let text = value.text else { return false }
      return text.hasPrefix("*") || text.hasPrefix("repo:*")
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func anyUser(of provider: String, _ role: String) -> Self {
    "any user of `\(provider)` can assume role `\(role)`"
  }

  fileprivate static func anySAMLUser(_ role: String) -> Self {
    "any user of the SAML provider can assume role `\(role)`"
  }

  fileprivate static func anyRepository(_ role: String) -> Self {
    "workflows of any GitHub repository can assume role `\(role)`"
  }
}
