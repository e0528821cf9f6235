import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds statements that neither allow nor deny.
  package static let policyEffectUnknown = Rule(
    "policy-effect-unknown",
    summary: "effect that is neither Allow nor Deny",
    severity: .error,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.cfnLint, "E3510", "E3512", "E3513", "E3530"),
      Equivalents(.parliament, "MALFORMED"),
    ],
    why: """
      A statement allows or denies, written with a capital letter. The service refuses any other \
      word, so the deployment fails.
      """,
    fix: "write `Allow` or `Deny`",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html",
    check: .eachPolicyFinding { finding, template in
      guard case .effectUnknown(let effect) = finding.problem else { return }
      template.report(.unknown(effect), at: finding.value)
    },
    examples: [
      Example(
        "lower case",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: allow
                          # ^^^^^ effect `allow` is neither `Allow` nor `Deny`
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
        """),
      Example(
        "the two words, and one that is not known",
        """
        Parameters:
          Given: {Type: String}
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*"}
                  - {Effect: !Ref Given, Action: s3:PutObject, Resource: "arn:aws:s3:::reports/*"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ effect: String) -> Self {
    "effect `\(effect.shortened(to: 30))` is neither `Allow` nor `Deny`"
  }
}
