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
        guard let value = output.body["Value"], isImport(value) else { continue }
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
        "an import that is all of a text, and one that is a part of it",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          Network:
            Value: !Sub ["${Id}", {Id: !ImportValue network-id}]
            #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ output `Network` only passes on what another stack exports
          Address:
            Value: !Sub ["https://${Host}/orders", {Host: !ImportValue host}]
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

/// Whether a value is an import, or a text that is nothing but one.
private func isImport(_ value: Node) -> Bool {
  if value.function == .importValue { return true }
  guard value.function == .sub, let parts = value.functionArgument?.elements, parts.count == 2,
    let variable = parts[1].pairs.first, parts[1].count == 1
  else { return false }
  return variable.value.function == .importValue && parts[0].text == "${\(variable.key.text)}"
}

extension Diagnostic.Message {
  fileprivate static func passedOn(_ name: Node) -> Self {
    "output `\(name.text)` only passes on what another stack exports"
  }
}
