import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds event of an API that is not in the template.
  package static let serverlessEventAPIUnknown = Rule(
    "serverless-event-api-unknown",
    summary: "event of an API that is not in the template",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      SAM adds the route to an API of the same template. The transform refuses an event that \
      names another one, or names it by a value that it does not know.
      """,
    fix: "refer to an API of the template, or leave the property out for the one that SAM makes",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-api.html",
    check: .eachServerlessResource(of: ["Function", "StateMachine"]) { declaration, template in
      guard !template.template.mayHoldUnnamedResources else { return }
      for event in declaration.events {
        let property: String
        switch event.type {
        case "Api": property = "RestApiId"
        case "HttpApi" where declaration.kind == "Function": property = "ApiId"
        default: continue
        }
        guard let id = event[property], !id.isSequence else { continue }
        let name = id.function == .ref ? id.functionArgument : id.isScalar ? id : nil
        guard let name, name.isScalar else {
          if id.isMapping, !(id.isFunctionCall && template.template.usesLanguageExtensions) {
            template.report(.unreadable(property, id), at: id)
          }
          continue
        }
        let isImplied = name.textIs("ServerlessRestApi") || name.textIs("ServerlessHttpApi")
        let type = template.template.resource(name.text)?.type
        if type == nil, !isImplied, !template.template.declares(name) {
          // A name that nothing in the template has is reported as such.
          if id.function == .ref, !name.isNull, !name.text.hasPrefix("AWS::"),
            template.template.parameter(name.text) == nil
          {
            continue
          }
          template.report(
            .unknown(name), at: id,
            help: NearestName.help(
              for: name.text,
              among: template.serverlessDeclarations.lazy.map(\.resource.logicalId)))
        } else if event.type == "Api", type == "AWS::Serverless::HttpApi" {
          template.report(.otherKind(name), at: id)
        }
      }
    },
    examples: [
      Example(
        "an API of another stack",
        """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          SharedApi: {Type: String}
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
                    RestApiId: !Ref SharedApi
                    #          ^^^^^^^^^^^^^^ the template has no API `SharedApi` that SAM can add the route to
        """),
      Example(
        "an API by a name that nothing has",
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
                    Method: post
                    ApiId: shop
                    #      ^^^^ the template has no API `shop` that SAM can add the route to
                Show:
                  Type: HttpApi
                  Properties: {Path: /orders, Method: get, ApiId: !Ref Shopp}
        """),
      Example(
        "an API of the template",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                Take:
                  Type: Api
                  Properties: {Path: /orders, Method: post, RestApiId: !Ref Shop}
        """),
    ]
  )
}

extension Template {
  /// Whether a resource has the name, also one of which the type cannot be read.
  fileprivate func declares(_ name: Node) -> Bool { root["Resources"]?[name.text] != nil }
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: Node) -> Self {
    "the template has no API `\(name.text.shortened(to: 30))` that SAM can add the route to"
  }

  fileprivate static func otherKind(_ name: Node) -> Self {
    "`\(name.text.shortened(to: 30))` is an HTTP API, and events of type `Api` need a REST API"
  }

  fileprivate static func unreadable(_ property: String, _ id: Node) -> Self {
    "`\(property)` is \(id.inWords), and SAM knows only the APIs of this template"
  }
}
