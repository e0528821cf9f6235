import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds resources that wait for themselves.
  package static let resourceDependsOnItself = Rule(
    "resource-depends-on-itself",
    summary: "`DependsOn` with the name of its own resource",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E3005")],
    why: """
      A resource that waits for itself is never made: CloudFormation refuses the template as a \
      circular dependency.
      """,
    fix: "remove the name from `DependsOn`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
    check: .wholeTemplate { inspection in
      for resource in inspection.declarations(in: .resources) {
        guard let node = resource.body["DependsOn"] else { continue }
        let name = resource.key.text
        for dependency in node.isSequence ? node.elements : [node] where dependency.textIs(name) {
          inspection.report(.itself(resource.key), at: dependency)
        }
      }
    },
    examples: [
      Example(
        "a queue that waits for itself",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            DependsOn: Orders
            #          ^^^^^^ resource `Orders` depends on itself
        """),
      Example(
        "a queue that waits for a bucket",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            DependsOn: Archive
          Archive:
            Type: AWS::S3::Bucket
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func itself(_ name: Node) -> Self {
    "resource `\(name.text)` depends on itself"
  }
}
