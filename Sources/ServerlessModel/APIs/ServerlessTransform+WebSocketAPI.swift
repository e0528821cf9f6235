import CloudFormation
import TemplateSyntax

/// `AWS::Serverless::WebSocketApi` becomes a WebSocket API with a stage, and a route, an integration
/// and a permission for each of its `Routes`.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-websocketapi.html>
extension ServerlessTransform {
  mutating func convertWebSocketAPI(_ api: ServerlessResource) {
    // The transform loses the condition of these.
    let always = Resource.Presence(anyOf: [[]])
    become("AWS::ApiGatewayV2::Api", webSocketProperties(api), api, presence: always)
    let routes = api["Routes"]?.entries ?? []
    let authorization = api["Auth"]
    let isCustom =
      authorization?["AuthType"].flatMap { parameters.text($0.node) } == "CUSTOM"
      && routes.contains { $0.name == "$connect" }
    for (name, route) in routes { addRoute(name, route, of: api, isCustom: isCustom, always) }
    if isCustom, let authorization { addAuthorizer(authorization, of: api, always) }
    let stage = StageName(of: api, byDefault: "default", idPart: "DefaultStage")
    let stageId = api.id + stage.idPart
    addSecondVersionDomain(of: api, stage: stageId)
    add(
      stageId, "AWS::ApiGatewayV2::Stage", secondVersionStage(api, stage, autoDeploy: true),
      of: api, at: api.resource.key, presence: always)
    names[api.id + ".Stage"] = stageId
  }

  private func webSocketProperties(_ api: ServerlessResource) -> GeneratedProperties {
    var properties: GeneratedProperties = ["ProtocolType": "WEBSOCKET"]
    properties.copy(
      [
        "ApiKeySelectionExpression", "Description", "DisableExecuteApiEndpoint",
        "DisableSchemaValidation", "IpAddressType", "RouteSelectionExpression", "Tags",
      ], from: api.properties)
    properties["Name"] = .merged(api["Name"]) ?? .text(api.id)
    return properties
  }

  private mutating func addRoute(
    _ name: String, _ route: MergedValue, of api: ServerlessResource, isCustom: Bool,
    _ presence: Resource.Presence
  ) {
    let id = api.id + Self.idPart(ofRoute: name)
    let isAuthorized = name == "$connect"
    add(
      id + "Route", "AWS::ApiGatewayV2::Route",
      [
        "ApiId": .ref(api.id), "RouteKey": .text(name),
        "Target": .sub("integrations/${Integration}", ["Integration": .ref(id + "Integration")]),
        "AuthorizationType": isAuthorized ? .merged(api["Auth"]?["AuthType"]) : nil,
        "AuthorizerId": isAuthorized && isCustom ? .ref(api.id + "ConnectAuthorizer") : nil,
        "ApiKeyRequired": .merged(route["ApiKeyRequired"]),
        "ModelSelectionExpression": .merged(route["ModelSelectionExpression"]),
        "OperationName": .merged(route["OperationName"]),
        "RequestModels": .merged(route["RequestModels"]),
        "RequestParameters": .merged(route["RequestParameters"]),
        "RouteResponseSelectionExpression": .merged(route["RouteResponseSelectionExpression"]),
      ], of: api, at: route.key, presence: presence)
    let function = route["FunctionArn"]
    var integration: GeneratedProperties = [
      "ApiId": .ref(api.id), "IntegrationType": "AWS_PROXY",
      "IntegrationUri": .sub(
        "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
          + "${Function}/invocations", ["Function": .merged(function)]),
    ]
    integration["TimeoutInMillis"] = .merged(route["IntegrationTimeout"])
    add(
      id + "Integration", "AWS::ApiGatewayV2::Integration", integration, of: api, at: route.key,
      presence: presence)
    add(
      id + "Permission", "AWS::Lambda::Permission",
      permission(for: function, suffix: "*/" + name, of: api), of: api, at: route.key,
      presence: presence)
  }

  private func permission(
    for function: MergedValue?, suffix: String, of api: ServerlessResource
  ) -> GeneratedProperties {
    [
      "Action": "lambda:InvokeFunction", "FunctionName": .merged(function) ?? .unknown,
      "Principal": "apigateway.amazonaws.com",
      "SourceArn": .sub(
        "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/" + suffix,
        ["Api": .ref(api.id)]),
    ]
  }

  private mutating func addAuthorizer(
    _ authorization: MergedValue, of api: ServerlessResource, _ presence: Resource.Presence
  ) {
    let function = authorization["AuthArn"]
    add(
      api.id + "ConnectAuthorizer", "AWS::ApiGatewayV2::Authorizer",
      [
        "ApiId": .ref(api.id), "AuthorizerType": "REQUEST",
        "AuthorizerUri": .sub(
          "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
            + "${Function}/invocations", ["Function": .merged(function)]),
        "AuthorizerCredentialsArn": .merged(authorization["InvokeRole"]),
        "IdentitySource": .merged(authorization["IdentitySource"]),
        "Name": .merged(authorization["Name"]) ?? .text(api.id + "ConnectAuthorizer"),
      ], of: api, at: authorization.key, presence: presence)
    guard authorization["InvokeRole"] == nil else { return }
    add(
      api.id + "AuthorizerPermission", "AWS::Lambda::Permission",
      permission(for: function, suffix: "authorizers/*", of: api), of: api, at: authorization.key,
      presence: presence)
  }

  /// `Connect` of `$connect`, and `Sendmessage` of `sendMessage`.
  private static func idPart(ofRoute name: String) -> String {
    let isBuiltIn = ["$connect", "$disconnect", "$default"].contains(name)
    let word = isBuiltIn ? name.dropFirst() : Substring(name)
    return word.prefix(1).uppercased() + word.dropFirst().lowercased()
  }
}
