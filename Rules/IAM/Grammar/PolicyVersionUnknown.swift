import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds policies of a version that does not exist.
  package static let policyVersionUnknown = Rule(
    "policy-version-unknown",
    summary: "policy version that does not exist",
    severity: .error,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.cfnLint, "E3510", "E3512", "E3513", "E3530"),
      Equivalents(.parliament, "INVALID_VERSION"),
    ],
    why: """
      There are two versions of the policy language. A document with another one is refused, so \
      the deployment fails.
      """,
    fix: "write `Version: \"2012-10-17\"`",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html",
    check: .eachPolicyFinding { finding, template in
      guard case .versionUnknown(let version) = finding.problem else { return }
      template.report(.unknown(version), at: finding.value)
    },
    examples: [
      Example(
        "a date of its own",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2024-01-31"
                       # ^^^^^^^^^^^^ policy version `2024-01-31` does not exist
                Statement:
                  - {Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*"}
        """),
      Example(
        "the version of 2012, and one that is not known",
        """
        Parameters:
          Given: {Type: String}
        Resources:
          First:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: 2012-10-17
                Statement: {Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*"}
          Second:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: !Ref Given
                Statement: {Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ version: String) -> Self {
    "policy version `\(version.shortened(to: 30))` does not exist"
  }
}
