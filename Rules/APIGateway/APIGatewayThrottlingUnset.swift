import CloudFormation
package import Linting

extension Rule {
  /// Finds stages without limits of their own.
  package static let apiGatewayThrottlingUnset = Rule(
    "api-gateway-throttling-unset",
    summary: "stage of an API without a limit of its own",
    severity: .note,
    category: .reliability,
    services: ["api-gateway"],
    isEnabledByDefault: false,
    documents: ["APG-01"],
    equivalents: [
      Equivalents(.cdkNag, "APIGWDefaultThrottling"), Equivalents(.serverlessRules, "ES2003"),
    ],
    why: """
      Without limits of its own an API takes up to the limit of the whole account and region. \
      One client can then stop all other APIs.
      """,
    fix: "set a rate and a burst limit for all methods",
    url:
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html",
    check: .eachResource(of: [
      "AWS::ApiGateway::Stage", "AWS::ApiGatewayV2::Stage",
    ]) { stage, template in
      if stage.type == "AWS::ApiGateway::Stage" {
        checkMethods(of: stage, template)
      } else {
        for settings in template.values(at: "DefaultRouteSettings", in: stage) {
          let isLimited = limits.allSatisfy { name in
            template.property(name, of: settings).allSatisfy { !$0.isAbsent }
          }
          if settings.isAbsent || !isLimited { template.report(.unlimited, at: settings) }
        }
      }
    },
    examples: [
      Example(
        "no limits, and half of them",
        """
        Resources:
          Live:
        # ^^^^ no limit of its own keeps the stage from taking what the account has
            Type: AWS::ApiGateway::Stage
            Properties: {RestApiId: a1b2c3, StageName: live, DeploymentId: d4e5f6}
          Shop:
            Type: AWS::ApiGatewayV2::Stage
            Properties:
              ApiId: a1b2c3
              StageName: live
              DefaultRouteSettings: {ThrottlingRateLimit: 10}
              #                     ^^^^^^^^^^^^^^^^^^^^^^^^^ no limit of its own keeps the stage from taking what the account has
        """),
      Example(
        "limits for all methods",
        """
        Resources:
          Live:
            Type: AWS::ApiGateway::Stage
            Properties:
              RestApiId: a1b2c3
              StageName: live
              DeploymentId: d4e5f6
              MethodSettings:
                - {HttpMethod: "*", ResourcePath: "/*", ThrottlingRateLimit: 10, ThrottlingBurstLimit: 100}
          Shop:
            Type: AWS::ApiGatewayV2::Stage
            Properties:
              ApiId: a1b2c3
              StageName: live
              DefaultRouteSettings: {ThrottlingRateLimit: 10, ThrottlingBurstLimit: 100}
        """),
    ]
  )
}

private let limits = ["ThrottlingBurstLimit", "ThrottlingRateLimit"]

private func checkMethods(of stage: Resource, _ template: Inspection) {
  for settings in template.values(at: "MethodSettings", in: stage) {
    if settings.isUnknown { continue }
    let isLimited = template.elements(of: settings).contains { element in
      let covers = [("HttpMethod", "*"), ("ResourcePath", "/*")].allSatisfy { name, all in
        template.property(name, of: element).contains { $0.text == all || $0.isUnknown }
      }
      return covers
        && limits.allSatisfy { name in
          template.property(name, of: element).contains { !$0.isAbsent }
        }
    }
    if !isLimited { template.report(.unlimited, at: settings) }
  }
}

extension Diagnostic.Message {
  fileprivate static let unlimited: Self =
    "no limit of its own keeps the stage from taking what the account has"
}
