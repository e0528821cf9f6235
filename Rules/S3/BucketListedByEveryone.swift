import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds public buckets whose policy lets objects be listed.
  package static let bucketListedByEveryone = Rule(
    "bucket-listed-by-everyone",
    summary: "public bucket whose objects a policy lets be listed",
    severity: .note,
    category: .security,
    services: ["s3"],
    isEnabledByDefault: false,
    equivalents: [
      Equivalents(.cfripper, "S3BucketPublicReadAclAndListStatementRule")
    ],
    why: """
      The access control list lets everyone in, and the policy names what may be listed: \
      together they show what is in the bucket.
      """,
    fix: "remove `AccessControl`, or the statement",
    url:
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html",
    check: .wholeTemplate { template in
      for bucket in template.resources(ofType: "AWS::S3::Bucket") {
        let lists = template.values(at: "AccessControl", in: bucket)
        guard lists.contains(where: { $0.text == "PublicRead" }) else { continue }
        for policy in template.policies where policy.resource.type == "AWS::S3::BucketPolicy" {
          let names = template.values(at: "Bucket", in: policy.resource)
          guard names.contains(where: { $0.reference?.name == bucket.logicalId }) else { continue }
          for action in policy.statements.filter({ $0.effect == .allow })
            .compactMap({ $0.allowance(of: "s3:ListBucket") })
          {
            template.about(policy.resource) {
              template.report(.listed(bucket.logicalId), at: action)
            }
          }
        }
      }
    },
    examples: [
      Example(
        "both",
        """
        Resources:
          Reports:
            Type: AWS::S3::Bucket
            Properties:
              AccessControl: PublicRead
              OwnershipControls: {Rules: [{ObjectOwnership: ObjectWriter}]}
              PublicAccessBlockConfiguration: {BlockPublicAcls: true}
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Reports
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: "111122223333"}
                    Action: s3:ListBucket
                          # ^^^^^^^^^^^^^ bucket `Reports` is public, and its objects may be listed
                    Resource: !GetAtt Reports.Arn
        """),
      Example(
        "a private bucket",
        """
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
                  - Effect: Allow
                    Principal: {AWS: "111122223333"}
                    Action: s3:ListBucket
                    Resource: !GetAtt Reports.Arn
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func listed(_ bucket: String) -> Self {
    "bucket `\(bucket)` is public, and its objects may be listed"
  }
}
