import TemplateSyntax

/// A method of an API that an event of a function or state machine adds.
struct APIOperation {
  let path: String
  let method: String
  /// The address that the API calls.
  let uri: GeneratedValue
  /// The role with which it does; nil when the target permits it.
  let credentials: GeneratedValue?
  /// The name of the event.
  let event: Node

  /// The method as a document names it.
  var methodKey: String { method == "any" ? "x-amazon-apigateway-any-method" : method }
}

extension ServerlessTransform {
  /// Adds the method of an event to the document of an API.
  mutating func addPath(
    _ event: ServerlessEvent, to api: String, _ uri: GeneratedValue,
    credentials: GeneratedValue? = nil
  ) {
    operations[api, default: []].append(
      APIOperation(
        path: event.text("Path") ?? "$default",
        method: (event.text("Method") ?? "any").lowercased(), uri: uri, credentials: credentials,
        event: event.key))
  }

  /// The document of an API: the one that is written, or one that is made of the events.
  ///
  /// What authorizers, CORS and models add to it is left out: no rule looks at what SAM writes there.
  func document(of api: ServerlessResource, version: GeneratedProperties) -> GeneratedValue? {
    if let body = api["DefinitionBody"] { return .merged(body) }
    guard api["DefinitionUri"] == nil else { return nil }
    var order: [String] = []
    var methods: [String: GeneratedProperties] = [:]
    for operation in operations[api.id] ?? [] {
      if methods[operation.path] == nil { order.append(operation.path) }
      methods[operation.path, default: [:]][operation.methodKey] = .from(
        operation.event,
        [
          "x-amazon-apigateway-integration": [
            "type": "aws_proxy", "httpMethod": "POST", "uri": operation.uri,
            "credentials": operation.credentials,
          ]
        ])
    }
    let paths = GeneratedProperties(
      order.map { path in (path, methods[path].map { .mapping($0) }) })
    var document = version
    document["paths"] = .mapping(paths)
    document["securityDefinitions"] = authorizers(of: api)
    return .mapping(document)
  }

  /// The authorizers, with what each of them refers to.
  private func authorizers(of api: ServerlessResource) -> GeneratedValue? {
    var definitions: GeneratedProperties = [:]
    for (name, authorizer) in api["Auth"]?["Authorizers"]?.entries ?? [] {
      var settings: GeneratedProperties = [:]
      for part in ["FunctionArn", "FunctionInvokeRole", "UserPoolArn", "JwtConfiguration"] {
        settings[part] = .merged(authorizer[part])
      }
      definitions[name] = .from(
        authorizer.node, ["x-amazon-apigateway-authorizer": .mapping(settings)])
    }
    return definitions.entries.isEmpty ? nil : .mapping(definitions)
  }
}
