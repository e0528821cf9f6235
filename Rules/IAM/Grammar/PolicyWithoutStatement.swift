import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds policy documents without statements.
  package static let policyWithoutStatement = Rule(
    "policy-without-statement",
    summary: "policy document without statements",
    severity: .error,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.cfnLint, "E3510", "E3512", "E3513", "E3530"),
      Equivalents(.parliament, "MALFORMED"),
    ],
    why: """
      A policy consists of statements. The service refuses a document that has none, so the \
      deployment fails.
      """,
    fix: "add `Statement` with a list of statements",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    check: .eachPolicyFinding { finding, template in
      guard case .statementMissing(let isStatement) = finding.problem else { return }
      template.report(isStatement ? .bare : .none, at: finding.value)
    },
    examples: [
      Example(
        "a version alone",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
              # ^^^^^^^ the policy has no `Statement`
        """),
      Example(
        "a statement in place of a document",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Effect: Allow
              # ^^^^^^ the policy is a statement and has no `Statement` around it
                Action: s3:GetObject
                Resource: arn:aws:s3:::reports/*
        """),
      Example(
        "a document",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let none: Self = "the policy has no `Statement`"

  fileprivate static let bare: Self = "the policy is a statement and has no `Statement` around it"
}
