import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds mappings with too many entries.
  package static let mappingTooLarge = Rule(
    "mapping-too-large",
    summary: "mapping with more than 200 entries",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E7010")],
    why: """
      CloudFormation refuses the template: a mapping has at most 200 top-level keys, and each of \
      them at most 200 values.
      """,
    fix: "split the mapping in two, or keep the values in Parameter Store",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html",
    check: .wholeTemplate { inspection in
      for mapping in inspection.declarations(in: .mappings) {
        for table in [Node.Pair(key: mapping.key, value: mapping.body)] + mapping.body.pairs {
          let count = table.value.count
          guard table.value.isMapping, count > TemplateLimit.mappings else { continue }
          inspection.report(.over(count, table.key), at: table.key)
        }
      }
    },
    examples: [
      Example(
        "201 keys",
        """
        Mappings:
          Accounts:
         #^^^^^^^^ `Accounts` has 201 entries, more than the 200 that are allowed
        \(TemplateLimit.lines(201) { "    Account\($0): {Stage: test}" })
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
  fileprivate static func over(_ count: Int, _ name: Node) -> Self {
    "`\(name.text)` has \(count) entries, more than the 200 that are allowed"
  }
}
