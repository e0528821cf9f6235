import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds ids of statements that IAM does not take.
  package static let policyStatementIdMalformed = Rule(
    "policy-statement-id-malformed",
    summary: "statement id with other characters than letters and digits",
    severity: .error,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.cfnLint, "E3510", "E3530"),
      Equivalents(.parliament, "INVALID_SID"),
    ],
    why: """
      IAM takes letters and digits in the id of a statement and refuses everything else, so the \
      deployment fails.
      """,
    fix: "write the id with letters and digits only",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html",
    check: .eachPolicyFinding { finding, template in
      guard case .idMalformed(let id) = finding.problem else { return }
      template.report(.malformed(id), at: finding.value)
    },
    examples: [
      Example(
        "words",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Sid: read the reports
                       # ^^^^^^^^^^^^^^^^ statement id `read the reports` has other characters than letters and digits
                    Effect: Allow
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
        """),
      Example(
        "empty, in camel case, and in a bucket policy",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Sid: "", Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*"}
                  - {Sid: Write1, Effect: Allow, Action: s3:PutObject, Resource: "arn:aws:s3:::reports/*"}
          Bucket:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: reports
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Sid: read the reports
                    Effect: Allow
                    Principal: {AWS: arn:aws:iam::111122223333:role/reader}
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ id: String) -> Self {
    "statement id `\(id.shortened(to: 40))` has other characters than letters and digits"
  }
}
