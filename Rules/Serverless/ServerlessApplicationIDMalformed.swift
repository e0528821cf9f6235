import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds application that is not named by an ARN.
  package static let serverlessApplicationIDMalformed = Rule(
    "serverless-application-id-malformed",
    summary: "application that is not named by an ARN",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      The Serverless Application Repository knows applications by their ARN, and resolves no \
      reference to a parameter store. The deployment of anything else fails.
      """,
    fix: "write the ARN of the application",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-application-applicationlocationobject.html",
    check: .eachServerlessResource(of: ["Application"]) { declaration, template in
      guard let id = declaration["Location"]?["ApplicationId"], id.writtenText != nil else {
        return
      }
      if id.text.contains("{{resolve:ssm:") {
        template.report(.stored, at: id)
      } else if !id.text.hasPrefix("arn:"), !id.text.contains("{{resolve:") {
        template.report(.noARN(id), at: id)
      }
    },
    examples: [
      Example(
        "a name",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Login:
            Type: AWS::Serverless::Application
            Properties:
              Location:
                ApplicationId: login
                #              ^^^^^ the application is `login`, and not an ARN
                SemanticVersion: 1.0.0
        """),
      Example(
        "an ARN, and a template",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Login:
            Type: AWS::Serverless::Application
            Properties:
              Location:
                ApplicationId: arn:aws:serverlessrepo:us-east-1:111122223333:applications/login
                SemanticVersion: 1.0.0
          Shop:
            Type: AWS::Serverless::Application
            Properties: {Location: shop/template.yaml}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func noARN(_ id: Node) -> Self {
    "the application is `\(id.text.shortened(to: 50))`, and not an ARN"
  }

  fileprivate static let stored: Self =
    "the application comes from the parameter store, which SAM does not read"
}
