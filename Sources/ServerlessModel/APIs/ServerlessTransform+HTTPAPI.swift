import CloudFormation
import TemplateSyntax

/// `AWS::Serverless::HttpApi` becomes an HTTP API with a stage, and brings permissions of authorizers
/// and a domain name.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-httpapi.html>
extension ServerlessTransform {
  mutating func convertHTTPAPI(_ api: ServerlessResource) {
    become("AWS::ApiGatewayV2::Api", httpProperties(api), api, presence: presence(of: api))
    addAuthorizerPermissions(
      of: api, onlyIf: "EnableFunctionDefaultPermissions",
      source: .sub(
        "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/authorizers/*",
        ["Api": .ref(api.id)]))
    let stage = StageName(of: api, byDefault: "$default", idPart: "ApiGatewayDefaultStage")
    let stageId = api.id + stage.idPart
    addSecondVersionDomain(of: api, stage: stageId)
    add(
      stageId, "AWS::ApiGatewayV2::Stage", secondVersionStage(api, stage, autoDeploy: true),
      of: api, at: cause(of: api), presence: presence(of: api))
    names[api.id + ".Stage"] = stageId
  }

  private func httpProperties(_ api: ServerlessResource) -> GeneratedProperties {
    var properties: GeneratedProperties = [:]
    properties.copy(
      ["Description", "FailOnWarnings", "DisableExecuteApiEndpoint"], from: api.properties)
    properties["Body"] = document(of: api, version: ["openapi": "3.0.1"])
    if let location = api["DefinitionUri"] {
      let code = FunctionCode.location(location)
      properties["BodyS3Location"] = .from(
        location.node,
        ["Bucket": code["S3Bucket"], "Key": code["S3Key"], "Version": code["S3ObjectVersion"]])
    }
    // The transform writes these into the document; they are judged as what they stand for.
    properties["Name"] = .merged(api["Name"])
    if let cors = api["CorsConfiguration"], cors.isMapping {
      properties["CorsConfiguration"] = .merged(cors)
    }
    properties["Tags"] = .merged(api["Tags"])
    return properties
  }

  /// The properties of the stage of an HTTP or WebSocket API.
  func secondVersionStage(_ api: ServerlessResource, _ stage: StageName, autoDeploy: Bool)
    -> GeneratedProperties
  {
    var properties: GeneratedProperties = [
      "ApiId": .ref(api.id), "StageName": stage.value, "AutoDeploy": autoDeploy ? true : nil,
    ]
    properties.copy(
      ["AccessLogSettings", "DefaultRouteSettings", "RouteSettings", "StageVariables"],
      from: api.properties)
    properties["Tags"] = .merged(api["Tags"])
    return properties
  }

  /// When the resources of an API are made: an implicit one as soon as somebody asks for it.
  func presence(of api: ServerlessResource) -> Resource.Presence? {
    api.resource.generation == nil ? nil : api.resource.presence
  }

  // MARK: - Authorizers

  /// Allows an API to call the functions that decide who may call it.
  ///
  /// REST APIs do so unless told otherwise, HTTP APIs only when told so.
  mutating func addAuthorizerPermissions(
    of api: ServerlessResource, onlyIf: String? = nil, unless: String? = nil,
    source: GeneratedValue
  ) {
    for (name, authorizer) in api["Auth"]?["Authorizers"]?.entries ?? [] {
      guard let function = authorizer["FunctionArn"] else { continue }
      if let onlyIf, !isTrue(authorizer[onlyIf]) { continue }
      if let unless, isTrue(authorizer[unless]) { continue }
      add(
        api.id + name + "AuthorizerPermission", "AWS::Lambda::Permission",
        [
          "Action": "lambda:InvokeFunction", "FunctionName": .merged(function),
          "Principal": "apigateway.amazonaws.com", "SourceArn": source,
        ], of: api, at: authorizer.key)
    }
  }

  /// Whether Python takes a value for true: any call and any text is.
  private func isTrue(_ value: MergedValue?) -> Bool {
    guard let value else { return false }
    if value.node.isScalar, !value.node.isQuoted { return value.node.boolean ?? true }
    return true
  }
}
