import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds authorization of a WebSocket API that does not fit together.
  package static let serverlessWebSocketAuthorizationIncomplete = Rule(
    "serverless-websocket-authorization-incomplete",
    summary: "authorization of a WebSocket API that does not fit together",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      Connections are authorized on route `$connect`, and only a function takes more settings. \
      The transform refuses anything else.
      """,
    fix: "set `AuthType`, and `AuthArn` only for `CUSTOM`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-websocketapi.html",
    check: .eachServerlessResource(of: ["WebSocketApi"]) { declaration, template in
      guard let auth = declaration.given("Auth"), auth.value.isMapping, !auth.value.isFunctionCall
      else { return }
      if let routes = declaration["Routes"], routes.isMapping, !routes.isFunctionCall,
        routes.count > 0, routes["$connect"] == nil
      {
        template.report(.noConnect, at: auth.key)
      }
      guard let type = auth.value["AuthType"], type.isGiven else {
        template.report(.noType, at: auth.key)
        return
      }
      switch type.text {
      case "CUSTOM":
        if !(auth.value["AuthArn"]?.isGiven ?? false) { template.report(.noFunction, at: auth.key) }
      case "NONE", "AWS_IAM":
        for pair in auth.value.pairs where !pair.key.textIs("AuthType") {
          template.report(.tooMuch(pair.key, type), at: pair.key)
        }
      default: break
      }
    },
    examples: [
      Example(
        "a function for IAM",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Chat:
            Type: AWS::Serverless::WebSocketApi
            Properties:
              RouteSelectionExpression: $request.body.action
              Routes: {$connect: {FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:chat"}}
              Auth:
                AuthType: AWS_IAM
                AuthArn: arn:aws:lambda:us-east-1:111122223333:function:check
              # ^^^^^^^ authorization by `AWS_IAM` takes no `AuthArn`
        """),
      Example(
        "a function, but no connection",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Chat:
            Type: AWS::Serverless::WebSocketApi
            Properties:
              RouteSelectionExpression: $request.body.action
              Routes: {$default: {FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:chat"}}
              Auth: {AuthType: CUSTOM, AuthArn: "arn:aws:lambda:us-east-1:111122223333:function:check"}
            # ^^^^ connections are authorized on route `$connect`, which there is not
        """),
      Example(
        "a function",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Chat:
            Type: AWS::Serverless::WebSocketApi
            Properties:
              RouteSelectionExpression: $request.body.action
              Routes: {$connect: {FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:chat"}}
              Auth: {AuthType: CUSTOM, AuthArn: "arn:aws:lambda:us-east-1:111122223333:function:check"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let noConnect: Self =
    "connections are authorized on route `$connect`, which there is not"

  fileprivate static let noType: Self = "`Auth` has no `AuthType`"

  fileprivate static let noFunction: Self = "authorization by `CUSTOM` has no `AuthArn`"

  fileprivate static func tooMuch(_ key: Node, _ type: Node) -> Self {
    "authorization by `\(type.text)` takes no `\(key.text.shortened(to: 40))`"
  }
}
