import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds policies of the version of 2008.
  package static let policyVersionOutdated = Rule(
    "policy-version-outdated",
    summary: "policy in the version of 2008",
    severity: .note,
    category: .operations,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.cfnLint, "W2511"),
      Equivalents(.parliament, "OLD_VERSION"),
    ],
    why: """
      The version of 2008 takes variables such as `${aws:username}` for plain letters, and newer \
      features do not work with it.
      """,
    fix: "write `Version: \"2012-10-17\"`",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html",
    check: .eachPolicyFinding { finding, template in
      guard case .versionOutdated = finding.problem else { return }
      template.report(.outdated, at: finding.value)
    },
    examples: [
      Example(
        "the version of 2008",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2008-10-17"
                       # ^^^^^^^^^^^^ policy version 2008-10-17 is replaced by 2012-10-17
                Statement:
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
  fileprivate static let outdated: Self = "policy version 2008-10-17 is replaced by 2012-10-17"
}
