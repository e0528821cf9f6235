import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds connector that is not written as one.
  package static let serverlessConnectorMalformed = Rule(
    "serverless-connector-malformed",
    summary: "connector that is not written as one",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      A connector has properties with a destination and permissions. The transform refuses \
      anything else in their place.
      """,
    fix: "write `Properties` with `Destination` and `Permissions`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-connector.html",
    check: .wholeTemplate { template in
      for connector in template.writtenConnectors {
        template.about(connector.resource) { checkConnector(connector, template) }
      }
    },
    examples: [
      Example(
        "nothing permitted",
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
                  Permissions: []
                  #            ^^ `Permissions` is empty
        """),
      Example(
        "no destination",
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
            # ^^^^^ connector `Write` has no `Destination`
                Properties:
                  Permissions: [Write]
        """),
      Example(
        "a connector",
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
                  Permissions: [Write]
        """),
    ]
  )
}

private func checkConnector(_ connector: WrittenConnector, _ template: Inspection) {
  guard connector.body.isMapping else {
    template.report(
      .wrong("connector `\(connector.key.text.shortened(to: 30))`", connector.body),
      at: connector.body.isNull ? connector.key : connector.body)
    return
  }
  guard let properties = connector.properties else {
    if connector.isEmbedded, let written = connector.body["Properties"], !written.isFunctionCall {
      template.report(.wrong("`Properties`", written), at: written)
    }
    if connector.isEmbedded, connector.body["Properties"] == nil {
      template.report(.missing(connector.key, "Properties"), at: connector.key)
    }
    return
  }
  if connector.isEmbedded {
    for name in ["Destination", "Permissions"] where properties[name].map(\.isNull) ?? true {
      template.report(.missing(connector.key, name), at: connector.key)
    }
    checkSource(properties, template)
  }
  for name in ["Destination", "Permissions"] {
    guard let list = properties[name], list.isSequence, list.count == 0 else { continue }
    template.report(.empty(name), at: list)
  }
  for permission in properties["Permissions"]?.elements ?? [] {
    guard !permission.textIs("Read"), !permission.textIs("Write"), !permission.isFunctionCall else {
      continue
    }
    template.report(.unknown(permission), at: permission)
  }
}

private func checkSource(_ properties: Node, _ template: Inspection) {
  guard let source = properties["SourceReference"], !source.isNull else { return }
  guard source.isMapping else {
    template.report(.wrong("`SourceReference`", source), at: source)
    return
  }
  if let id = source.pair("Id") { template.report(.ownId, at: id.key) }
}

extension Diagnostic.Message {
  fileprivate static func wrong(_ thing: String, _ value: Node) -> Self {
    "\(thing) is \(value.inWords), where SAM takes a mapping"
  }

  fileprivate static func empty(_ name: String) -> Self { "`\(name)` is empty" }

  fileprivate static func missing(_ key: Node, _ name: String) -> Self {
    "connector `\(key.text.shortened(to: 30))` has no `\(name)`"
  }

  fileprivate static let ownId: Self =
    "the source is the resource itself, and `SourceReference` takes no `Id`"

  fileprivate static func unknown(_ permission: Node) -> Self {
    "`Permissions` has \(permission.inWords), and SAM takes only `Read` or `Write`"
  }
}
