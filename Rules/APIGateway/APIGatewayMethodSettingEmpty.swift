import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds settings for methods of a stage that set nothing.
  package static let apiGatewayMethodSettingEmpty = Rule(
    "api-gateway-method-setting-empty",
    summary: "method setting without a setting",
    severity: .warning,
    category: .schema,
    services: ["api-gateway"],
    equivalents: [Equivalents(.cfnLint, "W3705")],
    why: """
      An entry that only names a method sets nothing. API Gateway drops it without a word.
      """,
    fix: "add a setting, or remove the entry",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html",
    check: .eachResource(of: ["AWS::ApiGateway::Stage"]) { stage, template in
      for entry in template.values(at: "MethodSettings.*", in: stage) {
        guard let names = entry.mapping?.pairs.map(\.key.text), !names.isEmpty,
          names.allSatisfy({ ["HttpMethod", "ResourcePath"].contains($0) })
        else { continue }
        template.report(
          .empty, at: entry.mapping?.pairs.first?.key ?? entry.place, when: entry.scenario)
      }
    },
    examples: [
      Example(
        "a method and nothing else",
        """
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties:
              RestApiId: a1b2c3d4e5
              MethodSettings:
                - HttpMethod: GET
                # ^^^^^^^^^^ the entry names a method and sets nothing for it
                  ResourcePath: /orders
        """),
      Example(
        "a method with a setting",
        """
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties:
              RestApiId: a1b2c3d4e5
              MethodSettings:
                - {HttpMethod: GET, ResourcePath: /orders, MetricsEnabled: true}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let empty: Self = "the entry names a method and sets nothing for it"
}
