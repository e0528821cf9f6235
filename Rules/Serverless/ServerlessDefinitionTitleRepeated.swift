import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds name or description of an API that its document has already.
  package static let serverlessDefinitionTitleRepeated = Rule(
    "serverless-definition-title-repeated",
    summary: "name or description of an API that its document has already",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      SAM writes the property into the document. The transform refuses it where the document \
      says it itself.
      """,
    fix: "remove the property, or the text in the document",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-httpapi.html",
    check: .eachServerlessResource(of: ["HttpApi"]) { declaration, template in
      guard let document = InlineDocument(declaration), let info = document.body["info"],
        info.isMapping
      else { return }
      for (property, name) in [("Name", "title"), ("Description", "description")] {
        guard let pair = declaration.given(property), let written = info.pair(name),
          written.value.isGiven
        else { continue }
        template.report(
          .repeated(property), at: pair.key,
          related: [RelatedPlace("the document says it here", at: written.key)])
      }
    },
    examples: [
      Example(
        "a name and a title",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::HttpApi
            Properties:
              Name: shop
            # ^^^^ the document of the API says `Name` itself
              DefinitionBody: {openapi: 3.0.1, info: {title: shop, version: "1"}, paths: {}}
        """),
      Example(
        "a title",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::HttpApi
            Properties:
              DefinitionBody: {openapi: 3.0.1, info: {title: shop, version: "1"}, paths: {}}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func repeated(_ property: String) -> Self {
    "the document of the API says `\(property)` itself"
  }
}
