import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds CORS with credentials for every page.
  package static let serverlessCORSCredentialsForEveryone = Rule(
    "serverless-cors-credentials-for-everyone",
    summary: "CORS with credentials for every page",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      Browsers take no credentials where every origin is allowed. The transform refuses the \
      combination.
      """,
    fix: "name the origins in `AllowOrigin`, or remove `AllowCredentials`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-corsconfiguration.html",
    check: .eachServerlessResource(of: ["Api", "HttpApi"]) { declaration, template in
      let isREST = declaration.kind == "Api"
      guard let cors = declaration[isREST ? "Cors" : "CorsConfiguration"], cors.isMapping,
        !cors.isFunctionCall
      else { return }
      if isREST, let origin = cors["AllowOrigin"], origin.kind == .string, origin.text.isEmpty {
        template.report(.noOrigin, at: origin)
      }
      guard let credentials = cors["AllowCredentials"], credentials.kind == .boolean,
        credentials.boolean == true
      else { return }
      let isOpen =
        isREST
        ? cors["AllowOrigin"].map { $0.textIs("'*'") } ?? true
        : cors["AllowOrigins"].map {
          $0.isSequence && $0.count == 1 && $0.elements.allSatisfy { $0.textIs("*") }
        } ?? false
      if isOpen { template.report(.everyone, at: credentials) }
    },
    examples: [
      Example(
        "every origin, which is the default",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              Cors: {AllowCredentials: true}
              #                        ^^^^ credentials are allowed for every origin
        """),
      Example(
        "one origin",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              Cors: {AllowCredentials: true, AllowOrigin: "'https://shop.example.com'"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let everyone: Self = "credentials are allowed for every origin"

  fileprivate static let noOrigin: Self = "`AllowOrigin` is empty"
}
