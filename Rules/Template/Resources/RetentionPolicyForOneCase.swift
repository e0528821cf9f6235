import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds resources that are kept when deleted but not when replaced, or the other way round.
  package static let retentionPolicyForOneCase = Rule(
    "retention-policy-for-one-case",
    summary: "resource kept in only one of two cases",
    severity: .warning,
    category: .template,
    documents: ["EC2-06"],
    equivalents: [Equivalents(.cfnLint, "W3011")],
    why: """
      A resource goes away when it is deleted, and when an update replaces it. A policy for one \
      of the cases leaves the data unprotected in the other.
      """,
    fix: "set `DeletionPolicy` and `UpdateReplacePolicy` to the same value",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard !template.tree.isIncomplete else { return }
      for resource in inspection.declarations(in: .resources) where resource.body.isMapping {
        let deletion = resource.body["DeletionPolicy"]
        let replacement = resource.body["UpdateReplacePolicy"]
        let present: (policy: RetentionPolicy, value: Node)
        switch (deletion, replacement) {
        case (let value?, nil): present = (.deletion, value)
        case (nil, let value?): present = (.replacement, value)
        default: continue
        }
        guard !present.value.textIs("Delete"),
          !replacedByNewVersion.contains(resource.body["Type"]?.text ?? "")
        else { continue }
        inspection.report(.oneCase(resource.key, present.policy), at: resource.key)
      }
    },
    examples: [
      Example(
        "kept when deleted",
        """
        Resources:
          Orders:
         #^^^^^^ `Orders` has a `DeletionPolicy` but no `UpdateReplacePolicy`: a replacement deletes its data
            Type: AWS::SQS::Queue
            DeletionPolicy: Retain
        """),
      Example(
        "kept in both cases",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            DeletionPolicy: Retain
            UpdateReplacePolicy: Retain
        """),
    ]
  )
}

/// Types whose every change makes a new version beside the old one.
private let replacedByNewVersion: Set<String> = [
  "AWS::Lambda::Version", "AWS::Lambda::LayerVersion", "AWS::Serverless::LayerVersion",
]

extension Diagnostic.Message {
  fileprivate static func oneCase(_ name: Node, _ present: RetentionPolicy) -> Self {
    switch present {
    case .deletion:
      """
      `\(name.text)` has a `DeletionPolicy` but no `UpdateReplacePolicy`: \
      a replacement deletes its data
      """
    case .replacement:
      """
      `\(name.text)` has an `UpdateReplacePolicy` but no `DeletionPolicy`: \
      a deletion deletes its data
      """
    }
  }
}
