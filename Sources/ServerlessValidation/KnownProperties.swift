import ResourceCatalog

/// What the transform takes of the properties of a kind of resource or a type of event.
struct KnownProperties {
  /// The properties by their names.
  let object: ServerlessObject
  /// What it insists on inside of them.
  let shapes: [String: Shape]
  /// What has the properties, in words.
  let owner: String
  /// The names of those that have to be there.
  let required: [String]

  init(_ object: ServerlessObject, _ shapes: [String: Shape], owner: String) {
    self.object = object
    self.shapes = shapes
    self.owner = owner
    // The transform itself adds the API of an event.
    required = object.required.filter { $0 != "RestApiId" }
  }
}

/// The kinds and events that a template has, each looked up in the catalog once.
final class KnownKinds {
  private let catalog = ServerlessPropertyCatalog.standard
  private var kinds: [String: KnownProperties?] = [:]
  private var events: [String: [String: KnownProperties?]] = [:]

  /// What a kind of resource has, such as `Function`; nil for one that SAM does not have.
  func kind(_ name: String) -> KnownProperties? {
    if let known = kinds[name] { return known }
    let found = catalog.object(name).map {
      KnownProperties($0, Shape.shapes(of: name), owner: "`AWS::Serverless::\(name)`")
    }
    kinds[name] = .some(found)
    return found
  }

  /// What a type of event of a kind of resource has; nil for one that SAM does not have.
  func event(_ type: String, of kind: String) -> KnownProperties? {
    if let known = events[kind]?[type] { return known }
    let found = catalog.object("\(kind).Events.\(type)").map {
      KnownProperties($0, Shape.shapes(ofEvent: type), owner: "`\(type)` events")
    }
    events[kind, default: [:]][type] = .some(found)
    return found
  }
}
