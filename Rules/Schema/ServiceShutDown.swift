import CloudFormation
package import Linting
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds resources of services that AWS has shut down.
  package static let serviceShutDown = Rule(
    "service-shut-down",
    summary: "resource of a service that has ended",
    severity: .error,
    category: .schema,
    equivalents: [Equivalents(.cfnLint, "E3710")],
    why: """
      The service has ended. Nothing of it can be created any more, so the deployment fails.
      """,
    fix: "remove the resource, and move what it did elsewhere",
    url:
      "https://aws.amazon.com/products/lifecycle/",
    check: .wholeTemplate { template in
      for name in template.resourceTypes {
        guard let type = ResourceTypeCatalog.standard.type(name), type.serviceState == .shutdown
        else { continue }
        for resource in template.resources(ofType: name) where resource.writtenType == name {
          template.report(
            .ended(name, type.serviceDate), at: resource.typeNode.range, path: resource.body.path)
        }
      }
    },
    examples: [
      Example(
        "a resource of it",
        """
        Resources:
          Old:
            Type: AWS::IoTAnalytics::Channel
            #     ^^^^^^^^^^^^^^^^^^^^^^^^^^ the service of `AWS::IoTAnalytics::Channel` has ended on 2025-12-15
        """),
      Example(
        "another service",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func ended(_ type: String, _ date: String?) -> Self {
    "the service of `\(type)` has ended\(date.map { " on \($0)" } ?? "")"
  }
}
