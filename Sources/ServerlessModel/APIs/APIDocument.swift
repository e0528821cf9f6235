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
    var paths: GeneratedProperties = [:]
    for operation in operations[api.id] ?? [] {
      var path = paths.mapping(operation.path)
      let method =
        operation.method == "any" ? "x-amazon-apigateway-any-method" : operation.method
      path[method] = .from(
        operation.event,
        [
          "x-amazon-apigateway-integration": [
            "type": "aws_proxy", "httpMethod": "POST", "uri": operation.uri,
            "credentials": operation.credentials,
          ]
        ])
      paths[operation.path] = .mapping(path)
    }
    var document = version
    document["paths"] = .mapping(paths)
    return .mapping(document)
  }
}
