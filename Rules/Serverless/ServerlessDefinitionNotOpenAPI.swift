import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds inline document of an API that is none.
  package static let serverlessDefinitionNotOpenAPI = Rule(
    "serverless-definition-not-openapi",
    summary: "inline document of an API that is none",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      SAM adds settings and routes only to a document that says which version of OpenAPI it \
      is, and has `paths`. The transform refuses any other.
      """,
    fix: "write `openapi: 3.0.1`, or `swagger: \"2.0\"` for a REST API, and a mapping of `paths`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html",
    check: .eachServerlessResource(of: ["Api", "HttpApi"]) { declaration, template in
      guard let document = InlineDocument(declaration), !document.isReadable,
        let reader = document.readers.first ?? template.route(of: declaration)
      else { return }
      template.report(
        .unreadable(document), at: document.key,
        related: [RelatedPlace("this has to be written into it", at: reader)])
    },
    examples: [
      Example(
        "no version",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::HttpApi
            Properties:
              DefinitionBody: {paths: {}}
            # ^^^^^^^^^^^^^^ the document has no version of OpenAPI that SAM reads
              Tags: {team: shop}
        """),
      Example(
        "a document, and one from a file",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::HttpApi
            Properties:
              DefinitionBody: {openapi: 3.0.1, paths: {}}
              Tags: {team: shop}
          Returns:
            Type: AWS::Serverless::HttpApi
            Properties:
              DefinitionBody:
                Fn::Transform: {Name: AWS::Include, Parameters: {Location: "s3://shop/returns.yaml"}}
              Tags: {team: shop}
        """),
    ]
  )
}

extension Inspection {
  /// An event that is a route of an HTTP API.
  fileprivate func route(of api: ServerlessDeclaration) -> Node? {
    guard api.kind == "HttpApi" else { return nil }
    for declaration in serverlessDeclarations {
      var found: Node?
      forEachRoute(of: declaration) { event, other in
        if event.type == "HttpApi", other.name == api.resource.logicalId { found = event.key }
      }
      if let found { return found }
    }
    return nil
  }
}

extension Diagnostic.Message {
  fileprivate static func unreadable(_ document: InlineDocument) -> Self {
    document.hasPaths
      ? "the document has no version of OpenAPI that SAM reads"
      : "the document has no mapping of `paths`"
  }
}
