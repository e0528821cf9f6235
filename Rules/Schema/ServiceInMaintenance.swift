import CloudFormation
package import Linting
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds resources of services that AWS only keeps running.
  package static let serviceInMaintenance = Rule(
    "service-in-maintenance",
    summary: "resource of a service that is in maintenance",
    severity: .note,
    category: .schema,
    equivalents: [Equivalents(.cfnLint, "W3697")],
    why: """
      AWS keeps the service running for those who have it, takes no new customers, and adds \
      nothing.
      """,
    fix: "consider another service for what is new",
    url:
      "https://aws.amazon.com/products/lifecycle/",
    check: .wholeTemplate { template in
      // `launch-configuration-outdated` says more of these.
      for name in template.resourceTypes where name != "AWS::AutoScaling::LaunchConfiguration" {
        guard let type = ResourceTypeCatalog.standard.type(name), type.serviceState == .maintenance
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
            Type: AWS::Cloud9::EnvironmentEC2
            #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ the service of `AWS::Cloud9::EnvironmentEC2` is only maintained since 2024-07-25
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
    "the service of `\(type)` is only maintained\(date.map { " since \($0)" } ?? "")"
  }
}
