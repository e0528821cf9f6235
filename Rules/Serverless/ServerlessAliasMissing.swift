import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds property that needs an alias, which SAM is not told to publish.
  package static let serverlessAliasMissing = Rule(
    "serverless-alias-missing",
    summary: "property that needs an alias, which SAM is not told to publish",
    severity: .error,
    category: .serverlessTransform,
    documents: ["LMB-16"],
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      These settings belong to an alias. Without `AutoPublishAlias` there is none, and the \
      transform refuses the resource.
      """,
    fix: "add `AutoPublishAlias`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/automating-updates-to-serverless-apps.html",
    check: .eachServerlessResource(of: ["Function", "StateMachine"]) { declaration, template in
      guard !declaration.isOpen, declaration.given("AutoPublishAlias") == nil else { return }
      let names =
        declaration.kind == "Function"
        ? ["ProvisionedConcurrencyConfig", "VersionDeletionPolicy", "DeploymentPreference"]
        : ["UseAliasAsEventTarget", "DeploymentPreference"]
      for name in names {
        guard let pair = declaration.given(name), declaration.isInForce(pair) else { continue }
        template.report(.needsAlias(name), at: pair.key)
      }
    },
    examples: [
      Example(
        "capacity that is kept ready",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              ProvisionedConcurrencyConfig:
            # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `ProvisionedConcurrencyConfig` needs an alias, and there is no `AutoPublishAlias`
                ProvisionedConcurrentExecutions: 2
        """),
      Example(
        "an alias, and a gradual deployment that is switched off",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              DeploymentPreference: {Enabled: false, Type: AllAtOnce}
          Shop:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: shop/
              Handler: index.handler
              Runtime: nodejs22.x
              AutoPublishAlias: live
              ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 2}
        """),
    ]
  )
}

extension ServerlessDeclaration {
  /// Whether a property is not switched off, as far as that is known.
  fileprivate func isInForce(_ pair: Node.Pair) -> Bool {
    guard kind == "Function", pair.key.textIs("DeploymentPreference") else { return true }
    guard let enabled = pair.value["Enabled"], !pair.value.isFunctionCall else { return true }
    if enabled.isFunctionCall { return enabled.function == .if }
    return enabled.isGiven && !enabled.textIs("false") && !enabled.textIs("False")
  }
}

extension Diagnostic.Message {
  fileprivate static func needsAlias(_ name: String) -> Self {
    "`\(name)` needs an alias, and there is no `AutoPublishAlias`"
  }
}
