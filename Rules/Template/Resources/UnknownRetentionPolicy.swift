import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds deletion and replacement policies that CloudFormation does not know.
  package static let unknownRetentionPolicy = Rule(
    "unknown-retention-policy",
    summary: "deletion or replacement policy that CloudFormation does not know",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E3035", "E3036")],
    why: """
      CloudFormation refuses the template. `RetainExceptOnCreate` is for deletion only.
      """,
    fix: "use `Delete`, `Retain` or `Snapshot`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      for resource in inspection.declarations(in: .resources) {
        for policy in RetentionPolicy.allCases {
          guard let node = resource.body[policy.rawValue], !node.isNull,
            !node.textIs("Retain"), !node.textIs("Delete")
          else { continue }
          guard node.isScalar || node.function != nil else {
            inspection.report(.wrong(policy, resource.key, node), at: node)
            continue
          }
          guard node.isScalar || template.usesLanguageExtensions else { continue }
          for value in inspection.evaluation.values(of: node) {
            guard let text = value.text, !policy.values.contains(text),
              !(resource.isRepeated && text.contains("{"))
            else { continue }
            let nearest = NearestName.nearest(to: text, among: policy.values)
            inspection.report(
              .unknown(policy, resource.key, text), at: value,
              help: nearest.map { "write `\($0)`" })
          }
        }
      }
    },
    examples: [
      Example(
        "a policy that is a word of another tool",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            DeletionPolicy: Keep
            #               ^^^^ `DeletionPolicy` of resource `Orders` is `Keep`, which CloudFormation does not know
            UpdateReplacePolicy: [Retain]
            #                    ^^^^^^^^ `UpdateReplacePolicy` of resource `Orders` is a list, not a text
        """),
      Example(
        "known policies",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            DeletionPolicy: RetainExceptOnCreate
            UpdateReplacePolicy: Retain
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func wrong(_ policy: RetentionPolicy, _ name: Node, _ value: Node) -> Self {
    "`\(policy.rawValue)` of resource `\(name.text)` is \(value.inWords), not a text"
  }

  fileprivate static func unknown(_ policy: RetentionPolicy, _ name: Node, _ value: String) -> Self
  {
    """
    `\(policy.rawValue)` of resource `\(name.text)` is `\(value)`, \
    which CloudFormation does not know
    """
  }
}
