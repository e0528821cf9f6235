import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds mappings with nearly too many entries.
  package static let mappingNearLimit = Rule(
    "mapping-near-limit",
    summary: "mapping with nearly as many as 200 entries",
    severity: .note,
    category: .template,
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cfnLint, "I7010")],
    why: """
      With little more, CloudFormation refuses the template: a mapping has at most 200 top-level \
      keys, and each of them at most 200 values.
      """,
    fix: "split the mapping in two, or keep the values in Parameter Store",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html",
    check: .wholeTemplate { inspection in
      for mapping in inspection.declarations(in: .mappings) {
        for table in [Node.Pair(key: mapping.key, value: mapping.body)] + mapping.body.pairs {
          let count = table.value.count
          guard table.value.isMapping, TemplateLimit.isNear(count, TemplateLimit.mappings) else {
            continue
          }
          inspection.report(.near(count, table.key), at: table.key)
        }
      }
    },
    examples: [
      Example(
        "190 keys",
        """
        Mappings:
          Accounts:
         #^^^^^^^^ `Accounts` has 190 entries, close to the 200 that are allowed
        \(TemplateLimit.lines(190) { "    Account\($0): {Stage: test}" })
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "one key",
        """
        Mappings:
          Accounts:
            "111122223333": {Stage: test}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func near(_ count: Int, _ name: Node) -> Self {
    "`\(name.text)` has \(count) entries, close to the 200 that are allowed"
  }
}
