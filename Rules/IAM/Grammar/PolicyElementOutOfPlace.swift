import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds keys that policies of this kind do not have.
  package static let policyElementOutOfPlace = Rule(
    "policy-element-out-of-place",
    summary: "key that this kind of policy does not have",
    severity: .error,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.cfnLint, "E3510", "E3530"),
      Equivalents(.parliament, "MALFORMED"),
    ],
    why: """
      Who may act is said in the policy of a resource, and on what in the policy of whoever \
      acts. IAM refuses the other way round, so the deployment fails.
      """,
    fix: "remove the key",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html",
    check: .eachPolicyFinding { finding, template in
      guard case .elementUnexpected(let name) = finding.problem else { return }
      template.report(
        finding.policy.kind == .trust ? .inTrust(name) : .inIdentity(name), at: finding.value)
    },
    examples: [
      Example(
        "a principal in what a user may do",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: "*"
                  # ^^^^^^^^^ a policy about what its holder may do takes no `Principal`
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
        """),
      Example(
        "a resource in a trust policy",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {Service: lambda.amazonaws.com}
                    Action: sts:AssumeRole
                    Resource: "*"
                  # ^^^^^^^^ a trust policy takes no `Resource`: it is about the role
        """),
      Example(
        "each where it belongs",
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
  fileprivate static func inTrust(_ name: String) -> Self {
    name == "NotPrincipal"
      ? "a trust policy takes no `NotPrincipal`: it names who may assume the role"
      : "a trust policy takes no `\(name)`: it is about the role"
  }

  fileprivate static func inIdentity(_ name: String) -> Self {
    "a policy about what its holder may do takes no `\(name)`"
  }
}
