import CloudFormation
package import Linting

extension Rule {
  /// Finds cache behaviors for an origin that the distribution does not have.
  package static let cloudFrontUnknownOrigin = Rule(
    "cloudfront-unknown-origin",
    summary: "cache behavior for an origin that does not exist",
    severity: .error,
    category: .schema,
    services: ["cloudfront"],
    equivalents: [Equivalents(.cfnLint, "E3057")],
    why: """
      A cache behavior names its origin by the `Id` that the distribution gives to it, or that of \
      an origin group. CloudFront refuses a distribution with any other name.
      """,
    fix: "set `TargetOriginId` to the `Id` of an origin",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-defaultcachebehavior.html",
    check: .eachResource(of: ["AWS::CloudFront::Distribution"]) { distribution, template in
      guard let known = originNames(of: distribution, template) else { return }
      for path: PropertyPath in [
        "DistributionConfig.DefaultCacheBehavior.TargetOriginId",
        "DistributionConfig.CacheBehaviors.*.TargetOriginId",
      ] {
        for target in template.values(at: path, in: distribution) {
          guard let name = target.text, !known.contains(name) else { continue }
          template.report(
            .unknown(name), at: target,
            help: "set `TargetOriginId` to one of \(known.sorted().listed("or"))")
        }
      }
    },
    examples: [
      Example(
        "a name that no origin has",
        """
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Enabled: true
                DefaultCacheBehavior:
                  TargetOriginId: bucket
                  #               ^^^^^^ the distribution has no origin or origin group `bucket`
                  ViewerProtocolPolicy: redirect-to-https
                  CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
                Origins:
                  - Id: files
                    DomainName: files.s3.eu-central-1.amazonaws.com
                    S3OriginConfig: {}
        """),
      Example(
        "the name of an origin, and an origin whose name is not known",
        """
        Parameters:
          Name: {Type: String}
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Enabled: true
                DefaultCacheBehavior:
                  TargetOriginId: files
                  ViewerProtocolPolicy: redirect-to-https
                  CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
                Origins:
                  - {Id: files, DomainName: files.s3.eu-central-1.amazonaws.com, S3OriginConfig: {}}
          Other:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Enabled: true
                DefaultCacheBehavior:
                  TargetOriginId: files
                  ViewerProtocolPolicy: redirect-to-https
                  CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
                Origins:
                  - {Id: !Ref Name, DomainName: files.s3.eu-central-1.amazonaws.com, S3OriginConfig: {}}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: String) -> Self {
    "the distribution has no origin or origin group `\(name.shortened(to: 40))`"
  }
}

/// The names of the origins and origin groups; nil when one of them is not known.
private func originNames(of distribution: Resource, _ template: Inspection) -> Set<String>? {
  var names: Set<String> = []
  for path: PropertyPath in [
    "DistributionConfig.Origins.*.Id", "DistributionConfig.OriginGroups.Items.*.Id",
  ] {
    for value in template.values(at: path, in: distribution) where !value.isAbsent {
      guard let name = value.text, value.assumedDefault == nil else { return nil }
      names.insert(name)
    }
  }
  return names.isEmpty ? nil : names
}
