import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds trust policies that let principals assume a role in a way that is not theirs.
  package static let iamTrustActionUnfit = Rule(
    "iam-trust-action-unfit",
    summary: "principal that cannot assume the role in the allowed way",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-03", "IAM-06"],
    why: """
      Services and users assume roles with `sts:AssumeRole`, users of SAML and OpenID Connect \
      with actions of their own. With another one nobody gets in.
      """,
    fix: "allow the action that the principal needs",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp.html",
    check: .eachPolicyFinding { finding, template in
      guard case .trustWithoutEffect(let name, let needed) = finding.problem else { return }
      template.report(.unfit(name, needed), at: finding.value, help: "allow `\(needed)`")
    },
    examples: [
      Example(
        "an identity provider without its action",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal:
                      Federated: arn:aws:iam::111122223333:saml-provider/office
                               # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `arn:aws:iam::111122223333:saml-provider/office` needs `sts:AssumeRoleWithSAML`
                    Action: sts:AssumeRole
                    Condition:
                      StringEquals: {SAML:aud: https://signin.aws.amazon.com/saml}
        """),
      Example(
        "the right action",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {Federated: arn:aws:iam::111122223333:saml-provider/office}
                    Action: [sts:AssumeRoleWithSAML, sts:TagSession]
                    Condition:
                      StringEquals: {SAML:aud: https://signin.aws.amazon.com/saml}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unfit(_ principal: String, _ needed: String) -> Self {
    "`\(principal.shortened(to: 60))` needs `\(needed)`"
  }
}
