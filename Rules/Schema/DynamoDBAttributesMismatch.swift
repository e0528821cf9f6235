import CloudFormation
package import Linting
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds tables whose attributes are not those of their keys.
  package static let dynamoDBAttributesMismatch = Rule(
    "dynamodb-attributes-mismatch",
    summary: "table that defines other attributes than its keys have",
    severity: .error,
    category: .schema,
    services: ["dynamodb"],
    equivalents: [Equivalents(.cfnLint, "E3039")],
    why: """
      DynamoDB wants the attributes of the keys defined, and no others: it refuses a table \
      with an attribute too many or too few.
      """,
    fix: "define the attributes of the keys and indexes, and no others",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html",
    check: .eachResource(of: ["AWS::DynamoDB::Table"]) { table, template in
      guard let defined = Rule.names("AttributeDefinitions.*.AttributeName", table, template),
        var used = Rule.names("KeySchema.*.AttributeName", table, template),
        let global = Rule.names(
          "GlobalSecondaryIndexes.*.KeySchema.*.AttributeName", table, template),
        let local = Rule.names(
          "LocalSecondaryIndexes.*.KeySchema.*.AttributeName", table, template)
      else { return }
      used.formUnion(global)
      used.formUnion(local)
      guard !used.isEmpty, used != defined, let properties = table.properties
      else { return }
      let extra = defined.subtracting(used).sorted()
      let message: Diagnostic.Message =
        extra.isEmpty
        ? .undefined(used.subtracting(defined).sorted()) : .unused(extra)
      template.report(
        message, at: (properties["AttributeDefinitions"]?.key ?? table.key).range,
        path: properties.path)
    },
    examples: [
      Example(
        "an attribute that is no key",
        """
        Resources:
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions:
            # ^^^^^^^^^^^^^^^^^^^^ `AttributeDefinitions` has `total`, which no key has
                - {AttributeName: id, AttributeType: S}
                - {AttributeName: total, AttributeType: N}
              KeySchema:
                - {AttributeName: id, KeyType: HASH}
        """),
      Example(
        "no attributes at all",
        """
        Resources:
          Orders:
        # ^^^^^^ the keys have `id`, which `AttributeDefinitions` lacks
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              KeySchema:
                - {AttributeName: id, KeyType: HASH}
        """),
      Example(
        "the attributes of the keys",
        """
        Resources:
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions:
                - {AttributeName: id, AttributeType: S}
              KeySchema:
                - {AttributeName: id, KeyType: HASH}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func undefined(_ names: [String]) -> Self {
    "the keys have \(names.listed("and")), which `AttributeDefinitions` lacks"
  }
  fileprivate static func unused(_ names: [String]) -> Self {
    "`AttributeDefinitions` has \(names.listed("and")), which no key has"
  }
}

extension Rule {
  /// The texts at a path; nil when one of them is not known.
  private static func names(_ path: PropertyPath, _ table: Resource, _ template: Inspection)
    -> Set<String>?
  {
    var names: Set<String> = []
    for value in template.values(at: path, in: table) {
      if value.isAbsent, value.scenario == .always { continue }
      guard value.scenario == .always, value.assumedDefault == nil, let text = value.text else {
        return nil
      }
      names.insert(text)
    }
    return names
  }
}
