import CloudFormation
import TemplateSyntax

/// `AWS::Serverless::Api` becomes a REST API with a deployment and a stage, and brings permissions of
/// authorizers, a domain name, and usage plans.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html>
extension ServerlessTransform {
  mutating func convertRestAPI(_ api: ServerlessResource) {
    become("AWS::ApiGateway::RestApi", restProperties(api), api, presence: presence(of: api))
    let stage = StageName(
      of: api, implicit: api.resource.generation == nil ? nil : "Prod", parameters)
    let deployment = api.id + "Deployment" + ContentHash.placeholder(api.id)
    let presence = presence(of: api)
    add(
      deployment, "AWS::ApiGateway::Deployment",
      ["RestApiId": .ref(api.id)], of: api, at: cause(of: api), presence: presence)
    names[api.id + ".Deployment"] = deployment
    let stageId = api.id + stage.idPart
    add(
      stageId, "AWS::ApiGateway::Stage", restStage(api, stage, deployment), of: api,
      at: cause(of: api), presence: presence)
    names[api.id + ".Stage"] = stageId
    addAuthorizerPermissions(
      of: api, unless: "DisableFunctionDefaultPermissions",
      source: .sub(
        "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/authorizers/*",
        ["Api": .ref(api.id)]))
    addRestDomain(of: api, stage: stageId)
    addUsagePlan(of: api, stage: stageId)
  }

  /// What a generated resource of an API is generated from: the API, or the event that asks for it.
  func cause(of api: ServerlessResource) -> Node {
    api.resource.generation?.cause ?? api.resource.key
  }

  private static let sameName = [
    "BinaryMediaTypes", "MinimumCompressionSize", "Description", "Mode", "ApiKeySourceType",
    "DisableExecuteApiEndpoint", "FailOnWarnings", "Policy", "Name", "SecurityPolicy",
    "EndpointAccessMode",
  ]

  private func restProperties(_ api: ServerlessResource) -> GeneratedProperties {
    var properties: GeneratedProperties = [:]
    properties.copy(Self.sameName, from: api.properties)
    properties["Body"] = document(
      of: api,
      version: api["OpenApiVersion"].map { ["openapi": .merged($0)] } ?? ["swagger": "2.0"])
    if let statements = api["Auth"]?["ResourcePolicy"]?["CustomStatements"],
      properties["Policy"] == nil
    {
      properties["Policy"] = .from(
        statements.node, ["Version": "2012-10-17", "Statement": .merged(statements)])
    }
    if let location = api["DefinitionUri"] { properties["BodyS3Location"] = bodyLocation(location) }
    if let endpoint = api["EndpointConfiguration"] {
      properties["EndpointConfiguration"] = .from(endpoint.node, endpointConfiguration(endpoint))
    }
    properties["Tags"] = ServerlessTags.propagated(from: api)
    return properties
  }

  private func bodyLocation(_ location: MergedValue) -> GeneratedValue {
    let code = FunctionCode.location(location)
    return .from(
      location.node,
      ["Bucket": code["S3Bucket"], "Key": code["S3Key"], "Version": code["S3ObjectVersion"]])
  }

  private func endpointConfiguration(_ endpoint: MergedValue) -> GeneratedValue {
    guard endpoint.isMapping else { return ["Types": [.merged(endpoint)]] }
    return [
      "Types": endpoint["Type"].map { [.merged($0)] },
      "VpcEndpointIds": .merged(endpoint["VPCEndpointIds"]),
      "IpAddressType": .merged(endpoint["IpAddressType"]),
    ]
  }

  private func restStage(_ api: ServerlessResource, _ stage: StageName, _ deployment: String)
    -> GeneratedProperties
  {
    var properties: GeneratedProperties = [
      "RestApiId": .ref(api.id), "DeploymentId": .ref(deployment), "StageName": stage.value,
    ]
    properties.copy(
      [
        "CacheClusterEnabled", "CacheClusterSize", "Variables", "MethodSettings",
        "AccessLogSetting", "CanarySetting", "TracingEnabled",
      ], from: api.properties)
    properties["Tags"] = ServerlessTags.list(of: api)
    return properties
  }

