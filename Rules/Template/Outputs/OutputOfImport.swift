import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds outputs that only pass on what another stack exports.
  package static let outputOfImport = Rule(
    "output-of-import",
    summary: "output that only passes on what another stack exports",
    severity: .warning,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "W6001")],
    why: """
      Who reads this output depends on two stacks instead of one, and neither export can change \
      while the other uses it.
      """,
    fix: "import the value where it is needed",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html",
    check: .wholeTemplate { inspection in
      for output in inspection.declarations(in: .outputs) {
        guard let value = output.body["Value"], value.function == .importValue else { continue }
        inspection.report(.passedOn(output.key), at: value)
      }
    },
    examples: [
      Example(
        "an import as output",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          Network:
            Value: !ImportValue network-id
            #      ^^^^^^^^^^^^^^^^^^^^^^^ output `Network` only passes on what another stack exports
        """),
      Example(
        "a value of the stack's own",
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
  fileprivate static func passedOn(_ name: Node) -> Self {
    "output `\(name.text)` only passes on what another stack exports"
  }
}
