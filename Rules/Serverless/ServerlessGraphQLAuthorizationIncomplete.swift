import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds authorization of a GraphQL API that does not fit its type.
  package static let serverlessGraphQLAuthorizationIncomplete = Rule(
    "serverless-graphql-authorization-incomplete",
    summary: "authorization of a GraphQL API that does not fit its type",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      Each way to sign in has one configuration. The transform refuses a type without its own, \
      and one with more than its own.
      """,
    fix: "write the configuration of the type, and no other",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-graphqlapi-auth.html",
    check: .eachServerlessResource(of: ["GraphQLApi"]) { declaration, template in
      guard let auth = declaration.pair("Auth"), auth.value.isMapping else { return }
      checkConfiguration(auth.value, at: auth.key, template)
      for other in auth.value["Additional"]?.elements ?? [] where other.isMapping {
        checkConfiguration(other, at: other.pair("Type")?.key ?? other, template)
      }
    },
    examples: [
      Example(
        "a function that is not named",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::GraphQLApi
            Properties:
              SchemaUri: schema.graphql
              Auth: {Type: AWS_LAMBDA}
            # ^^^^ type `AWS_LAMBDA` has no `LambdaAuthorizer`
        """),
      Example(
        "a function",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::GraphQLApi
            Properties:
              SchemaUri: schema.graphql
              Auth:
                Type: AWS_LAMBDA
                LambdaAuthorizer: {AuthorizerUri: "arn:aws:lambda:us-east-1:111122223333:function:check"}
        """),
    ]
  )
}

private let configurations = [
  "AWS_LAMBDA": "LambdaAuthorizer", "OPENID_CONNECT": "OpenIDConnect",
  "AMAZON_COGNITO_USER_POOLS": "UserPool",
]

private func checkConfiguration(_ auth: Node, at place: Node, _ template: Inspection) {
  let given = auth.pairs.filter {
    !$0.value.isNull && !$0.key.textIs("Type") && !$0.key.textIs("Additional")
  }
  if given.count > 1 { template.report(.several(given[1].key), at: given[1].key) }
  guard let type = auth["Type"], let name = configurations[type.text] else { return }
  guard let configuration = auth[name], !configuration.isNull else {
    template.report(.missing(type, name), at: place)
    return
  }
  if let address = configuration.pair("AuthorizerUri"), !address.value.isGiven,
    !address.value.isNull
  {
    template.report(.empty(address.key), at: address.value)
  }
}

extension Diagnostic.Message {
  fileprivate static func missing(_ type: Node, _ name: String) -> Self {
    "type `\(type.text)` has no `\(name)`"
  }

  fileprivate static func empty(_ key: Node) -> Self {
    "`\(key.text)` is empty, and SAM needs the ARN of a function"
  }

  fileprivate static func several(_ key: Node) -> Self {
    "`\(key.text)` is a second configuration of one way to sign in"
  }
}
