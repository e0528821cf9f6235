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
      checkCall(declaration, template)
      guard !declaration.isOpen, let uri = declaration.pair("DefinitionUri"),
        uri.key.path.first == .key("Resources"), declaration["DefinitionBody"] == nil
      else { return }
      var settings = declaration.writtenIntoDocument.compactMap { declaration.given($0) }
      if let disabled = declaration.pair("DisableExecuteApiEndpoint") { settings.append(disabled) }
      for setting in settings {
        template.report(
          .notInline(setting.key), at: setting.key,
          related: [RelatedPlace("the document is elsewhere", at: uri.key)])
      }
    },
    examples: [
      Example(
        "a document that depends on a condition",
        """
        Transform: AWS::Serverless-2016-10-31
        Conditions:
          IsTest: !Equals [!Ref AWS::Region, eu-west-1]
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              Cors: "'https://shop.example.com'"
            # ^^^^ SAM cannot write `Cors` into a document that is a call of `Fn::If`
              DefinitionBody: !If
                - IsTest
                - {openapi: 3.0.1, paths: {}}
                - {openapi: 3.0.1, paths: {/: {}}}
        """),
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

extension ServerlessDeclaration {
  /// The properties of an API that SAM writes into its document.
  fileprivate var writtenIntoDocument: [String] {
    kind == "Api"
      ? ["Cors", "Auth", "GatewayResponses", "Models"]
      : ["CorsConfiguration", "Auth", "Tags", "Name", "Description"]
  }
}

/// A document that a function gives is not known when SAM would write into it.
private func checkCall(_ declaration: ServerlessDeclaration, _ template: Inspection) {
  guard let body = declaration.pair("DefinitionBody"), body.value.isFunctionCall,
    body.value.function != .transform, !template.template.usesLanguageExtensions
  else { return }
  var names = declaration.writtenIntoDocument
  if declaration.kind == "Api" { names.append("BinaryMediaTypes") }
  var settings = names.compactMap { declaration.given($0) }
  if let disabled = declaration.pair("DisableExecuteApiEndpoint") { settings.append(disabled) }
  for setting in settings {
    template.report(
      .notKnown(setting.key, body.value), at: setting.key,
      related: [RelatedPlace("the document", at: body.value)])
  }
}

extension Diagnostic.Message {
  fileprivate static func notKnown(_ key: Node, _ call: Node) -> Self {
    "SAM cannot write `\(key.text)` into a document that is \(call.inWords)"
  }

  fileprivate static func notInline(_ key: Node) -> Self {
    "SAM cannot write `\(key.text)` into a document that is not inline"
  }
}
