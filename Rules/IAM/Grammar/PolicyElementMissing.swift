import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds statements without a key that they need.
  package static let policyElementMissing = Rule(
    "policy-element-missing",
    summary: "statement without a key that it needs",
    severity: .error,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.cfnLint, "E3510", "E3512", "E3513", "E3530"),
      Equivalents(.parliament, "MALFORMED"),
      Equivalents(.terrascan, "AC_AWS_0481"),
    ],
    why: """
      A statement says what it does, with which actions, and on what. The service refuses one \
      that leaves a part out, so the deployment fails.
      """,
    fix: "add the key",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    check: .eachPolicyFinding { finding, template in
      guard case .elementMissing(let name) = finding.problem else { return }
      template.report(.missing(name, finding.policy.kind), at: finding.value, help: "add `\(name)`")
    },
    examples: [
      Example(
        "no effect, and no resource",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Action: s3:GetObject
                  # ^^^^^^ the statement has no `Effect`
                    Resource: arn:aws:s3:::reports/*
                  - Effect: Allow
                  # ^^^^^^ the statement has no `Resource`
                    Action: s3:PutObject
        """),
      Example(
        "a bucket policy that names nobody",
        """
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: reports
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  Effect: Allow
                # ^^^^^^ the statement has no `Principal`, and says not who may act
                  Action: s3:GetObject
                  Resource: arn:aws:s3:::reports/*
        """),
      Example(
        "a trust policy has no resource, and a repository needs none",
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
          Images:
            Type: AWS::ECR::Repository
            Properties:
              RepositoryPolicyText:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: arn:aws:iam::111122223333:root}
                    Action: ecr:BatchGetImage
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func missing(_ name: String, _ kind: PolicyKind) -> Self {
    name == "Principal"
      ? "the statement has no `Principal`, and says not who may act"
      : "the statement has no `\(name)`"
  }
}
