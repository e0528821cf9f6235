import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds base path with a character that HTTP APIs do not take.
  package static let serverlessBasePathMalformed = Rule(
    "serverless-base-path-malformed",
    summary: "base path with a character that HTTP APIs do not take",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      A base path has letters, digits, slashes, hyphens and underscores. The transform refuses \
      any other character.
      """,
    fix: "remove the character",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-httpapi-httpapidomainconfiguration.html",
    check: .eachServerlessResource(of: ["HttpApi", "WebSocketApi"]) { declaration, template in
      for path in declaration["Domain"]?["BasePath"]?.elements ?? [] where path.kind == .string {
        guard path.firstForbiddenCharacter("/_-") != nil, !path.text.isEmpty else { continue }
        template.report(.malformed(path), at: path)
      }
    },
    examples: [
      Example(
        "a dot",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::HttpApi
            Properties:
              Domain:
                DomainName: shop.example.com
                CertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/a1b2c3
                BasePath: [v1.0]
                #          ^^^^ base path `v1.0` has a forbidden character
        """),
      Example(
        "a slash",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::HttpApi
            Properties:
              Domain:
                DomainName: shop.example.com
                CertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/a1b2c3
                BasePath: [/v1]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ path: Node) -> Self {
    "base path `\(path.text.shortened(to: 40))` has a forbidden character"
  }
}
