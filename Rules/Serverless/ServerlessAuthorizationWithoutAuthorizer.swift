import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds authorization of a route without an authorizer.
  package static let serverlessAuthorizationWithoutAuthorizer = Rule(
    "serverless-authorization-without-authorizer",
    summary: "authorization of a route without an authorizer",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      Scopes belong to an authorizer. The transform refuses them, or `Auth` of an HTTP API as \
      a whole, where neither the event nor the API names one.
      """,
    fix: "add `Authorizer`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-apifunctionauth.html",
    check: .eachServerlessResource(of: ["Function", "StateMachine"]) { declaration, template in
      template.forEachRoute(of: declaration) { event, api in
        guard api.takesSettings(of: event), let auth = event.given("Auth"), auth.value.isMapping,
          auth.value.function != .transform, !(auth.value["Authorizer"]?.isGiven ?? false)
        else { return }
        if event.type == "Api" {
          guard let scopes = auth.value.pair("AuthorizationScopes"), scopes.value.isGiven else {
            return
          }
          template.report(.scopesAlone, at: scopes.key)
        } else if !(api["Auth"]?.isFunctionCall ?? false),
          !(api["Auth"]?["DefaultAuthorizer"]?.isGiven ?? false)
        {
          template.report(.noAuthorizer, at: auth.key)
        }
      }
    },
    examples: [
      Example(
        "scopes of nothing",
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
                    Auth:
                      AuthorizationScopes: [orders/write]
                    # ^^^^^^^^^^^^^^^^^^^ the scopes stand without an authorizer
                List:
                  Type: HttpApi
                  Properties:
                    Path: /orders
                    Method: get
                    Auth: {AuthorizationScopes: [orders/read]}
                  # ^^^^ neither the event nor the API names an authorizer
        """),
      Example(
        "the default of the API",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          HttpApi:
            Auth:
              DefaultAuthorizer: Customers
              Authorizers:
                Customers:
                  IdentitySource: $request.header.Authorization
                  JwtConfiguration: {issuer: "https://login.example.com", audience: [shop]}
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                List:
                  Type: HttpApi
                  Properties:
                    Path: /orders
                    Method: get
                    Auth: {AuthorizationScopes: [orders/read]}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let scopesAlone: Self = "the scopes stand without an authorizer"

  fileprivate static let noAuthorizer: Self =
    "neither the event nor the API names an authorizer"
}
