import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds bucket policies that let everyone in.
  package static let bucketOpenToWorld = Rule(
    "bucket-open-to-world",
    summary: "bucket policy that lets anyone in the world in",
    severity: .error,
    category: .security,
    services: ["s3"],
    documents: ["IAM-07"],
    equivalents: [
      Equivalents(.cfnNag, "F16"),
      Equivalents(
        .cfripper, "FullWildcardPrincipalRule", "GenericResourceFullWildcardPrincipalRule",
        "S3BucketPolicyPrincipalRule"),
      Equivalents(.guardRules, "S3_BUCKET_POLICY_NO_WILDCARD_PRINCIPAL"),
      Equivalents(
        .terrascan, "AC_AWS_0215", "AC_AWS_0217", "AC_AWS_0218", "AC_AWS_0219", "AC_AWS_0220",
        "AC_AWS_0221", "AC_AWS_0224"),
      Equivalents(.cloudsplaining, "AssumableByAnyPrincipal"),
    ],
    why: """
      Open buckets are found by scanners and emptied or filled. S3 refuses such a policy unless public \
      access is switched on for the bucket, so the deployment often fails.
      """,
    fix: "serve files through CloudFront with origin access control, or name who may read",
    url:
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    check: .eachPolicy { policy, template in
      guard policy.kind == .resource,
        policy.location.services.contains("s3") || policy.location.services == ["s3express"]
      else { return }
      for access in policy.worldAccess(template.evaluation) {
        template.report(.open(access.statement), at: access.principal)
      }
    },
    examples: [
      Example(
        "files for everyone",
        """
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Files
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: "*"
                    #          ^^^ anyone can call `s3:GetObject` on the bucket
                    Action: s3:GetObject
                    Resource: !Sub "${Files.Arn}/*"
          Files:
            Type: AWS::S3::Bucket
        """),
      Example(
        "a distribution, an organization, and one network",
        """
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Files
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {Service: cloudfront.amazonaws.com}
                    Action: s3:GetObject
                    Resource: !Sub "${Files.Arn}/*"
                  - Effect: Allow
                    Principal: "*"
                    Action: s3:GetObject
                    Resource: !Sub "${Files.Arn}/*"
                    Condition:
                      StringEquals: {aws:PrincipalOrgID: !Ref Organization}
                  - Effect: Allow
                    Principal: "*"
                    Action: s3:GetObject
                    Resource: !Sub "${Files.Arn}/*"
                    Condition:
                      IpAddress: {aws:SourceIp: [192.0.2.0/24]}
                  - Effect: Deny
                    Principal: "*"
                    Action: s3:*
                    Resource: !Sub "${Files.Arn}/*"
                    Condition:
                      Bool: {aws:SecureTransport: "false"}
          Files:
            Type: AWS::S3::Bucket
        Parameters:
          Organization: {Type: String}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func open(_ statement: PolicyStatement) -> Self {
    "anyone can call \(statement.actions?.summary ?? "most actions") on the bucket"
  }
}
