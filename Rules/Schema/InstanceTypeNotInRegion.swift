import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds instance types that a region does not offer.
  package static let instanceTypeNotInRegion = Rule(
    "instance-type-not-in-region",
    summary: "instance type that the region does not offer",
    severity: .error,
    category: .schema,
    documents: ["EC2-02"],
    equivalents: [
      Equivalents(
        .cfnLint, "E3025", "E3062", "E3617", "E3620", "E3621", "E3628", "E3635", "E3640", "E3641",
        "E3642", "E3643", "E3644", "E3647", "E3652", "E3653", "E3667", "E3670", "E3672", "E3675",
        "E3694")
    ],
    why: """
      Every region has its own selection of instance types for each service. The deployment \
      fails for any other.
      """,
    fix: "choose an instance type that the region offers",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard let region = finding.region, case .notAllowed(let schema) = finding.problem else {
        return
      }
      template.report(
        .notOffered(finding.shownValue, region), for: finding,
        help: schema.helpWithAllowedValues(for: finding.value.text ?? ""))
    },
    examples: [
      Example(
        "a size that there is not",
        """
        Resources:
          Server:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-0a1b2c3d
              InstanceType: t3.huge
              #             ^^^^^^^ `t3.huge` is not offered here in `us-east-1`
        """),
      Example(
        "a size that there is",
        """
        Resources:
          Server:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-0a1b2c3d
              InstanceType: t3.large
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func notOffered(_ type: String, _ region: String) -> Self {
    "\(type) is not offered here in `\(region)`"
  }
}
