import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds route with a path and no method, or the other way round.
  package static let serverlessRouteIncomplete = Rule(
    "serverless-route-incomplete",
    summary: "route with a path and no method, or the other way round",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      Only an event with neither stands for all requests. The transform refuses one of them \
      alone.
      """,
    fix: "add the other property",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-httpapi.html",
    check: .eachServerlessResource(of: ["Function"]) { declaration, template in
      for event in declaration.events where event.type == "HttpApi" {
        let path = event.pair("Path")
        let method = event.pair("Method")
        if let path, method == nil, path.value.isGiven {
          template.report(.incomplete("Path", "Method"), at: path.key)
        } else if let method, path == nil, method.value.isGiven {
          template.report(.incomplete("Method", "Path"), at: method.key)
        }
      }
    },
    examples: [
      Example(
        "a path without a method",
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
                  Type: HttpApi
                  Properties:
                    Path: /orders
                  # ^^^^ `Path` stands without `Method`
        """),
      Example(
        "both, and neither",
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
                  Type: HttpApi
                  Properties: {Path: /orders, Method: post}
                Rest:
                  Type: HttpApi
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func incomplete(_ name: String, _ other: String) -> Self {
    "`\(name)` stands without `\(other)`"
  }
}
