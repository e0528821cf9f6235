import CloudFormation
package import Linting

extension Rule {
  /// Finds archive tiers that begin too early or too late.
  package static let bucketArchiveDaysOutOfBounds = Rule(
    "bucket-archive-days-out-of-bounds",
    summary: "archive tier with days that S3 refuses",
    severity: .error,
    category: .schema,
    services: ["s3"],
    equivalents: [Equivalents(.cfnLint, "E3061")],
    why: """
      Objects move to the archive tier after 90 to 730 days, and to the deep archive tier after \
      180 to 730. S3 refuses other numbers.
      """,
    fix: "set `Days` to a number that the tier takes",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-tiering.html",
    check: .eachResource(of: ["AWS::S3::Bucket"]) { bucket, template in
      for tier in template.values(
        at: "IntelligentTieringConfigurations.*.Tierings.*", in: bucket)
      {
        for name in template.property("AccessTier", of: tier) {
          for days in template.property("Days", of: tier) {
            guard let least = name.text.flatMap({ fewestDays[$0] }), let count = days.integer,
              !(least...730).contains(count),
              let place = template.evaluation.value(days, alongside: name)
            else { continue }
            template.report(.outOfBounds(name.text ?? "", count, least), at: place)
          }
        }
      }
    },
    examples: [
      Example(
        "an archive after a month",
        """
        Resources:
          Files:
            Type: AWS::S3::Bucket
            Properties:
              IntelligentTieringConfigurations:
                - Id: all
                  Status: Enabled
                  Tierings:
                    - AccessTier: ARCHIVE_ACCESS
                      Days: 30
                      #     ^^ `ARCHIVE_ACCESS` begins after 30 days, outside the 90 to 730 that S3 allows
                    - AccessTier: DEEP_ARCHIVE_ACCESS
                      Days: 90
                      #     ^^ `DEEP_ARCHIVE_ACCESS` begins after 90 days, outside the 180 to 730 that S3 allows
        """),
      Example(
        "the first days that S3 takes",
        """
        Resources:
          Files:
            Type: AWS::S3::Bucket
            Properties:
              IntelligentTieringConfigurations:
                - Id: all
                  Status: Enabled
                  Tierings:
                    - {AccessTier: ARCHIVE_ACCESS, Days: 90}
                    - {AccessTier: DEEP_ARCHIVE_ACCESS, Days: 180}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func outOfBounds(_ tier: String, _ days: Int, _ least: Int) -> Self {
    "`\(tier)` begins after \(days) days, outside the \(least) to 730 that S3 allows"
  }
}

/// The fewest days that each tier takes.
private let fewestDays = ["ARCHIVE_ACCESS": 90, "DEEP_ARCHIVE_ACCESS": 180]
