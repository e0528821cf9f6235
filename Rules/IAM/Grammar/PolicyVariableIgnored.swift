import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds variables in policies of a version without any.
  package static let policyVariableIgnored = Rule(
    "policy-variable-ignored",
    summary: "variable in a policy whose version knows none",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.parliament, "NO_VERSION")
    ],
    why: """
      Without the version of 2012 `${aws:username}` stands for those very letters, so the \
      statement matches nothing.
      """,
    fix: "write `Version: \"2012-10-17\"`",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html",
    check: .eachPolicyFinding { finding, template in
      guard case .variableIgnored(let variable) = finding.problem else { return }
      template.report(.ignored(variable), at: finding.value)
    },
    examples: [
      Example(
        "no version",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement:
                  - Effect: Allow
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::homes/${aws:username}/*
                            # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `${aws:username}` is not replaced: the policy is in the version of 2008
        """),
      Example(
        "the version of 2012",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::homes/${aws:username}/*"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func ignored(_ variable: String) -> Self {
    "`\(variable.shortened(to: 40))` is not replaced: the policy is in the version of 2008"
  }
}
