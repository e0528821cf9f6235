import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog
import SourceText

extension Rule {
  /// Finds resources of a type that AWS does not have.
  package static let unknownResourceType = Rule(
    "unknown-resource-type",
    summary: "resource of a type that does not exist",
    severity: .error,
    category: .schema,
    documents: ["CDK-01"],
    equivalents: [Equivalents(.cfnLint, "E3006")],
    why: """
      CloudFormation knows no resource of such a type and refuses the template before it \
      creates anything.
      """,
    fix: "write the type as AWS documents it",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard case .unknownType = finding.problem else { return }
      let known = ResourceTypeCatalog.standard.types.lazy.map(\.name)
      let nearest = NearestName.nearest(to: finding.resource.type, among: known)
      template.report(
        .unknown(finding.resource.type), for: finding,
        help: nearest.map { "write `\($0)`, if that is meant" })
    },
    examples: [
      Example(
        "a letter too many",
        """
        Resources:
          Files:
            Type: AWS::S3::Buckets
            #     ^^^^^^^^^^^^^^^^ AWS has no resource type `AWS::S3::Buckets`
        """),
      Example(
        "what the AWS CDK says of itself",
        """
        Resources:
          CDKMetadata:
            Type: AWS::CDK::Metadata
            Properties: {Analytics: "v2:deflate64:H4sIAAAAAAAA"}
            Metadata: {"aws:cdk:path": Shop/CDKMetadata/Default}
        """),
      Example(
        "a type of AWS, a custom one, and one that a company has registered",
        """
        Resources:
          Files:
            Type: AWS::S3::Bucket
          Own:
            Type: Custom::Thing
            Properties: {ServiceToken: !ImportValue handler}
          Registered:
            Type: Example::Storage::Thing
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ type: String) -> Self {
    "AWS has no resource type `\(type.shortened(to: 60))`"
  }
}
