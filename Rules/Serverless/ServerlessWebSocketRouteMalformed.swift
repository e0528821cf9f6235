import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds route of a WebSocket API that SAM cannot make.
  package static let serverlessWebSocketRouteMalformed = Rule(
    "serverless-websocket-route-malformed",
    summary: "route of a WebSocket API that SAM cannot make",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      SAM makes a name of each route, and only the route of the connection has request \
      parameters. The transform refuses any other.
      """,
    fix: "name the route with letters and digits, or `$connect`, `$disconnect` or `$default`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-websocketapi.html",
    check: .eachServerlessResource(of: ["WebSocketApi"]) { declaration, template in
      if let mutual = declaration["Domain"]?.pair("MutualTlsAuthentication"), mutual.value.isGiven {
        template.report(.mutualTLS, at: mutual.key)
      }
      guard let routes = declaration.pair("Routes"), routes.value.isMapping,
        !routes.value.isFunctionCall
      else { return }
      if routes.value.count == 0 { template.report(.noRoutes, at: routes.key) }
      for route in routes.value.pairs where !route.key.bringsOtherKeys {
        let isSpecial = ["$connect", "$disconnect", "$default"].contains(route.key.text)
        if !isSpecial, route.key.firstForbiddenCharacter("") != nil {
          template.report(.malformed(route.key), at: route.key)
        }
        if !route.key.textIs("$connect"), let parameters = route.value.pair("RequestParameters"),
          parameters.value.isGiven
        {
          template.report(.parameters, at: parameters.key)
        }
      }
    },
    examples: [
      Example(
        "a hyphen, and parameters of a message",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Chat:
            Type: AWS::Serverless::WebSocketApi
            Properties:
              RouteSelectionExpression: $request.body.action
              Routes:
                send-all:
              # ^^^^^^^^ route `send-all` is not of letters and digits
                  FunctionArn: arn:aws:lambda:us-east-1:111122223333:function:chat
                  RequestParameters: {route.request.header.Auth: {Required: true}}
                # ^^^^^^^^^^^^^^^^^ only route `$connect` has request parameters
        """),
      Example(
        "letters, and a special route",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Chat:
            Type: AWS::Serverless::WebSocketApi
            Properties:
              RouteSelectionExpression: $request.body.action
              Routes:
                $connect: {FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:chat"}
                sendAll: {FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:chat"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ key: Node) -> Self {
    "route `\(key.text.shortened(to: 40))` is not of letters and digits"
  }

  fileprivate static let parameters: Self = "only route `$connect` has request parameters"

  fileprivate static let noRoutes: Self = "the API has no routes"

  fileprivate static let mutualTLS: Self = "a WebSocket API has no mutual TLS"
}
