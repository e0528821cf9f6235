import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds keys of mappings with characters that CloudFormation does not allow in them.
  package static let mappingKeyNotAlphanumeric = Rule(
    "mapping-key-not-alphanumeric",
    summary: "mapping key with characters that are not allowed",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E7001")],
    why: """
      CloudFormation refuses the template. A top-level key takes letters, digits, `-` and `.`, a \
      second-level key letters and digits only.
      """,
    fix: "leave the other characters out of the key, here and where it is looked up",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html",
    check: .wholeTemplate { inspection in
      for mapping in inspection.declarations(in: .mappings) {
        for top in mapping.body.pairs where !isFunction(top.key) {
          if let character = top.key.firstForbiddenCharacter("-.") {
            inspection.report(.topLevel(top.key, character), at: top.key)
          }
          guard top.value.function == nil else { continue }
          for second in top.value.pairs where !isFunction(second.key) {
            guard let character = second.key.firstForbiddenCharacter("") else { continue }
            inspection.report(.secondLevel(second.key, character), at: second.key)
          }
        }
      }
    },
    examples: [
      Example(
        "a path, and an underscore",
        """
        Mappings:
          Names:
            shop/prod:
           #^^^^^^^^^ top-level key `shop/prod` holds `/`; only letters, digits, `-` and `.` are allowed
              queue_name: orders
             #^^^^^^^^^^ second-level key `queue_name` holds `_`; only letters and digits are allowed
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "a region",
        """
        Mappings:
          Names:
            eu-central-1: {queueName: orders}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

private func isFunction(_ key: Node) -> Bool {
  key.withUTF8 { $0.starts(with: "Fn::".utf8) }
}

extension Diagnostic.Message {
  fileprivate static func topLevel(_ key: Node, _ character: Character) -> Self {
    """
    top-level key \(key.inWords) holds `\(character)`; \
    only letters, digits, `-` and `.` are allowed
    """
  }

  fileprivate static func secondLevel(_ key: Node, _ character: Character) -> Self {
    "second-level key \(key.inWords) holds `\(character)`; only letters and digits are allowed"
  }
}
