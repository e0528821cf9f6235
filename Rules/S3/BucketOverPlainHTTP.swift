import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds buckets that may be reached without encryption.
  package static let bucketOverPlainHTTP = Rule(
    "bucket-over-plain-http",
    summary: "bucket that may be reached over plain HTTP",
    severity: .note,
    category: .security,
    services: ["s3"],
    isEnabledByDefault: false,
    documents: ["S3B-01"],
    equivalents: [
      Equivalents(.cdkNag, "S3BucketSSLRequestsOnly", "AwsSolutions-S10"),
      Equivalents(.guardRules, "S3_BUCKET_SSL_REQUESTS_ONLY"),
    ],
    frameworks: [
      "aws-foundational", "cis-aws", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss",
    ],
    why: """
      S3 also answers over plain HTTP. What a program sends in that way can be read and changed \
      on its way, and nothing tells.
      """,
    fix: "deny `s3:*` to everyone when `aws:SecureTransport` is false",
    url:
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
    check: .wholeTemplate { template in
      let policies = AttachedPolicies(of: "AWS::S3::BucketPolicy", list: "Bucket", in: template)
      for bucket in template.resources(ofType: "AWS::S3::Bucket") {
        let treatment = policies.treatment(of: bucket, name: "BucketName", "s3:GetObject")
        guard case .allowed(let attached) = treatment, attached.isEmpty else { continue }
        template.about(bucket) { template.report(.open(bucket.logicalId), at: bucket.key) }
      }
      for policy in template.policies where policy.resource.type == "AWS::S3::BucketPolicy" {
        guard policy.isComplete, !policy.deniesPlainTransport("s3:GetObject") else { continue }
        template.about(policy.resource) {
          template.report(.silent(policy.resource.logicalId), at: policy.resource.key)
        }
      }
    },
    examples: [
      Example(
        "no policy, and one about something else",
        """
        Resources:
          Reports:
        # ^^^^^^^ bucket `Reports` may be reached over plain HTTP
            Type: AWS::S3::Bucket
          Invoices:
            Type: AWS::S3::Bucket
          Policy:
        # ^^^^^^ bucket policy `Policy` lets requests over plain HTTP through
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Invoices
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: "111122223333"}
                    Action: s3:GetObject
                    Resource: !Sub ${Invoices.Arn}/*
        """),
      Example(
        "encrypted only, and a policy of another template",
        """
        Parameters:
          Document: {Type: String}
        Resources:
          Reports:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Reports
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Deny
                    Principal: "*"
                    Action: "s3:*"
                    Resource: [!GetAtt Reports.Arn, !Sub "${Reports.Arn}/*"]
                    Condition: {Bool: {aws:SecureTransport: "false"}}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func open(_ bucket: String) -> Self {
    "bucket `\(bucket)` may be reached over plain HTTP"
  }

  fileprivate static func silent(_ policy: String) -> Self {
    "bucket policy `\(policy)` lets requests over plain HTTP through"
  }
}
