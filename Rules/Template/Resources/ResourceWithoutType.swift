import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds resources without a type.
  package static let resourceWithoutType = Rule(
    "resource-without-type",
    summary: "resource without a type",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E3001")],
    why: """
      CloudFormation refuses a resource of which it does not know what it is.
      """,
    fix: "add a `Type`, such as `AWS::SQS::Queue`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard !template.tree.isIncomplete else { return }
      for resource in inspection.declarations(in: .resources)
      where resource.body.isMapping && resource.body.pair("Type") == nil {
        inspection.report(.noType(resource.key), at: resource.key)
      }
    },
    examples: [
      Example(
        "only properties",
        """
        Resources:
          Orders:
         #^^^^^^ resource `Orders` has no `Type`
            Properties: {QueueName: orders}
        """),
      Example(
        "a type",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func noType(_ name: Node) -> Self {
    "resource `\(name.text)` has no `Type`"
  }
}
