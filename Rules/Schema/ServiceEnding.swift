import CloudFormation
package import Linting
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds resources of services that AWS is going to shut down.
  package static let serviceEnding = Rule(
    "service-ending",
    summary: "resource of a service that is going to end",
    severity: .warning,
    category: .schema,
    equivalents: [
      Equivalents(.cfnLint, "W3696"),
      // Checks of settings that nobody can make any more.
      Equivalents(
        .cdkNag, "MediaStoreCloudWatchMetricPolicy", "MediaStoreContainerAccessLogging",
        "MediaStoreContainerCORSPolicy"),
    ],
    why: """
      AWS has announced the end of the service. What is built on it today has to be moved \
      soon.
      """,
    fix: "plan the move to another service",
    url:
      "https://aws.amazon.com/products/lifecycle/",
    check: .wholeTemplate { template in
      for name in template.resourceTypes {
        guard let type = ResourceTypeCatalog.standard.type(name), type.serviceState == .sunset
        else { continue }
        for resource in template.resources(ofType: name) where resource.writtenType == name {
          template.report(
            .ending(name, type.serviceDate, on: template.today), at: resource.typeNode.range,
            path: resource.body.path)
        }
      }
    },
    examples: [
      Example(
        "a resource of it",
        """
        Resources:
          Old:
            Type: AWS::AppMesh::Mesh
            #     ^^^^^^^^^^^^^^^^^^ the service of `AWS::AppMesh::Mesh` ends on 2026-09-30
          Older:
            Type: AWS::MediaStore::Container
            #     ^^^^^^^^^^^^^^^^^^^^^^^^^^ the service of `AWS::MediaStore::Container` was to end on 2025-11-13
            Properties: {ContainerName: films}
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
  fileprivate static func ending(_ type: String, _ date: String?, on today: CalendarDate) -> Self {
    guard let date, let day = CalendarDate(date) else { return "the service of `\(type)` ends" }
    let verb = day > today ? "ends" : "was to end"
    return "the service of `\(type)` \(verb) on \(date)"
  }
}
