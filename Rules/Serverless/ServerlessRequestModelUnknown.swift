import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds model of a request that the API does not have.
  package static let serverlessRequestModelUnknown = Rule(
    "serverless-request-model-unknown",
    summary: "model of a request that the API does not have",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      An event names a model of the API. The transform refuses a name that the API does not \
      define.
      """,
    fix: "define the model in `Models` of the API",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-requestmodel.html",
    check: .eachServerlessResource(of: ["Function", "StateMachine"]) { declaration, template in
      template.forEachRoute(of: declaration) { event, api in
        guard event.type == "Api", api.isManaged || api["MergeDefinitions"]?.boolean == true,
          let model = event["RequestModel"]?["Model"], model.isGiven,
          !(api["Models"]?.isFunctionCall ?? false)
        else { return }
        let models = (api["Models"]?.pairs ?? []).filter { $0.value.isGiven }.map(\.key.text)
        guard let name = model.writtenText else {
          template.report(.unreadable(model), at: model)
          return
        }
        guard !models.contains(name) else { return }
        template.report(.unknown(name), at: model, help: NearestName.help(for: name, among: models))
      }
    },
    examples: [
      Example(
        "a model that nobody defines",
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
                    RequestModel: {Model: Order}
                    #                     ^^^^^ the API has no model `Order`
        """),
      Example(
        "a model of the API",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              Models: {Order: {type: object}}
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                Take:
                  Type: Api
                  Properties: {Path: /orders, Method: post, RestApiId: !Ref Shop, RequestModel: {Model: Order}}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: String) -> Self {
    "the API has no model `\(name.shortened(to: 40))`"
  }

  fileprivate static func unreadable(_ model: Node) -> Self {
    "the model is \(model.inWords), and SAM needs its name"
  }
}
