import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds end of a connector that names no resource.
  package static let serverlessConnectorEndMalformed = Rule(
    "serverless-connector-end-malformed",
    summary: "end of a connector that names no resource",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      An end is a resource of the template by its `Id`, or is described by its `Type` and \
      values. The transform refuses both together, and an end that names nothing.
      """,
    fix: "write `Id` alone, or `Type` with the values that the connector needs",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-connector-resourcereference.html",
    check: .wholeTemplate { template in
      for connector in template.writtenConnectors {
        template.about(connector.resource) {
          for end in connector.ends { checkEnd(end, template) }
        }
      }
    },
    examples: [
      Example(
        "an id that is a number, and a type beside an id",
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
                  Destination:
                    - Id: 42
                    #     ^^ `Id` is `42`, where SAM takes the name of a resource
                    - Id: Orders
                      Type: AWS::DynamoDB::Table
                    # ^^^^ `Type` stands beside `Id`, which says it already
                  Permissions: [Write]
        """),
      Example(
        "a resource that is not in the template",
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
                  Destination: {Id: Order}
                  #                 ^^^^^ the template has no resource `Order`
                  Permissions: [Write]
        """),
      Example(
        "a resource of the template",
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

private func checkEnd(_ end: Node, _ template: Inspection) {
  guard let id = end["Id"] else {
    guard let type = end["Type"], !type.isNull else {
      template.report(.nothing, at: end.key ?? end)
      return
    }
    if type.writtenText?.contains(where: { $0 != " " }) != true {
      template.report(.noType(type), at: type)
    }
    return
  }
  for pair in end.pairs where !pair.key.textIs("Id") && !pair.key.textIs("Qualifier") {
    template.report(.beside(pair.key), at: pair.key)
  }
  guard let name = id.writtenText, name.contains(where: { $0 != " " }) else {
    template.report(.notNamed(id), at: id)
    return
  }
  let known = template.template
  guard known.resource(name) == nil, !known.mayHoldUnnamedResources,
    !template.serverless.mayHold(name)
  else { return }
  template.report(
    .unknown(id), at: id,
    help: NearestName.help(for: name, among: known.resources.lazy.map(\.logicalId)))
}

extension Diagnostic.Message {
  fileprivate static func notNamed(_ id: Node) -> Self {
    "`Id` is \(id.inWords), where SAM takes the name of a resource"
  }

  fileprivate static func beside(_ key: Node) -> Self {
    "`\(key.text.shortened(to: 30))` stands beside `Id`, which says it already"
  }

  fileprivate static let nothing: Self = "the end has neither `Id` nor `Type`"

  fileprivate static func noType(_ value: Node) -> Self {
    "`Type` is \(value.inWords), where SAM takes the type of a resource"
  }

  fileprivate static func unknown(_ id: Node) -> Self {
    "the template has no resource `\(id.text.shortened(to: 50))`"
  }
}
