import CloudFormation
package import Linting
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds buckets with an access control list.
  package static let bucketAccessControlList = Rule(
    "bucket-access-control-list",
    summary: "bucket with an access control list",
    severity: .warning,
    category: .security,
    services: ["s3"],
    equivalents: [Equivalents(.cfnLint, "W3045")],
    frameworks: ["aws-foundational"],
    why: """
      Access control lists are the old way to share a bucket. New buckets have them switched \
      off, and a policy says the same in one place.
      """,
    fix: "remove `AccessControl`, and write an `AWS::S3::BucketPolicy` if others need access",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
    check: .eachResource(of: ["AWS::S3::Bucket"]) { bucket, template in
      for value in template.values(at: "AccessControl", in: bucket)
      where !value.isAbsent && value.text != "Private" {
        if let list = value.text, publicLists.contains(list), isOpen(bucket, template) { continue }
        template.report(.list(value.text), at: value)
      }
    },
    examples: [
      Example(
        "a list for logs",
        """
        Resources:
          Logs:
            Type: AWS::S3::Bucket
            Properties:
              AccessControl: LogDeliveryWrite
              #              ^^^^^^^^^^^^^^^^ access to the bucket is given by the list `LogDeliveryWrite`
              OwnershipControls:
                Rules: [{ObjectOwnership: ObjectWriter}]
        """),
      Example(
        "a public list that is blocked, and one that is said to be open",
        """
        Resources:
          Closed:
            Type: AWS::S3::Bucket
            Properties:
              AccessControl: PublicRead
              #              ^^^^^^^^^^ access to the bucket is given by the list `PublicRead`
              OwnershipControls:
                Rules: [{ObjectOwnership: ObjectWriter}]
              PublicAccessBlockConfiguration: {IgnorePublicAcls: true}
          Open:
            Type: AWS::S3::Bucket
            Properties:
              AccessControl: PublicRead
              OwnershipControls:
                Rules: [{ObjectOwnership: ObjectWriter}]
              PublicAccessBlockConfiguration: {BlockPublicAcls: false, IgnorePublicAcls: false}
        """),
      Example(
        "no list, and the one that every bucket has",
        """
        Resources:
          Logs:
            Type: AWS::S3::Bucket
          Reports:
            Type: AWS::S3::Bucket
            Properties: {AccessControl: Private}
        """),
    ]
  )
}

/// The lists that let in everyone, or everyone with an account: where they do, it is said who is let in.
private let publicLists = ["PublicRead", "PublicReadWrite", "AuthenticatedRead"]

/// Whether a bucket certainly lets public lists through.
private func isOpen(_ bucket: Resource, _ template: Inspection) -> Bool {
  ["BlockPublicAcls", "IgnorePublicAcls"].allSatisfy { setting in
    let path = PropertyPath(written: "PublicAccessBlockConfiguration.\(setting)")
    return template.values(at: path, in: bucket).allSatisfy { $0.isAbsent || $0.boolean == false }
  }
}

extension Diagnostic.Message {
  fileprivate static func list(_ name: String?) -> Self {
    "access to the bucket is given by the list \(name.map { "`\($0)`" } ?? "in `AccessControl`")"
  }
}
