import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds version of OpenAPI that SAM does not know.
  package static let serverlessOpenAPIVersionMalformed = Rule(
    "serverless-openapi-version-malformed",
    summary: "version of OpenAPI that SAM does not know",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      SAM writes the document of the API in the version that is asked for. The transform \
      refuses one that is not written as 2.0 or 3.0.1.
      """,
    fix: "write `3.0.1`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html",
    check: .eachServerlessResource(of: ["Api"]) { declaration, template in
      guard let version = declaration["OpenApiVersion"], version.isGiven, !version.isFunctionCall,
        version.isScalar
      else { return }
      let parts = version.text.split(separator: ".", omittingEmptySubsequences: false)
      let isKnown =
        (2...3).contains(parts.count) && (parts[0] == "2" || parts[0] == "3")
        && parts.dropFirst().allSatisfy { $0.count == 1 && $0.first?.isNumber == true }
      if !isKnown { template.report(.malformed(version), at: version) }
    },
    examples: [
      Example(
        "a later version",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Api: {OpenApiVersion: 4.0}
          #                     ^^^ SAM does not know version `4.0` of OpenAPI
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
        """),
      Example(
        "a known version",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Api: {OpenApiVersion: 3.0.1}
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ version: Node) -> Self {
    "SAM does not know version `\(version.text.shortened(to: 30))` of OpenAPI"
  }
}
