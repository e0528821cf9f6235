import CloudFormation
import TemplateSyntax

/// A method of an API calls the function.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-api.html>,
/// <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-httpapi.html>
extension ServerlessTransform {
  mutating func addRestRoute(
    _ event: ServerlessEvent, of function: ServerlessResource, _ target: String
  ) {
    guard let properties = event.properties, properties.count > 0 else { return }
    let api = event["RestApiId"] == nil ? "ServerlessRestApi" : event.name("RestApiId")
    routes.append(
      ServerlessModel.Route(kind: .rest, api: api, function: function.id, event: event.key))
    let stage = api.flatMap { serverless[$0]?["StageName"] }
    let isImplicit = event["RestApiId"] == nil
    let name = isImplicit ? "Prod" : stage?.text ?? "Stage"
    let suffix = name.allSatisfy { $0.isLetter || $0.isNumber } ? name : ContentHash.tenDigits(name)
    addPermission(
      event.id + "Permission" + suffix, for: "apigateway.amazonaws.com",
      ["SourceArn": source(event, api.map { .ref($0) } ?? .written(event["RestApiId"]))],
      of: function, target, at: event.key)
    if let api {
      addPath(event, to: api, Self.invocation(of: target, isAlias: target != function.id))
    }
  }

  mutating func addHTTPRoute(
    _ event: ServerlessEvent, of function: ServerlessResource, _ target: String
  ) {
    let api = event["ApiId"] == nil ? "ServerlessHttpApi" : event.name("ApiId")
    routes.append(
      ServerlessModel.Route(kind: .http, api: api, function: function.id, event: event.key))
    let isCatchAll = event["Path"] == nil && event["Method"] == nil
    let path = isCatchAll ? "$default" : event.text("Path") ?? ""
    let method = (isCatchAll ? "any" : event.text("Method") ?? "").lowercased()
    let isDefault = path == "$default" || path == "$default/"
    if isDefault || !ownsDefaultRoute(target, api) {
      addPermission(
        event.id + "Permission", for: "apigateway.amazonaws.com",
        ["SourceArn": source(event, api.map { .ref($0) } ?? .written(event["ApiId"]))],
        of: function, target, at: event.key)
    }
    guard let api else { return }
    let isAny = method == "any" || method == "x-amazon-apigateway-any-method"
    if path == "$default", isAny, target == function.id {
      defaultRoutes.insert([api, function.id])
    }
    addPath(event, to: api, Self.invocation(of: target, isAlias: target != function.id))
  }

  /// The ARN of the methods that may call.
  private func source(_ event: ServerlessEvent, _ api: GeneratedValue?) -> GeneratedValue {
    let method = (event.text("Method") ?? "any").uppercased()
    let path = event.text("Path") ?? "*"
    let methods = method == "ANY" || method == "X-AMAZON-APIGATEWAY-ANY-METHOD" ? "*" : method
    return .sub(
      "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/"
        + methods + Self.wildcards(in: path), ["Api": api])
  }

  /// A path with `*` for its variables.
  private static func wildcards(in path: String) -> String {
    var text = ""
    var isVariable = false
    for character in path {
      if character == "{" {
        isVariable = true
        text += "*"
      } else if character == "}" {
        isVariable = false
      } else if !isVariable {
        text.append(character)
      }
    }
    return text
  }

  /// The address under which an API calls a function or its alias.
  private static func invocation(of target: String, isAlias: Bool) -> GeneratedValue {
    let name = isAlias ? target : target + ".Arn"
    return .sub(
      "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
        + "${\(name)}/invocations")
  }

  /// Whether the API already passes everything else on to a function, which needs no further
  /// permission then.
  private func ownsDefaultRoute(_ target: String, _ api: String?) -> Bool {
    guard let api else { return false }
    if let body = serverless[api]?["DefinitionBody"]?.node,
      let item = body["paths"]?["$default"], let owner = DefaultRoute.owner(of: item)
    {
      return owner == target
    }
    return defaultRoutes.contains([api, target])
  }
}

/// The route for everything else in a document that is written in the template.
private enum DefaultRoute {
  /// The function that all alternatives of the route call; empty when they differ or call none, nil
  /// when there is no integration.
  static func owner(of item: Node) -> String? {
    for item in alternatives(item) {
      guard let any = item["x-amazon-apigateway-any-method"] else { continue }
      for method in alternatives(any) {
        guard let integration = method["x-amazon-apigateway-integration"],
          let uri = integration["uri"]
        else { continue }
        let names = Set(alternatives(uri).map { function(in: $0) ?? "" })
        return names.count == 1 ? names.first : ""
      }
    }
    return nil
  }

  private static func alternatives(_ node: Node) -> [Node] {
    guard node.function == .if, let parts = node.functionArgument?.elements.dropFirst() else {
      return [node]
    }
    return parts.filter { !$0.isNoValue }
  }

  /// The function whose ARN stands in an address.
  private static func function(in uri: Node) -> String? {
    guard uri.function == .sub, let argument = uri.functionArgument,
      let substitution = Substitution(argument)
    else { return nil }
    for case .variable(let name, _) in substitution.parts where name.hasSuffix(".Arn") {
      return String(name.dropLast(4))
    }
    return nil
  }
}
