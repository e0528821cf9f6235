import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds attributes that an output does not have.
  package static let unknownOutputAttribute = Rule(
    "unknown-output-attribute",
    summary: "attribute that outputs do not have",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E6001")],
    why: """
      CloudFormation refuses a template with an attribute of an output that it does not know.
      """,
    fix: "remove the attribute, or correct its name",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html",
    check: .wholeTemplate { inspection in
      for output in inspection.declarations(in: .outputs) {
        var unknown = OutputAttributes.all.unknown(in: output.body).map {
          ($0, OutputAttributes.all)
        }
        if let export = output.body["Export"], AttributeKind.mapping.accepts(export) {
          unknown += OutputAttributes.export.unknown(in: export).map {
            ($0, OutputAttributes.export)
          }
        }
        for (pair, attributes) in unknown {
          inspection.report(
            .unknown(pair.key, output.key), at: pair.key, help: attributes.help(for: pair.key))
        }
      }
    },
    examples: [
      Example(
        "a misspelt attribute, and one of a resource",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          OrdersUrl:
            Value: !Ref Orders
            Descripton: where orders go
           #^^^^^^^^^^ `Descripton` of output `OrdersUrl` is not an attribute of an output
            Type: String
           #^^^^ `Type` of output `OrdersUrl` is not an attribute of an output
        """),
      Example(
        "all attributes",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          OrdersUrl:
            Description: where orders go
            Value: !Ref Orders
            Export: {Name: orders-url}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ attribute: Node, _ name: Node) -> Self {
    "`\(attribute.text)` of output `\(name.text)` is not an attribute of an output"
  }
}
