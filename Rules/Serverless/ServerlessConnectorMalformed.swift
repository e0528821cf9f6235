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
      for resource in template.template.resources {
        guard template.template.isServerless, !template.template.hasUnknownMacro,
          let empty = resource.body.pair("Connectors"), empty.value.isNull
        else { continue }
        template.about(resource) {
          template.report(.wrong("`Connectors`", empty.value), at: empty.key)
        }
      }
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
        "connectors that say nothing, and a property that there is not",
        """
        Transform: AWS::Serverless-2016-10-31
        Conditions:
          MayWrite: !Equals [!Ref AWS::Region, eu-west-1]
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Connectors:
          # ^^^^^^^^^^ `Connectors` is null, where SAM takes a mapping
          Take:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: take/
              Handler: index.handler
              Runtime: nodejs22.x
            Connectors:
              Read:
                Properties:
                  Source: {Id: Take}
                # ^^^^^^ `Source` is not a property of a connector
                  Destination: Orders
                  #            ^^^^^^ `Destination` is `Orders`, where SAM takes a mapping
                  Permissions: Read
                  #            ^^^^ `Permissions` is `Read`, where SAM takes a list of `Read` and `Write`
              Write:
                Properties:
                  Destination: {Id: Orders}
                  Permissions: [!If [MayWrite, Write, Read]]
                  #             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ `Permissions` has a call of `Fn::If`, and SAM takes only `Read` or `Write`
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
    if connector.isEmbedded, let written = connector.body["Properties"],
      !template.mayBecome(written)
    {
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
    checkNames(properties, template)
    checkSource(properties, template)
    checkPermissions(properties, template)
  }
  for name in ["Destination", "Permissions"] {
    guard let list = properties[name], list.isSequence, list.count == 0 else { continue }
    template.report(.empty(name), at: list)
  }
  if let list = properties["Destination"], list.isSequence {
    for element in list.elements where !element.isMapping {
      template.report(.wrong("`Destination`", element), at: element)
    }
  }
  for permission in properties["Permissions"]?.elements ?? [] {
    guard !permission.textIs("Read"), !permission.textIs("Write"), !permission.isFunctionCall else {
      continue
    }
    template.report(.unknown(permission), at: permission)
  }
}

extension Inspection {
  /// Whether a function call is replaced before SAM reads the template.
  fileprivate func mayBecome(_ call: Node) -> Bool {
    call.function == .transform || call.isFunctionCall && template.usesLanguageExtensions
  }
}

private func checkNames(_ properties: Node, _ template: Inspection) {
  let known = ["Destination", "Permissions", "SourceReference"]
  for pair in properties.pairs
  where !known.contains(pair.key.text) && !pair.key.bringsOtherKeys {
    template.report(
      .unknownName(pair.key), at: pair.key,
      help: NearestName.help(for: pair.key.text, among: known))
  }
  guard let destination = properties["Destination"], destination.isScalar, !destination.isNull
  else { return }
  template.report(.wrong("`Destination`", destination), at: destination)
}

private func checkPermissions(_ properties: Node, _ template: Inspection) {
  guard let permissions = properties["Permissions"], !permissions.isNull,
    !template.mayBecome(permissions)
  else { return }
  guard permissions.isSequence else {
    template.report(.noList(permissions), at: permissions)
    return
  }
  for call in permissions.elements where call.isFunctionCall && !template.mayBecome(call) {
    template.report(.unknown(call), at: call)
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

  fileprivate static func unknownName(_ key: Node) -> Self {
    "`\(key.text.shortened(to: 30))` is not a property of a connector"
  }

  fileprivate static func noList(_ value: Node) -> Self {
    "`Permissions` is \(value.inWords), where SAM takes a list of `Read` and `Write`"
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
