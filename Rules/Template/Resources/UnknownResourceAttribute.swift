import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds attributes that a resource does not have.
  package static let unknownResourceAttribute = Rule(
    "unknown-resource-attribute",
    summary: "attribute that resources do not have",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E3001", "E3066")],
    why: """
      CloudFormation refuses a resource with an attribute that it does not know. Properties \
      belong one level deeper, under `Properties`.
      """,
    fix: "move the attribute under `Properties`, correct its name, or remove it",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      for resource in inspection.declarations(in: .resources)
      where !ResourceAttributes.isServerless(resource, in: template) {
        let attributes = ResourceAttributes.of(resource, in: template)
        for pair in attributes.unknown(in: resource.body) {
          inspection.report(
            .unknown(pair.key, resource.key), at: pair.key,
            help: NearestName.nearest(to: pair.key.text, among: attributes.names).map {
              "write `\($0)`"
            })
        }
      }
    },
    examples: [
      Example(
        "a property beside the type",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            QueueName: orders
           #^^^^^^^^^ `QueueName` of resource `Orders` is not an attribute of a resource
        """),
      Example(
        "a misspelt attribute",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            DeletePolicy: Retain
           #^^^^^^^^^^^^ `DeletePolicy` of resource `Orders` is not an attribute of a resource
        """),
      Example(
        "attributes, and what SAM adds to them",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            DeletionPolicy: Retain
            Connectors:
              Read:
                Properties:
                  Destination: {Id: Take}
                  Permissions: [Read, Write]
          Take:
            Type: AWS::Serverless::Function
            Properties: {CodeUri: take/, Handler: index.handler, Runtime: nodejs22.x}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ attribute: Node, _ name: Node) -> Self {
    "`\(attribute.text)` of resource `\(name.text)` is not an attribute of a resource"
  }
}
