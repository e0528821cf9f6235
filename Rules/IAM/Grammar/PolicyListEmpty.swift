import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds lists in policies that have no elements.
  package static let policyListEmpty = Rule(
    "policy-list-empty",
    summary: "empty list in a policy",
    severity: .note,
    category: .operations,
    services: ["iam"],
    documents: ["IAM-06"],
    why: """
      A statement about nothing does nothing: what it was to allow or deny stays as it was.
      """,
    fix: "name what is meant, or remove the statement",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html",
    check: .eachPolicyFinding { finding, template in
      guard case .listEmpty(let name) = finding.problem else { return }
      template.report(.empty(name), at: finding.value)
    },
    examples: [
      Example(
        "no actions",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Deny
                    Action: []
                          # ^^ `Action` is empty, so that the statement does nothing
                    Resource: arn:aws:s3:::reports/*
        """),
      Example(
        "one action",
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
  fileprivate static func empty(_ name: String) -> Self {
    "`\(name)` is empty, so that the statement does nothing"
  }
}
