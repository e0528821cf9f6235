import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds resources with two tags of one key.
  package static let duplicateTag = Rule(
    "duplicate-tag",
    summary: "two tags with the same key",
    severity: .error,
    category: .schema,
    equivalents: [Equivalents(.cfnLint, "E3024")],
    why: """
      A resource has one value for each key. Services refuse a list with a key twice, and the \
      deployment fails.
      """,
    fix: "remove one of the two tags",
    url:
      "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html",
    check: .wholeTemplate { template in
      for resource in template.resources {
        var seen: [PossibleValue] = []
        template.about(resource) {
          for key in ResourceTag.keys(of: resource, template, mayMatter: hasRepetition) {
            for first in seen where first.text == key.text {
              guard let both = template.evaluation.value(key, alongside: first) else { continue }
              template.report(
                .twice(key.text ?? ""), at: key.place.range,
                path: (key.place.parent ?? key.place).path, when: both.scenario,
                related: [RelatedPlace("the first tag with this key", at: first.place)])
              break
            }
            seen.append(key)
          }
        }
      }
    },
    examples: [
      Example(
        "a key twice",
        """
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
              Tags:
                - {Key: team, Value: orders}
                - {Key: team, Value: returns}
                #       ^^^^ tag `team` stands here twice
        """),
      Example(
        "a key in either of two cases, and keys that differ in case",
        """
        Parameters:
          Stage: {Type: String}
        Conditions:
          IsLive: !Equals [!Ref Stage, live]
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
              Tags:
                - !If [IsLive, {Key: team, Value: orders}, !Ref AWS::NoValue]
                - !If [IsLive, !Ref AWS::NoValue, {Key: team, Value: returns}]
                - {Key: Team, Value: orders}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func twice(_ key: String) -> Self {
    "tag `\(key.shortened(to: 40))` stands here twice"
  }
}

/// Whether a key stands among some twice.
private func hasRepetition(_ keys: [Node]) -> Bool {
  keys.indices.dropFirst().contains { index in
    keys[index].withUTF8 { key in
      keys[..<index].contains { $0.withUTF8 { $0.elementsEqual(key) } }
    }
  }
}
