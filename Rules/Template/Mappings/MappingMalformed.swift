import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds mappings that do not lead through two keys to a value.
  package static let mappingMalformed = Rule(
    "mapping-malformed",
    summary: "mapping without two levels of keys",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E7001")],
    why: """
      A mapping leads from a top-level key over a second-level key to a text or a list of texts. \
      CloudFormation refuses any other shape.
      """,
    fix: "write the mapping with two levels of keys",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html",
    check: .wholeTemplate { inspection in
      for mapping in inspection.declarations(in: .mappings) {
        for top in mapping.body.pairs where !top.value.isNull {
          guard top.value.isMapping, top.value.function == nil else {
            inspection.report(.noSecondLevel(top, mapping.key), at: top.value)
            continue
          }
          for second in top.value.pairs where !isValue(second.value) {
            inspection.report(.wrong(second, mapping.key), at: second.value)
          }
        }
      }
    },
    examples: [
      Example(
        "one level, and three",
        """
        Mappings:
          Sizes:
            prod: large
            #     ^^^^^ `prod` of mapping `Sizes` is `large`, not a mapping of second-level keys
          Networks:
            prod:
              cidr: {ipv4: 10.0.0.0/16}
              #     ^^^^^^^^^^^^^^^^^^^ `cidr` of mapping `Networks` is a mapping, not a text or a list of texts
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "two levels",
        """
        Mappings:
          Sizes:
            prod: {type: large, zones: [a, b], count: 3}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

private func isValue(_ node: Node) -> Bool {
  node.isScalar || node.isSequence && node.elements.allSatisfy(\.isScalar)
}

extension Diagnostic.Message {
  fileprivate static func noSecondLevel(_ top: Node.Pair, _ name: Node) -> Self {
    """
    `\(top.key.text)` of mapping `\(name.text)` is \(top.value.inWords), \
    not a mapping of second-level keys
    """
  }

  fileprivate static func wrong(_ second: Node.Pair, _ name: Node) -> Self {
    """
    `\(second.key.text)` of mapping `\(name.text)` is \(second.value.inWords), \
    not a text or a list of texts
    """
  }
}