  // MARK: - Usage plans

  private mutating func addUsagePlan(of api: ServerlessResource, stage: String) {
    guard let plan = api["Auth"]?["UsagePlan"], let kind = plan["CreateUsagePlan"],
      let kindName = parameters.text(kind.node), kindName == "PER_API" || kindName == "SHARED"
    else { return }
    let prefix = kindName == "PER_API" ? api.id : "Serverless"
    var properties: GeneratedProperties = [:]
    for name in ["Description", "Quota", "Tags", "Throttle", "UsagePlanName"] {
      properties[name] = .merged(plan[name])
    }
    addUsagePlan(prefix, properties, of: api, stage: stage, at: plan.key)
    for name in ["UsagePlan", "ApiKey", "UsagePlanKey"] {
      names[api.id + "." + name] = prefix + name
    }
  }
}

extension ServerlessTransform {
  /// Adds a usage plan with a key, or the stage of one more API to one that is shared.
  private mutating func addUsagePlan(
    _ prefix: String, _ settings: GeneratedProperties, of api: ServerlessResource, stage: String,
    at cause: Node?
  ) {
    var properties = settings
    let stages = earlier("ApiStages", of: prefix + "UsagePlan")
    properties["ApiStages"] = .list(
      stages + [["ApiId": .ref(api.id), "Stage": .ref(stage)]])
    let keys = earlier("StageKeys", of: prefix + "ApiKey")
    add(
      prefix + "UsagePlan", "AWS::ApiGateway::UsagePlan", properties, of: api, at: cause,
      after: [stage])
    add(
      prefix + "ApiKey", "AWS::ApiGateway::ApiKey",
      [
        "Enabled": true,
        "StageKeys": .list(keys + [["RestApiId": .ref(api.id), "StageName": .ref(stage)]]),
      ], of: api, at: cause, after: [prefix + "UsagePlan"])
    add(
      prefix + "UsagePlanKey", "AWS::ApiGateway::UsagePlanKey",
      [
        "KeyId": .ref(prefix + "ApiKey"), "KeyType": "API_KEY",
        "UsagePlanId": .ref(prefix + "UsagePlan"),
      ], of: api, at: cause, after: [prefix + "ApiKey"])
  }

  /// The elements of a list of a resource that is already there.
  private func earlier(_ property: String, of logicalId: String) -> [GeneratedValue] {
    guard case .list(let elements) = draft(logicalId)?.properties?[property] else { return [] }
    return elements
  }
}

/// The name of an API's stage, and what it makes of the stage's logical id.
struct StageName {
  /// The name.
  let value: GeneratedValue
  /// What follows the logical id of the API.
  let idPart: String

  /// The stage of a REST API: a name that is only known at the deployment is left out of the id.
  init(of api: ServerlessResource, implicit: String?, _ parameters: ParameterValues) {
    if let implicit {
      value = .text(implicit)
      idPart = implicit + "Stage"
      return
    }
    let name = api["StageName"]
    value = .merged(name) ?? .unknown
    idPart = Self.idPart(name?.text)
  }

  /// The stage of an HTTP or WebSocket API, with a name for the one that is there by default.
  init(of api: ServerlessResource, byDefault standard: String, idPart standardPart: String) {
    let name = api["StageName"].flatMap { $0.node.isGiven ? $0 : nil }
    value = .merged(name) ?? .text(standard)
    let text = name == nil ? standard : name?.text
    idPart = text == standard ? standardPart : Self.idPart(text)
  }

  private static func idPart(_ name: String?) -> String {
    guard let name, !name.isEmpty else { return "Stage" }
    return name.allSatisfy { $0.isLetter || $0.isNumber }
      ? name + "Stage" : "Stage" + ContentHash.tenDigits(name)
  }
}
