import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds setting of an API that needs its document inline.
  package static let serverlessDefinitionNotInline = Rule(
    "serverless-definition-not-inline",
    summary: "setting of an API that needs its document inline",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      SAM writes the setting into the document of the API, and does not read one from a file. \
      The transform refuses the setting beside `DefinitionUri`.
      """,
    fix:
      "put the document under `DefinitionBody`, such as with `AWS::Include`, or write the setting into the file",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html",
    check: .eachServerlessResource(of: ["Api", "HttpApi"]) { declaration, template in
      guard !declaration.isOpen, let uri = declaration.pair("DefinitionUri"),
        uri.key.path.first == .key("Resources"), declaration["DefinitionBody"] == nil
      else { return }
      let names =
        declaration.kind == "Api"
        ? ["Cors", "Auth", "GatewayResponses", "Models"]
        : ["CorsConfiguration", "Auth", "Tags", "Name", "Description"]
      var settings = names.compactMap { declaration.given($0) }
      if let disabled = declaration.pair("DisableExecuteApiEndpoint") { settings.append(disabled) }
      for setting in settings {
        template.report(
          .notInline(setting.key), at: setting.key,
          related: [RelatedPlace("the document is elsewhere", at: uri.key)])
      }
    },
    examples: [
      Example(
        "CORS beside a file",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              DefinitionUri: shop.yaml
              Cors: "'*'"
            # ^^^^ SAM cannot write `Cors` into a document that is not inline
        """),
      Example(
        "CORS for the routes of events",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              Cors: "'*'"
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func notInline(_ key: Node) -> Self {
    "SAM cannot write `\(key.text)` into a document that is not inline"
  }
}
