import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds access logs whose lines are no JSON.
  package static let apiGatewayAccessLogUnstructured = Rule(
    "api-gateway-access-log-unstructured",
    summary: "access log whose lines are no JSON",
    severity: .note,
    category: .operations,
    services: ["api-gateway"],
    isEnabledByDefault: false,
    documents: ["APG-01"],
    equivalents: [
      Equivalents(.cdkNag, "APIGWStructuredLogging"), Equivalents(.serverlessRules, "WS2001"),
    ],
    why: """
      Queries over logs find fields by themselves only in JSON. Any other line has to be taken \
      apart by hand for each question.
      """,
    fix: "write the format as one JSON object",
    url:
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
    check: .eachResource(of: [
      "AWS::ApiGateway::Stage", "AWS::ApiGateway::Deployment", "AWS::ApiGatewayV2::Stage",
    ]) { stage, template in
      for path: PropertyPath in [
        "AccessLogSetting", "AccessLogSettings", "StageDescription.AccessLogSetting",
      ] {
        for settings in template.values(at: path, in: stage) where settings.mapping != nil {
          for format in template.property("Format", of: settings)
          where format.isAbsent || format.text?.isObject == false {
            template.report(.unstructured, at: format)
          }
        }
      }
    },
    examples: [
      Example(
        "words",
        """
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties:
              RestApiId: a1b2c3
              StageName: live
              DeploymentId: d4e5f6
              AccessLogSetting:
                DestinationArn: arn:aws:logs:us-east-1:111122223333:log-group:shop
                Format: $context.identity.sourceIp $context.requestId
                #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lines of the access log are no JSON objects
        """),
      Example(
        "no format",
        """
        Resources:
          Live:
            Type: AWS::ApiGatewayV2::Stage
            Properties:
              ApiId: a1b2c3
              StageName: live
              AccessLogSettings: {DestinationArn: "arn:aws:logs:us-east-1:111122223333:log-group:shop"}
             #^^^^^^^^^^^^^^^^^ lines of the access log are no JSON objects
        """),
      Example(
        "an object",
        """
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties:
              RestApiId: a1b2c3
              StageName: live
              DeploymentId: d4e5f6
              AccessLogSetting:
                DestinationArn: arn:aws:logs:us-east-1:111122223333:log-group:shop
                Format: '{"id": "$context.requestId", "status": $context.status}'
        """),
    ]
  )
}

extension String {
  /// Whether a format gives JSON objects once its variables have values.
  fileprivate var isObject: Bool {
    let trimmed = drop { $0.isWhitespace }
    guard trimmed.first == "{" else { return false }
    var filled = ""
    var rest = trimmed[...]
    while let start = rest.firstIndex(of: "$") {
      filled += rest[..<start] + "0"
      rest = rest[rest.index(after: start)...].drop {
        $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" || $0 == "-"
      }
    }
    filled += rest
    let tree = SyntaxTree.parse(SourceText(name: "format.json", text: filled))
    defer { tree.discard() }
    return tree.language == .json && tree.root?.isMapping ?? false
      && !tree.issues.contains { $0.kind == .malformed }
  }
}

extension Diagnostic.Message {
  fileprivate static let unstructured: Self = "lines of the access log are no JSON objects"
}
