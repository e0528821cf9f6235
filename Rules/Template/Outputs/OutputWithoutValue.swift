import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds outputs without a value, and exports without a name.
  package static let outputWithoutValue = Rule(
    "output-without-value",
    summary: "output without a value, or export without a name",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E6001", "E6002")],
    why: """
      CloudFormation refuses an output that has nothing to show, and an export that nobody could \
      import.
      """,
    fix: "add what is missing, or remove the output",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard !template.tree.isIncomplete else { return }
      for output in inspection.declarations(in: .outputs) where output.body.isMapping {
        if output.body.pair("Value") == nil {
          inspection.report(.noValue(output.key), at: output.key)
        }
        if let export = output.body.pair("Export"), AttributeKind.mapping.accepts(export.value),
          !export.value.isNull, export.value.function == nil, export.value.pair("Name") == nil
        {
          inspection.report(.noName(output.key), at: export.key)
        }
      }
    },
    examples: [
      Example(
        "only a description",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          OrdersUrl: {Description: where orders go}
         #^^^^^^^^^ output `OrdersUrl` has no `Value`
          OrdersArn:
            Value: !GetAtt Orders.Arn
            Export: {}
           #^^^^^^ the export of output `OrdersArn` has no `Name`
        """),
      Example(
        "a value",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          OrdersUrl:
            Value: !Ref Orders
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func noValue(_ name: Node) -> Self {
    "output `\(name.text)` has no `Value`"
  }

  fileprivate static func noName(_ name: Node) -> Self {
    "the export of output `\(name.text)` has no `Name`"
  }
}
