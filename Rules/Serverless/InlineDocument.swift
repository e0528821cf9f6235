import ServerlessModel
import TemplateSyntax

/// The inline document of an API, as far as SAM reads it.
struct InlineDocument {
  /// The key of the property.
  let key: Node
  /// The document.
  let body: Node
  /// Whether the API is a REST API.
  let isREST: Bool
  /// The settings that have to be written into the document.
  let readers: [Node]
  /// Whether SAM goes through the methods of all paths.
  let readsMethods: Bool
  /// Whether SAM goes through all paths.
  let readsPaths: Bool

  /// The document that is written out in an API; nil for one from a file, and for none.
  init?(_ declaration: ServerlessDeclaration) {
    guard let pair = declaration.pair("DefinitionBody"), pair.value.isMapping,
      !pair.value.isFunctionCall, pair.value["Fn::Transform"] == nil, pair.value.isGiven
    else { return nil }
    key = pair.key
    body = pair.value
    isREST = declaration.kind == "Api"
    let names =
      isREST
      ? ["Cors", "Auth", "GatewayResponses", "Models"] : ["CorsConfiguration", "Auth", "Tags"]
    var readers = names.compactMap { declaration.given($0)?.key }
    if let disabled = declaration.pair("DisableExecuteApiEndpoint") { readers.append(disabled.key) }
    self.readers = readers
    let auth = declaration["Auth"]
    let hasDefault =
      auth?["DefaultAuthorizer"]?.isGiven ?? false
      && (auth?["Authorizers"]?.isGiven ?? false
        || auth?["DefaultAuthorizer"]?.textIs("AWS_IAM") ?? false)
    let asksForKey = auth?["ApiKeyRequired"]?.isGiven ?? false
    readsMethods = isREST ? hasDefault || asksForKey : hasDefault
    // A document of OpenAPI 3 is gone through in any case.
    let isNewer = isREST && !(body["swagger"]?.isGiven ?? false) && body["openapi"] != nil
    readsPaths = readsMethods || isREST && (isNewer || declaration.given("Cors") != nil)
  }

  /// Whether there is a mapping of paths.
  var hasPaths: Bool { body["paths"]?.isMapping ?? false }

  /// Whether SAM takes the document for one.
  var isReadable: Bool {
    guard hasPaths else { return false }
    if isREST, let swagger = body["swagger"], swagger.isGiven { return true }
    guard let version = body["openapi"], version.isScalar else { return false }
    let parts = version.text.split(separator: ".", omittingEmptySubsequences: false)
    return (2...3).contains(parts.count) && parts[0] == "3"
      && parts.dropFirst().allSatisfy { $0.count == 1 && $0.first?.isNumber == true }
  }

  /// What stands in place of a value: the branches of a choice, or the value itself.
  static func contents(of node: Node) -> [Node] {
    guard node.isMapping, let branches = node["Fn::If"], branches.isSequence else { return [node] }
    return branches.elements.dropFirst().filter {
      !($0.function == .ref && $0.functionArgument?.textIs("AWS::NoValue") ?? false)
    }
  }
}
