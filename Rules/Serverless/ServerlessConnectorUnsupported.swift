import CloudFormation
package import Linting
import ResourceCatalog
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds connector between resources that SAM cannot connect.
  package static let serverlessConnectorUnsupported = Rule(
    "serverless-connector-unsupported",
    summary: "connector between resources that SAM cannot connect",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      SAM knows what to permit between some types of resources, in one direction or both. The \
      transform refuses any other pair, and a permission that the pair does not have.
      """,
    fix: "connect a pair that SAM supports, or write the policy yourself",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html",
    check: .wholeTemplate { template in
      for pair in template.connectedPairs {
        template.about(pair.connector.resource) {
          guard let profile = pair.profile else {
            template.report(
              .unsupported(pair),
              at: pair.destination["Id"] ?? pair.destination["Type"] ?? pair.destination)
            return
          }
          checkPermissions(of: pair, profile, template)
        }
      }
    },
    examples: [
      Example(
        "a table that cannot call a queue",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
              KeySchema: [{AttributeName: id, KeyType: HASH}]
              BillingMode: PAY_PER_REQUEST
            Connectors:
              Send:
                Properties:
                  Destination: {Id: Jobs}
                  #                 ^^^^ SAM cannot connect `AWS::DynamoDB::Table` to `AWS::SQS::Queue`
                  Permissions: [Write]
          Jobs:
            Type: AWS::SQS::Queue
        """),
      Example(
        "reading from what can only be written to",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
              KeySchema: [{AttributeName: id, KeyType: HASH}]
              BillingMode: PAY_PER_REQUEST
          Take:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: take/
              Handler: index.handler
              Runtime: nodejs22.x
            Connectors:
              Send:
                Properties:
                  Destination: {Id: Notices}
                  Permissions: [Read]
                  #             ^^^^ a connector from `AWS::Lambda::Function` to `AWS::SNS::Topic` has no `Read`
          Notices:
            Type: AWS::SNS::Topic
        """),
      Example(
        "a pair that SAM connects",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
              KeySchema: [{AttributeName: id, KeyType: HASH}]
              BillingMode: PAY_PER_REQUEST
          Take:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: take/
              Handler: index.handler
              Runtime: nodejs22.x
            Connectors:
              Write:
                Properties:
                  Destination: {Id: Orders}
                  Permissions: [Read, Write]
        """),
    ]
  )
}

private func checkPermissions(
  of pair: ConnectedPair, _ profile: ConnectorProfile, _ template: Inspection
) {
  guard let permissions = pair.connector.properties?.pair("Permissions"),
    permissions.value.isSequence, permissions.value.count > 0
  else { return }
  let names = permissions.value.elements
  let known = profile.categories.map(\.name)
  let missing = names.filter { ["Read", "Write"].contains($0.text) && !known.contains($0.text) }
  for name in missing { template.report(.noPermission(pair, name), at: name) }
  guard missing.isEmpty, !profile.combinations.isEmpty else { return }
  let asked = Set(names.map(\.text))
  if !profile.combinations.contains(where: { Set($0) == asked }) {
    template.report(.noCombination(profile.combinations), at: permissions.value)
  }
}

extension Diagnostic.Message {
  fileprivate static func unsupported(_ pair: ConnectedPair) -> Self {
    let ends = [pair.sourceType, pair.destinationType].map { "`\($0.shortened(to: 38))`" }
    return "SAM cannot connect \(ends[0]) to \(ends[1])"
  }

  fileprivate static func noPermission(_ pair: ConnectedPair, _ permission: Node) -> Self {
    let ends = [pair.sourceType, pair.destinationType].map { "`\($0.shortened(to: 30))`" }
    return "a connector from \(ends[0]) to \(ends[1]) has no `\(permission.text.shortened(to: 8))`"
  }

  fileprivate static func noCombination(_ combinations: [[String]]) -> Self {
    let words = combinations.map { $0.map { "`\($0)`" }.joined(separator: " with ") }
    return "between these resources SAM permits only \(words.joined(separator: ", "))"
  }
}
