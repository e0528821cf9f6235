import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds function or resolver of a GraphQL API that does not fit together.
  package static let serverlessGraphQLPartMalformed = Rule(
    "serverless-graphql-part-malformed",
    summary: "function or resolver of a GraphQL API that does not fit together",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      A function needs code, a runtime and a source of data that the API declares, and a \
      resolver the functions that it runs. The transform refuses what is missing or unknown.
      """,
    fix: "declare the source of data or the function, or name one that is declared",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-graphqlapi-function.html",
    check: .eachServerlessResource(of: ["GraphQLApi"]) { declaration, template in
      let functions = declaration.graphQLFunctions
      let sources = ["DynamoDb", "Lambda"].flatMap {
        (declaration["DataSources"]?[$0]?.pairs ?? []).map(\.key.text)
      }
      for function in functions {
        if let id = function.value.pair("Id"), id.value.isGiven {
          for pair in function.value.pairs where !pair.key.textIs("Id") && !pair.value.isNull {
            template.report(.besideId(pair.key), at: pair.key)
          }
          continue
        }
        checkRuntime(function, template)
        guard let source = function.value["DataSource"], source.isGiven else {
          template.report(.missing(function.key, "DataSource"), at: function.key)
          continue
        }
        guard source.isScalar else { continue }
        let name = source.text
        guard name.uppercased() != "NONE", !sources.contains(name) else { continue }
        template.report(
          .unknownSource(name), at: source, help: NearestName.help(for: name, among: sources))
      }
      let names = functions.map(\.key.text)
      for resolver in declaration.graphQLResolvers {
        checkResolver(
          resolver, among: names, isOpen: declaration["Functions"]?.isFunctionCall ?? false,
          template)
      }
    },
    examples: [
      Example(
        "a source and a function that are not declared",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::GraphQLApi
            Properties:
              SchemaUri: schema.graphql
              Auth: {Type: AWS_IAM}
              Functions:
                takeOrder:
                  Runtime: {Name: APPSYNC_JS, Version: 1.0.0}
                  CodeUri: take.js
                  DataSource: Orders
                  #           ^^^^^^ the API has no source of data `Orders`
              Resolvers:
                Mutation:
                  takeOrder:
                    Runtime: {Name: APPSYNC_JS, Version: 1.0.0}
                    Pipeline: [takeOrders]
                    #          ^^^^^^^^^^ the API has no function `takeOrders`
        """),
      Example(
        "what is declared",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::GraphQLApi
            Properties:
              SchemaUri: schema.graphql
              Auth: {Type: AWS_IAM}
              Functions:
                takeOrder:
                  Runtime: {Name: APPSYNC_JS, Version: 1.0.0}
                  CodeUri: take.js
                  DataSource: NONE
              Resolvers:
                Mutation:
                  takeOrder:
                    Runtime: {Name: APPSYNC_JS, Version: 1.0.0}
                    Pipeline: [takeOrder]
        """),
    ]
  )
}

private func checkRuntime(_ part: Node.Pair, _ template: Inspection) {
  let hasCode = ["InlineCode", "CodeUri"].contains { part.value[$0]?.isGiven ?? false }
  if hasCode, !(part.value["Runtime"]?.isGiven ?? false) {
    template.report(.missing(part.key, "Runtime"), at: part.key)
  }
}

private func checkResolver(
  _ resolver: Node.Pair, among functions: [String], isOpen: Bool, _ template: Inspection
) {
  checkRuntime(resolver, template)
  guard let pipeline = resolver.value["Pipeline"], pipeline.isGiven else {
    template.report(.missing(resolver.key, "Pipeline"), at: resolver.key)
    return
  }
  for name in pipeline.elements where name.isScalar && !isOpen && !functions.contains(name.text) {
    template.report(
      .unknownFunction(name), at: name, help: NearestName.help(for: name.text, among: functions))
  }
}

extension Diagnostic.Message {
  fileprivate static func besideId(_ key: Node) -> Self {
    "`\(key.text.shortened(to: 30))` stands beside `Id`, which names another function"
  }

  fileprivate static func missing(_ key: Node, _ name: String) -> Self {
    "`\(key.text.shortened(to: 30))` has no `\(name)`"
  }

  fileprivate static func unknownSource(_ name: String) -> Self {
    "the API has no source of data `\(name.shortened(to: 40))`"
  }

  fileprivate static func unknownFunction(_ name: Node) -> Self {
    "the API has no function `\(name.text.shortened(to: 40))`"
  }
}
