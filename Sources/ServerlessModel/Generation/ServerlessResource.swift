import CloudFormation
import TemplateSyntax

/// A SAM resource that is being transformed, with what all its converters ask for.
struct ServerlessResource {
  /// The resource as the template declares it.
  let resource: Resource
  /// Its properties with those of `Globals`.
  let properties: ServerlessProperties
  /// Where it stands among the resources of the template: what it generates follows it.
  let position: Int

  /// The logical id.
  var id: String { resource.logicalId }

  /// The value of a property; nil when it is left out or null.
  subscript(name: String) -> MergedValue? { properties[name] }

  /// Where the properties are written, or the logical id when there are none.
  var place: Node { properties.own ?? resource.key }

  /// The events of the resource, in the order in which the transform sees them.
  ///
  /// Globals cannot have any.
  let events: [ServerlessEvent]

  init(resource: Resource, properties: ServerlessProperties, position: Int) {
    self.resource = resource
    self.properties = properties
    self.position = position
    let pairs = properties.own?["Events"]?.pairs ?? []
    let events = pairs.compactMap { ServerlessEvent($0, of: resource.logicalId) }
    self.events = events.count < 2 ? events : events.sorted { $0.sortKey < $1.sortKey }
  }
}

/// An event of a function or state machine.
struct ServerlessEvent {
  /// The name.
  let key: Node
  /// What stands under the name.
  let body: Node
  /// The type, such as `S3`.
  let type: String
  /// The mapping with the properties.
  let properties: Node?
  /// The beginning of the logical ids of what it generates.
  let id: String

  init?(_ pair: Node.Pair, of owner: String) {
    guard pair.value.isMapping, let type = pair.value["Type"], type.isScalar else { return nil }
    key = pair.key
    body = pair.value
    self.type = type.text
    properties = pair.value["Properties"].flatMap { $0.isMapping ? $0 : nil }
    id = owner + pair.key.text
  }

  /// The value of a property; nil when it is left out or null.
  subscript(name: String) -> Node? {
    properties?[name].flatMap { $0.isNull ? nil : $0 }
  }

  /// The text of a property; nil when it is none.
  func text(_ name: String) -> String? {
    self[name].flatMap { $0.isScalar ? $0.text : nil }
  }

  /// What `Ref` in a property names, or its text.
  func name(_ property: String) -> String? {
    self[property]?.referredName ?? text(property)
  }

  /// The transform takes events by their path, or by their name; one of an HTTP API without a path is
  /// for everything else.
  fileprivate var sortKey: String {
    text("Path") ?? (type == "HttpApi" && self["Method"] == nil ? "$default" : key.text)
  }
}
