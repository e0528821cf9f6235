import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds two events for one method of one path.
  package static let serverlessRouteRepeated = Rule(
    "serverless-route-repeated",
    summary: "two events for one method of one path",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      A path and a method of an API lead to one function. The transform refuses a second event \
      for the same.
      """,
    fix: "give one of the events another path or method",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-api.html",
    check: .wholeTemplate { template in
      var known: [String: Node] = [:]
      for declaration in template.serverlessDeclarations {
        template.forEachRoute(of: declaration) { event, api in
          guard api.isManaged, let route = event.route else { return }
          guard let first = known.updateValue(event.key, forKey: api.name + " " + route.key) else {
            return
          }
          template.about(declaration.resource) {
            template.report(
              .repeated(route), at: event.key,
              related: [RelatedPlace("the other event", at: first)])
          }
        }
      }
    },
    examples: [
      Example(
        "two functions for one route",
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
          Returns:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: returns/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                Take:
              # ^^^^ another event has method `POST` of path `/orders` already
                  Type: Api
                  Properties: {Path: /orders, Method: POST}
        """),
      Example(
        "another method, and any method",
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
                List:
                  Type: Api
                  Properties: {Path: /orders, Method: any}
        """),
    ]
  )
}

/// A path of an API with a method.
private struct ServerlessRoute {
  let kind: String
  let path: String
  let method: String

  /// What two events for the same route have in common.
  var key: String { kind + " " + path + " " + method }
}

extension DeclaredEvent {
  /// The route, as far as it is written out; HTTP APIs have one for all that is not said.
  fileprivate var route: ServerlessRoute? {
    let path = self["Path"]
    let method = self["Method"]
    if type == "HttpApi", path == nil, method == nil {
      return ServerlessRoute(kind: "HttpApi", path: "$default", method: "any")
    }
    guard let path = path?.writtenText, let method = method?.writtenText else { return nil }
    let lower = method.lowercased()
    return ServerlessRoute(
      kind: type ?? "", path: path,
      method: lower == "x-amazon-apigateway-any-method" ? "any" : lower)
  }
}

extension Diagnostic.Message {
  fileprivate static func repeated(_ route: ServerlessRoute) -> Self {
    let path = route.path.shortened(to: 40)
    return "another event has method `\(route.method.uppercased())` of path `\(path)` already"
  }
}
