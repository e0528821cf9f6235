import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds policies without a version.
  package static let policyVersionMissing = Rule(
    "policy-version-missing",
    summary: "policy without a version",
    severity: .note,
    category: .operations,
    services: ["iam"],
    isEnabledByDefault: false,
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.parliament, "NO_VERSION")
    ],
    why: """
      Without a version the rules of 2008 apply: variables such as `${aws:username}` are plain \
      letters then.
      """,
    fix: "add `Version: \"2012-10-17\"`",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html",
    check: .eachPolicyFinding { finding, template in
      guard case .versionMissing = finding.problem else { return }
      template.report(.missing, at: finding.value)
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
              # ^^^^^^^^^ the policy has no version, which means that of 2008
                  - {Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*"}
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
                  - Effect: Allow
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let missing: Self = "the policy has no version, which means that of 2008"
}
