import CloudFormation
import TemplateSyntax

/// A function whose new versions get traffic step by step.
struct GradualDeployment {
  let function: ServerlessResource
  let preference: MergedValue
}

/// `AutoPublishAlias` publishes a version of the function with every change of the code, and
/// `DeploymentPreference` lets CodeDeploy move the alias to it.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html>
extension ServerlessTransform {
  /// Adds the version and the alias; the logical id of the alias, which is what events then call.
  mutating func addVersionAndAlias(of function: ServerlessResource) -> String? {
    remember(function["DeploymentPreference"], of: function)
    guard let alias = function["AutoPublishAlias"], alias.isGiven else { return nil }
    let cause = alias.key
    let version = function.id + "Version" + versionSuffix(of: function)
    add(
      version, "AWS::Lambda::Version",
      [
        "FunctionName": .ref(function.id), "Description": .merged(function["VersionDescription"]),
      ], of: function, at: cause)
    names[function.id + ".Version"] = version
    guard let name = parameters.text(alias.node), !name.isEmpty else {
      openPrefixes.append(function.id)
      return nil
    }
    let id =
      function.id + "Alias"
      + name.replacing("-", with: "D").replacing("_", with: "U")
    add(
      id, "AWS::Lambda::Alias",
      [
        "Name": .merged(alias), "FunctionName": .ref(function.id),
        "FunctionVersion": .attribute(version, "Version"),
        "ProvisionedConcurrencyConfig": .merged(function["ProvisionedConcurrencyConfig"]),
      ], of: function, at: cause)
    names[function.id + ".Alias"] = id
    return id
  }

  private func versionSuffix(of function: ServerlessResource) -> String {
    if let hash = function["AutoPublishCodeSha256"].flatMap({ parameters.text($0.node) }) {
      return String(hash.prefix(10))
    }
    return ContentHash.placeholder(function.id)
  }

  // MARK: - CodeDeploy

  private mutating func remember(_ preference: MergedValue?, of function: ServerlessResource) {
    guard let preference, preference.isMapping, preference.isGiven, isEnabled(preference) else {
      return
    }
    gradualDeployments.append(GradualDeployment(function: function, preference: preference))
  }

  /// Whether the preference holds: also when only the deployment knows.
  private func isEnabled(_ preference: MergedValue) -> Bool {
    if let written = preference.node.pair("Enabled")?.value, !written.isGiven { return false }
    guard let enabled = preference["Enabled"] else { return true }
    return parameters.boolean(enabled.node) ?? true
  }

  /// Adds the application, the role and the groups for all functions together.
  mutating func addGradualDeployments() {
    guard let first = gradualDeployments.first else { return }
    let always = first.preference["PassthroughCondition"].flatMap { parameters.boolean($0.node) }
    add(
      "ServerlessDeploymentApplication", "AWS::CodeDeploy::Application",
      ["ComputePlatform": "Lambda"], of: first.function, at: first.preference.key,
      presence: always == true ? nil : .init(anyOf: [[]]))
    if let needy = gradualDeployments.first(where: { $0.preference["Role"]?.isGiven != true }) {
      add(
        "CodeDeployServiceRole", "AWS::IAM::Role",
        [
          "AssumeRolePolicyDocument": PolicyDocuments.trust(in: "codedeploy.amazonaws.com"),
          "ManagedPolicyArns": [
            PolicyDocuments.managed("service-role/AWSCodeDeployRoleForLambda")
          ],
        ], of: needy.function, at: needy.preference.key, presence: .init(anyOf: [[]]))
    }
    for deployment in gradualDeployments { addDeploymentGroup(deployment) }
  }

  private mutating func addDeploymentGroup(_ deployment: GradualDeployment) {
    let preference = deployment.preference
    let passesConditionOn = preference["PassthroughCondition"].flatMap {
      parameters.boolean($0.node)
    }
    add(
      deployment.function.id + "DeploymentGroup", "AWS::CodeDeploy::DeploymentGroup",
      [
        "ApplicationName": .ref("ServerlessDeploymentApplication"),
        "AlarmConfiguration": alarms(preference["Alarms"]),
        "AutoRollbackConfiguration": [
          "Enabled": true,
          "Events": [
            "DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST",
          ],
        ],
        "DeploymentConfigName": configuration(preference["Type"]),
        "DeploymentStyle": [
          "DeploymentType": "BLUE_GREEN", "DeploymentOption": "WITH_TRAFFIC_CONTROL",
        ],
        "ServiceRoleArn": .merged(preference["Role"]) ?? .arn("CodeDeployServiceRole"),
        "TriggerConfigurations": .merged(preference["TriggerConfigurations"]),
      ], of: deployment.function, at: preference.key,
      presence: passesConditionOn == true ? nil : .init(anyOf: [[]]))
  }

  private func alarms(_ alarms: MergedValue?) -> GeneratedValue? {
    guard let alarms, alarms.isSequence else { return nil }
    return [
      "Enabled": true,
      "Alarms": .list(
        alarms.elements.filter { !$0.isNoValue }.map { .from($0, ["Name": .written($0)]) }),
    ]
  }

  private func configuration(_ type: MergedValue?) -> GeneratedValue? {
    guard let type else { return nil }
    guard let name = parameters.text(type.node), Self.standardConfigurations.contains(name) else {
      return .merged(type)
    }
    return .from(type.node, .text("CodeDeployDefault.Lambda" + name))
  }

  /// The ways of moving traffic that CodeDeploy has for functions.
  ///
  /// Source: <https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html>
  private static let standardConfigurations: Set = [
    "AllAtOnce", "Canary10Percent5Minutes", "Canary10Percent10Minutes", "Canary10Percent15Minutes",
    "Canary10Percent30Minutes", "Linear10PercentEvery1Minute", "Linear10PercentEvery2Minutes",
    "Linear10PercentEvery3Minutes", "Linear10PercentEvery10Minutes",
  ]
}
