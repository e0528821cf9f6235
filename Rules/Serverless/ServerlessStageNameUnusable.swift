import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds name of a stage that the API cannot have.
  package static let serverlessStageNameUnusable = Rule(
    "serverless-stage-name-unusable",
    summary: "name of a stage that the API cannot have",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      The transform refuses an empty name of a REST API with routes, and `$default` for a \
      WebSocket API.
      """,
    fix: "give the stage a name such as `live`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html",
    check: .eachServerlessResource(of: ["Api", "WebSocketApi"]) { declaration, template in
      guard let stage = declaration["StageName"], stage.kind == .string else { return }
      if declaration.kind == "WebSocketApi" {
        if stage.textIs("$default") { template.report(.unusable(stage), at: stage) }
      } else if stage.text.isEmpty, template.hasRoute(of: declaration) {
        template.report(.unusable(stage), at: stage)
      }
    },
    examples: [
      Example(
        "the default of another kind of API",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Chat:
            Type: AWS::Serverless::WebSocketApi
            Properties:
              RouteSelectionExpression: $request.body.action
              StageName: $default
              #          ^^^^^^^^ the stage cannot be called `$default`
              Routes: {$connect: {FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:chat"}}
        """),
      Example(
        "a name",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Chat:
            Type: AWS::Serverless::WebSocketApi
            Properties:
              RouteSelectionExpression: $request.body.action
              StageName: live
              Routes: {$connect: {FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:chat"}}
        """),
    ]
  )
}

extension Inspection {
  /// Whether an event is a route of an API.
  fileprivate func hasRoute(of api: ServerlessDeclaration) -> Bool {
    serverlessDeclarations.contains { declaration in
      var found = false
      forEachRoute(of: declaration) { _, other in
        found = found || other.name == api.resource.logicalId
      }
      return found
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func unusable(_ stage: Node) -> Self {
    stage.text.isEmpty ? "the stage has no name" : "the stage cannot be called `\(stage.text)`"
  }
}
