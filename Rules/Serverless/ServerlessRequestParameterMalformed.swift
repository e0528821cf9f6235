import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds parameter of a request that API Gateway does not know.
  package static let serverlessRequestParameterMalformed = Rule(
    "serverless-request-parameter-malformed",
    summary: "parameter of a request that API Gateway does not know",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      A parameter is named by where it is in the request. The transform refuses any other \
      form.
      """,
    fix: "write a name such as `method.request.header.Authorization`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-requestparameter.html",
    check: .eachServerlessResource(of: ["Function", "StateMachine"]) { declaration, template in
      template.forEachRoute(of: declaration) { event, api in
        guard event.type == "Api", api.isManaged || api["MergeDefinitions"]?.boolean == true else {
          return
        }
        let parameters = event["RequestParameters"]
        if let parameters, parameters.isMapping, parameters.function != .transform {
          // SAM goes through the names of a mapping as through a list.
          for pair in parameters.pairs where !pair.key.text.isRequestParameter {
            template.report(.malformed(pair.key), at: pair.key)
          }
        }
        for element in parameters?.elements ?? [] {
          let pair = element.isMapping ? element.pairs.first : nil
          guard let name = pair?.key ?? (element.kind == .string ? element : nil) else {
            template.report(.noName(element), at: element)
            continue
          }
          if !name.text.isRequestParameter { template.report(.malformed(name), at: name) }
          guard let settings = pair?.value else { continue }
          guard settings.isMapping else {
            template.report(.noSettings(settings), at: settings)
            continue
          }
          for setting in settings.pairs
          where !setting.key.textIs("Required") && !setting.key.textIs("Caching") {
            template.report(.unknown(setting.key), at: setting.key)
          }
        }
      }
    },
    examples: [
      Example(
        "a header by its name",
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
                    RequestParameters:
                      - header.Authorization
                      # ^^^^^^^^^^^^^^^^^^^^ `header.Authorization` is no parameter of a request
        """),
      Example(
        "a header by its place",
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
                    RequestParameters:
                      - method.request.header.Authorization: {Required: true}
                      - method.request.querystring.page
        """),
    ]
  )
}

extension String {
  fileprivate var isRequestParameter: Bool {
    ["querystring", "path", "header"].contains { hasPrefix("method.request.\($0).") }
  }
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ name: Node) -> Self {
    "`\(name.text.shortened(to: 40))` is no parameter of a request"
  }

  fileprivate static func noName(_ element: Node) -> Self {
    "\(element.inWords) is no parameter of a request"
  }

  fileprivate static func noSettings(_ settings: Node) -> Self {
    "the settings of a parameter are \(settings.inWords), where SAM takes a mapping"
  }

  fileprivate static func unknown(_ key: Node) -> Self {
    "`\(key.text.shortened(to: 40))` is not a setting of a parameter"
  }
}
