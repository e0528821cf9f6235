import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds resources of a type that a region does not have.
  package static let resourceTypeNotInRegion = Rule(
    "resource-type-not-in-region",
    summary: "resource of a type that the region does not have",
    severity: .error,
    category: .schema,
    equivalents: [Equivalents(.cfnLint, "E3006")],
    why: """
      Not every service is in every region. Where it is not, the deployment fails.
      """,
    fix: "deploy to a region that has the type, or leave the resource out there",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      // Of a service that has ended no region has the type, which is said as such.
      guard case .typeNotInRegion(let region) = finding.problem,
        ResourceTypeCatalog.standard.type(finding.resource.type)?.serviceState != .shutdown
      else { return }
      template.report(.missing(finding.resource.type, region), for: finding)
    },
    examples: [
      Example(
        "a service that the region does not have",
        """
        Resources:
          Phones:
            Type: AWS::DeviceFarm::Project
            #     ^^^^^^^^^^^^^^^^^^^^^^^^ `AWS::DeviceFarm::Project` is not available in `us-east-1`
            Properties: {Name: phones}
        """),
      Example(
        "a service that every region has",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func missing(_ type: String, _ region: String) -> Self {
    "`\(type)` is not available in `\(region)`"
  }
}
