import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds actions that are not written as actions are.
  package static let policyActionMalformed = Rule(
    "policy-action-malformed",
    summary: "action that is not written as service:Name",
    severity: .error,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.cfnLint, "E3510", "E3512", "E3530", "W3037"),
      Equivalents(.parliament, "UNKNOWN_ACTION", "MALFORMED"),
    ],
    why: """
      An action has its service in front: `s3:GetObject`. The service refuses a policy with \
      anything else, so the deployment fails.
      """,
    fix: "write `*` or the service, a colon and the action",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html",
    check: .eachPolicyFinding { finding, template in
      guard case .actionMalformed(let text) = finding.problem else { return }
      template.report(.malformed(text), at: finding.value)
    },
    examples: [
      Example(
        "no service",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: GetObject
                          # ^^^^^^^^^ `GetObject` is no action, such as `s3:GetObject`
                    Resource: arn:aws:s3:::reports/*
        """),
      Example(
        "services in front, and what is not known",
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
                  - Effect: Allow
                    Action: [s3:Get*, !Ref Given]
                    Resource: arn:aws:s3:::reports/*
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ text: String) -> Self {
    text.isEmpty
      ? "an empty text is no action, such as `s3:GetObject`"
      : "`\(text.shortened(to: 50))` is no action, such as `s3:GetObject`"
  }
}
