import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds keys of tables whose parts DynamoDB does not take.
  package static let dynamodbKeySchemaOutOfOrder = Rule(
    "dynamodb-key-schema-out-of-order",
    summary: "key of a table whose parts are in the wrong order",
    severity: .error,
    category: .schema,
    services: ["dynamodb"],
    equivalents: [Equivalents(.cfnLint, "E3002", "E3012", "E3018")],
    why: """
      A key has a partition key (`HASH`), and behind it at most a sort key (`RANGE`). DynamoDB \
      refuses a table with any other.
      """,
    fix: "write the partition key (`HASH`) first, and the sort key (`RANGE`) behind it",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-keyschema.html",
    check: .eachResource(of: ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"]) {
      table, inspection in
      for path: PropertyPath in [
        "KeySchema", "GlobalSecondaryIndexes.*.KeySchema", "LocalSecondaryIndexes.*.KeySchema",
      ] {
        for schema in inspection.values(at: path, in: table) {
          guard let parts = schema.sequence, parts.count > 0,
            parts.elements.allSatisfy({ $0.isMapping && $0.function == nil })
          else { continue }
          for (part, wanted) in zip(parts.elements, ["HASH", "RANGE"]) {
            for kind in inspection.property(
              "KeyType", of: PossibleValue(.written(part), at: part, when: schema.scenario))
            {
              guard let text = kind.text, text != wanted else { continue }
              inspection.report(.outOfOrder(text, wanted), at: kind)
            }
          }
        }
      }
    },
    examples: [
      Example(
        "a sort key alone, and two partition keys",
        """
        Resources:
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
              KeySchema: [{AttributeName: id, KeyType: RANGE}]
              #                                        ^^^^^ the key is `RANGE` here, where DynamoDB takes `HASH`
          Invoices:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}, {AttributeName: day, AttributeType: S}]
              KeySchema:
                - {AttributeName: id, KeyType: HASH}
                - {AttributeName: day, KeyType: HASH}
                #                               ^^^^ the key is `HASH` here, where DynamoDB takes `RANGE`
        """),
      Example(
        "a partition key and a sort key",
        """
        Resources:
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}, {AttributeName: day, AttributeType: S}]
              KeySchema:
                - {AttributeName: id, KeyType: HASH}
                - {AttributeName: day, KeyType: RANGE}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func outOfOrder(_ found: String, _ wanted: String) -> Self {
    "the key is `\(found.shortened(to: 30))` here, where DynamoDB takes `\(wanted)`"
  }
}
