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
    check: .eachServerlessResource(of: ["Function"]) { declaration, template in
      guard !declaration.isOpen else { return }
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

extension Diagnostic.Message {
  fileprivate static func alone(_ name: String, _ other: String) -> Self {
    "`\(name)` stands without `\(other)`"
  }
}
