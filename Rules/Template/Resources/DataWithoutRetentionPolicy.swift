import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds resources with data that nothing keeps from being deleted.
  package static let dataWithoutRetentionPolicy = Rule(
    "data-without-retention-policy",
    summary: "resource with data that goes away with the stack",
    severity: .note,
    category: .template,
    isEnabledByDefault: false,
    documents: ["EC2-06"],
    equivalents: [Equivalents(.cfnLint, "I3011")],
    why: """
      By default CloudFormation deletes a resource that leaves the template or is replaced, and \
      its data with it.
      """,
    fix: "set `DeletionPolicy` and `UpdateReplacePolicy`, to `Delete` where that is meant",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard !template.tree.isIncomplete else { return }
      for resource in inspection.declarations(in: .resources) {
        guard let type = resource.body["Type"], type.isScalar,
          RetentionPolicy.typesWithData.contains(type.text)
        else { continue }
        let missing = RetentionPolicy.allCases.filter { resource.body.pair($0.rawValue) == nil }
        guard !missing.isEmpty else { continue }
        inspection.report(.unprotected(resource.key, missing), at: resource.key)
      }
    },
    examples: [
      Example(
        "a table without policies",
        """
        Resources:
          Orders:
         #^^^^^^ `Orders` holds data but has no `DeletionPolicy` and no `UpdateReplacePolicy`
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
              KeySchema: [{AttributeName: id, KeyType: HASH}]
        """),
      Example(
        "a table that is meant to go away",
        """
        Resources:
          Orders:
            Type: AWS::DynamoDB::Table
            DeletionPolicy: Delete
            UpdateReplacePolicy: Delete
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
              KeySchema: [{AttributeName: id, KeyType: HASH}]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unprotected(_ name: Node, _ missing: [RetentionPolicy]) -> Self {
    let policies = missing.map { "no `\($0.rawValue)`" }.joined(separator: " and ")
    return "`\(name.text)` holds data but has \(policies)"
  }
}
