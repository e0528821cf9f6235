import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds route without a key in an API that asks for none.
  package static let serverlessAPIKeyNotRequired = Rule(
    "serverless-api-key-not-required",
    summary: "route without a key in an API that asks for none",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      The event switches off a key that the API does not ask for. The transform refuses it.
      """,
    fix: "remove `ApiKeyRequired`, or set it for the API",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-apifunctionauth.html",
    check: .eachServerlessResource(of: ["Function", "StateMachine"]) { declaration, template in
      template.forEachRoute(of: declaration) { event, api in
        guard event.type == "Api", api.takesSettings(of: event),
          let required = event["Auth"]?["ApiKeyRequired"], required.kind == .boolean,
          required.boolean == false, !(api["Auth"]?.isFunctionCall ?? false),
          !(api["Auth"]?["ApiKeyRequired"]?.isGiven ?? false)
        else { return }
        template.report(.notRequired, at: required)
      }
    },
    examples: [
      Example(
        "nothing to switch off",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                Take:
                  Type: Api
                  Properties:
                    Path: /orders
                    Method: post
                    Auth: {ApiKeyRequired: false}
                    #                      ^^^^^ the API does not ask for a key
        """),
      Example(
        "a key for all others",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Api: {Auth: {ApiKeyRequired: true}}
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                Take:
                  Type: Api
                  Properties: {Path: /orders, Method: post, Auth: {ApiKeyRequired: false}}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let notRequired: Self = "the API does not ask for a key"
}
