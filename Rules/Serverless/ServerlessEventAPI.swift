import CloudFormation
import Linting
import ServerlessModel
import TemplateSyntax

/// The API of SAM that an event of a function or state machine belongs to.
struct ServerlessEventAPI {
  /// The resource; nil for the one that SAM makes itself.
  let declaration: ServerlessDeclaration?
  /// Its properties, with those of `Globals`.
  let properties: Node?

  /// The API of an event of type `Api` or `HttpApi`; nil when it is none of this template.
  init?(of event: DeclaredEvent, in template: Inspection) {
    let (property, kind) = event.type == "Api" ? ("RestApiId", "Api") : ("ApiId", "HttpApi")
    guard let id = event[property] else {
      declaration = nil
      properties = ServerlessDeclaration.impliedProperties(kind, globals: template.template.globals)
      return
    }
    let name = id.function == .ref ? id.functionArgument : id.isScalar ? id : nil
    guard let name, name.isScalar, let found = template.serverlessDeclaration(name.text),
      found.kind == "Api" || found.kind == "HttpApi"
    else { return nil }
    declaration = found
    properties = found.properties
  }

  /// The name under which routes of the API are counted.
  var name: String { declaration?.resource.logicalId ?? "" }

  /// The value of a property; nil when it is left out or null.
  subscript(name: String) -> Node? { properties?[name].flatMap { $0.isNull ? nil : $0 } }

  /// Whether SAM writes the document of the API from the events.
  var isManaged: Bool {
    let own = declaration?.resource.properties
    return ["DefinitionBody", "DefinitionUri"].allSatisfy { own?[$0].map(\.isNull) ?? true }
      && !(declaration?.isOpen ?? false)
  }

  /// Whether the settings of an event reach the document of the API.
  func takesSettings(of event: DeclaredEvent) -> Bool {
    if isManaged { return true }
    guard let body = self["DefinitionBody"], body.isMapping, !body.isFunctionCall,
      body["Fn::Transform"] == nil
    else { return false }
    return event.type == "HttpApi" || self["MergeDefinitions"]?.boolean == true
      || event["Auth"]?["OverrideApiAuth"]?.boolean == true
  }
}

extension Inspection {
  /// Every event of an API, with the API where it is of this template.
  func forEachRoute(
    of declaration: ServerlessDeclaration,
    _ body: (DeclaredEvent, ServerlessEventAPI) -> Void
  ) {
    for event in declaration.events {
      let isRoute =
        event.type == "Api" || event.type == "HttpApi" && declaration.kind == "Function"
      guard isRoute, let api = ServerlessEventAPI(of: event, in: self) else { continue }
      body(event, api)
    }
  }
}
