import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds path or method that SAM cannot read.
  package static let serverlessRouteNotText = Rule(
    "serverless-route-not-text",
    summary: "path or method that SAM cannot read",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      SAM writes the document of the API itself and has to know the route. The transform \
      refuses a call or another value than a text.
      """,
    fix: "write the text itself",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-api.html",
    check: .eachServerlessResource(of: ["Function", "StateMachine"]) { declaration, template in
      guard !template.template.usesLanguageExtensions else { return }
      for event in declaration.events where event.type == "Api" || event.type == "HttpApi" {
        for name in ["Path", "Method"] {
          guard let value = event[name],
            value.isFunctionCall || value.isMapping && value.count == 1
          else { continue }
          template.report(.unreadable(name, value), at: value)
        }
      }
    },
    examples: [
      Example(
        "a path from a parameter",
        """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Stage: {Type: String}
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
                    Path: !Sub "/${Stage}/orders"
                    #     ^^^^^^^^^^^^^^^^^^^^^^^ `Path` is a call of `Fn::Sub`, and SAM needs to know the route
                    Method: post
        """),
      Example(
        "a path",
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
                  Properties: {Path: /orders, Method: post}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unreadable(_ name: String, _ value: Node) -> Self {
    "`\(name)` is \(value.inWords), and SAM needs to know the route"
  }
}
