import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds actions that work on none of the resources named with them.
  package static let policyResourceUnfit = Rule(
    "policy-resource-unfit",
    summary: "action that works on none of the named resources",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.cfnLint, "I3510"),
      Equivalents(.parliament, "RESOURCE_MISMATCH"),
    ],
    why: """
      A request with the action is about another kind of resource, so the statement never \
      matches: what was to be allowed is denied at run time. S3 refuses such a bucket policy.
      """,
    fix: "name the resources that the action works on, in a statement of its own if need be",
    url:
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    check: .eachPolicyFinding { finding, template in
      guard case .resourceUnfit(let action, let formats) = finding.problem else { return }
      template.report(
        formats.isEmpty ? .withoutResource(action) : .unfit(action), at: finding.value,
        help: formats.first.map { "name resources such as `\($0)`" } ?? "write `Resource: \"*\"`",
        severity: finding.policy.resource.type == "AWS::S3::BucketPolicy" ? .error : nil)
    },
    examples: [
      Example(
        "listing objects",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: [s3:GetObject, s3:ListBucket]
                                         # ^^^^^^^^^^^^^ `s3:ListBucket` works on none of the statement's resources
                    Resource: arn:aws:s3:::reports/*
        """),
      Example(
        "an action without resources",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: ec2:DescribeInstances
                          # ^^^^^^^^^^^^^^^^^^^^^ `ec2:DescribeInstances` works with `*` only, and the statement names resources
                    Resource: arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0
        """),
      Example(
        "both ARNs of a bucket, wildcards, and what is not known",
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
                    Action: [s3:GetObject, s3:ListBucket]
                    Resource: [arn:aws:s3:::reports, arn:aws:s3:::reports/*]
                  - Effect: Allow
                    Action: [s3:ListBucket, "s3:Get*"]
                    Resource: !Sub arn:aws:s3:::${Given}
                  - Effect: Allow
                    Action: dynamodb:Query
                    Resource: !Ref Given
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unfit(_ action: String) -> Self {
    "`\(action)` works on none of the statement's resources"
  }

  fileprivate static func withoutResource(_ action: String) -> Self {
    "`\(action)` works with `*` only, and the statement names resources"
  }
}
