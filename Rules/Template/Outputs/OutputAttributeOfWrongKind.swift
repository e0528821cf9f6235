import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds attributes of outputs with a value of the wrong kind.
  package static let outputAttributeOfWrongKind = Rule(
    "output-attribute-of-wrong-kind",
    summary: "attribute of an output with a value of the wrong kind",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E6001", "E6003", "E6005", "E6102")],
    why: """
      CloudFormation refuses the template. Of an output only the value and the name of its export \
      can be worked out by functions.
      """,
    fix: "write a value of the kind that the attribute takes",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html",
    check: .wholeTemplate { inspection in
      for output in inspection.declarations(in: .outputs) {
        for (pair, kind) in OutputAttributes.all.misfits(in: output.body) {
          inspection.report(.wrong(pair, output.key, kind), at: pair.value)
        }
        guard let export = output.body["Export"], AttributeKind.mapping.accepts(export) else {
          continue
        }
        for (pair, kind) in OutputAttributes.export.misfits(in: export, allowingFunctions: true) {
          inspection.report(.wrongExport(pair, output.key, kind), at: pair.value)
        }
      }
    },
    examples: [
      Example(
        "a function for the description, and a text for the export",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          OrdersUrl:
            Description: !Sub "orders of ${AWS::StackName}"
            #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `Description` of output `OrdersUrl` is a call of `Fn::Sub`, not a text
            Value: !Ref Orders
            Export: orders-url
            #       ^^^^^^^^^^ `Export` of output `OrdersUrl` is `orders-url`, not a mapping
        """),
      Example(
        "a function for the export's name",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          OrdersUrl:
            Value: !Ref Orders
            Export: {Name: !Sub "${AWS::StackName}-orders"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func wrong(_ pair: Node.Pair, _ name: Node, _ kind: AttributeKind) -> Self {
    "`\(pair.key.text)` of output `\(name.text)` is \(pair.value.inWords), not \(kind.words)"
  }

  fileprivate static func wrongExport(_ pair: Node.Pair, _ name: Node, _ kind: AttributeKind)
    -> Self
  {
    """
    `\(pair.key.text)` of the export of output `\(name.text)` is \(pair.value.inWords), \
    not \(kind.words)
    """
  }
}
