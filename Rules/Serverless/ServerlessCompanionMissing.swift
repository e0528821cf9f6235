import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds property without the one that it belongs to.
  package static let serverlessCompanionMissing = Rule(
    "serverless-companion-missing",
    summary: "property without the one that it belongs to",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      The property says more about another one, which is left out. The transform refuses it \
      alone.
      """,
    fix: "add the other property, or remove this one",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    check: .eachServerlessResource(of: ["Function", "Api"]) { declaration, template in
      guard !declaration.isOpen else { return }
      if let domain = declaration["Domain"], let policy = domain.pair("Policy"),
        policy.value.isGiven, domain["EndpointConfiguration"]?.mayBePrivate != true
      {
        template.report(.alone("Policy", "EndpointConfiguration: PRIVATE"), at: policy.key)
      }
      if let pair = declaration.given("FunctionScalingConfig"),
        declaration.given("CapacityProviderConfig") == nil
      {
        template.report(.alone("FunctionScalingConfig", "CapacityProviderConfig"), at: pair.key)
      }
      if let pair = declaration.given("DeploymentPreference"), !pair.value.isFunctionCall,
        declaration.given("AutoPublishAlias") != nil, pair.value["Type"] == nil
      {
        let enabled = pair.value["Enabled"]
        let isEnabled = enabled.map { value in
          value.boolean == true
            || value.isFunctionCall && value.function != .ref && value.function != .findInMap
        }
        guard isEnabled ?? true else { return }
        template.report(.alone("DeploymentPreference", "Type"), at: pair.key)
      }
    },
    examples: [
      Example(
        "the policy of a domain that is not private",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              Domain:
                DomainName: shop.example.com
                CertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/a1b2c3
                Policy: {Version: "2012-10-17", Statement: []}
              # ^^^^^^ `Policy` stands without `EndpointConfiguration: PRIVATE`
        """),
      Example(
        "a gradual deployment that does not say how",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              AutoPublishAlias: live
              DeploymentPreference:
            # ^^^^^^^^^^^^^^^^^^^^ `DeploymentPreference` stands without `Type`
                Alarms: []
        """),
      Example(
        "a way to deploy",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              AutoPublishAlias: live
              DeploymentPreference: {Type: AllAtOnce}
        """),
    ]
  )
}

extension Node {
  fileprivate var mayBePrivate: Bool { textIs("PRIVATE") || isFunctionCall }
}

extension Diagnostic.Message {
  fileprivate static func alone(_ name: String, _ other: String) -> Self {
    "`\(name)` stands without `\(other)`"
  }
}
