import CloudFormation
package import Linting
import PropertyValidation
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds lists with the same text twice where that is allowed.
  package static let repeatedListItem = Rule(
    "repeated-list-item",
    summary: "list with a text that it already has",
    severity: .note,
    category: .schema,
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cfnLint, "I3037")],
    why: """
      The service takes the list as it is, so the text counts twice. Mostly it was meant to be \
      another one.
      """,
    fix: "remove one of the two, or correct it",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .wholeTemplate { template in
      // What a list refuses is asked only where something stands in it twice.
      lazy var refused = Set(
        template.propertyFindings.compactMap { finding in
          if case .duplicate = finding.problem { finding.value.place.range } else { nil }
        })
      for resource in template.resources where resource.generatedBy == nil {
        guard let properties = resource.properties else { continue }
        for (first, second) in repeatedTexts(in: properties) where !refused.contains(second.range) {
          template.about(resource) {
            template.report(
              .again(second.text), at: second, when: template.evaluation.scenario(of: resource),
              related: [RelatedPlace("it stands here first", at: first)])
          }
        }
      }
    },
    examples: [
      Example(
        "an argument twice",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - Name: worker
                  Image: worker
                  Memory: 128
                  Command: [work, --fast, --fast]
                  #                       ^^^^^^ `--fast` stands in this list already
        """),
      Example(
        "different arguments",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - {Name: worker, Image: worker, Memory: 128, Command: [work, --fast, --safe]}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func again(_ text: String) -> Self {
    "`\(text.shortened(to: 40))` stands in this list already"
  }
}

/// The texts that stand in a list for the second time, each with the first, at any depth.
private func repeatedTexts(in node: Node) -> [(Node, Node)] {
  guard node.function == nil else { return [] }
  if node.isMapping { return node.pairs.flatMap { repeatedTexts(in: $0.value) } }
  guard node.isSequence else { return [] }
  var seen: [String: Node] = [:]
  var found: [(Node, Node)] = []
  for element in node.elements {
    if element.isScalar, !element.isNull {
      if let first = seen[element.text] { found.append((first, element)) }
      seen[element.text] = seen[element.text] ?? element
    } else {
      found += repeatedTexts(in: element)
    }
  }
  return found
}
