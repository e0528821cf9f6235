package import TemplateSyntax

/// A resource: declared in the template, or generated from one that is.
///
/// It never changes. It is a class because every rule is handed resources, and copying the texts of a
/// structure counts references for each of them.
package final class Resource: Sendable {
  /// The logical id that the template can refer to it by.
  package let logicalId: String
  /// Where the logical id is written; for a generated resource, that of the one it comes from.
  package let key: Node
  /// The mapping with the type, properties and attributes.
  package let body: Node
  /// The type that CloudFormation creates.
  package let type: String
  /// The type as the template writes it, different for what a transform rewrites.
  package let writtenType: String
  /// The properties as CloudFormation gets them; nil when there are none.
  package let properties: Node?
  /// What a transform has to say of the resource; nil for one that stays as it is.
  ///
  /// What few resources have is kept elsewhere.
  private let transformation: Transformation?

  /// The name of the condition under which the template declares the resource, or the one that it
  /// is generated from.
  package let condition: Node?

  /// Why a transform makes a resource.
  package struct Generation: Hashable, Sendable {
    /// The logical id of the resource of the template that asks for it.
    package let owner: String
    /// The name of the event or property that asks for it, or the logical id of the owner.
    package let cause: Node

    /// What a resource is generated from.
    package init(owner: String, cause: Node) {
      self.owner = owner
      self.cause = cause
    }
  }

  /// When a resource is made: when all that one of the alternatives takes for granted holds.
  package struct Presence: Hashable, Sendable {
    /// What each alternative takes for granted; one that is empty holds always.
    package let alternatives: [[Assumption]]

    /// A presence with its alternatives.
    package init(anyOf alternatives: [[Assumption]]) {
      self.alternatives = alternatives
    }
  }

  convenience init?(_ pair: Node.Pair) {
    guard pair.value.isMapping, let type = pair.value["Type"], type.isScalar else { return nil }
    self.init(key: pair.key, body: pair.value, type: type.text)
  }

  /// A resource as it is written, or one that a transform adds as if it were written under `key`.
  package init(key: Node, logicalId: String? = nil, body: Node, type: String) {
    self.logicalId = logicalId ?? key.text
    self.key = key
    self.body = body
    self.type = type
    writtenType = type
    properties = body["Properties"]
    transformation = nil
    condition = body["Condition"].flatMap { $0.isScalar ? $0 : nil }
  }

  /// A resource that a transform makes from another.
  package init(
    logicalId: String, deployedId: String? = nil, type: String, properties: Node?,
    from source: Resource, generation: Generation?, presence: Presence? = nil,
    addedDependencies: [String] = []
  ) {
    self.logicalId = logicalId
    self.type = type
    self.properties = properties
    key = source.key
    body = source.body
    writtenType = source.writtenType
    condition = source.condition
    transformation = Transformation(
      deployedId: deployedId ?? logicalId, generation: generation,
      addedDependencies: addedDependencies, presence: presence ?? source.changedPresence)
  }

  /// The same resource under a reference that no other thread counts.
  package init(copying other: Resource) {
    logicalId = other.logicalId
    key = other.key
    body = other.body
    type = other.type
    writtenType = other.writtenType
    properties = other.properties
    transformation = other.transformation
    condition = other.condition
  }

  /// The logical id that CloudFormation gets: another one where a transform renames a resource.
  package var deployedId: String { transformation?.deployedId ?? logicalId }

  /// Why there is a resource that the template does not declare; nil for a declared one.
  package var generation: Generation? { transformation?.generation }

  /// What a transform lets it wait for, besides what its `DependsOn` says.
  package var addedDependencies: [String] { transformation?.addedDependencies ?? [] }

  /// When a transform makes it, where that is not what its `Condition` says.
  var changedPresence: Presence? { transformation?.presence }

  /// The resource of the template that this one was generated from; nil for a declared one.
  package var generatedBy: String? { generation?.owner }

  /// Where the type is written.
  package var typeNode: Node { body["Type"] ?? key }

  /// When the resource is made.
  package var presence: Presence {
    if let changedPresence { return changedPresence }
    return Presence(anyOf: [condition.map { [.condition($0.text, true)] } ?? []])
  }

  /// The logical ids that the resource waits for by its `DependsOn`, each as written; a generated
  /// resource has none.
  package var dependsOn: [Node] {
    guard generation == nil, let node = body["DependsOn"] else { return [] }
    return node.isSequence ? node.elements.filter(\.isScalar) : node.isScalar ? [node] : []
  }
}

extension Resource: Hashable {
  package static func == (left: Resource, right: Resource) -> Bool {
    left === right
      || left.logicalId == right.logicalId && left.type == right.type && left.key == right.key
        && left.body == right.body && left.properties == right.properties
        && left.transformation == right.transformation
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(logicalId)
    hasher.combine(type)
  }
}

/// What a transform has to say of a resource.
private final class Transformation: Hashable, Sendable {
  let deployedId: String
  let generation: Resource.Generation?
  let addedDependencies: [String]
  let presence: Resource.Presence?

  init(
    deployedId: String, generation: Resource.Generation?, addedDependencies: [String],
    presence: Resource.Presence?
  ) {
    self.deployedId = deployedId
    self.generation = generation
    self.addedDependencies = addedDependencies
    self.presence = presence
  }

  static func == (left: Transformation, right: Transformation) -> Bool {
    left === right
      || left.deployedId == right.deployedId && left.generation == right.generation
        && left.addedDependencies == right.addedDependencies && left.presence == right.presence
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(deployedId)
  }
}
