package import CloudFormation
package import TemplateSyntax

/// A resource of SAM as it is written, together with what `Globals` adds to it.
///
/// Every value is at the place where somebody wrote it, in the resource or in `Globals`.
package struct ServerlessDeclaration: Sendable {
  /// The resource.
  package let resource: Resource
  /// The type without `AWS::Serverless::`, such as `Function`.
  package let kind: String
  /// The properties; nil when there are none or they are no mapping.
  package let properties: Node?
  /// The events of a function or state machine, as far as they are written out.
  package let events: [DeclaredEvent]

  /// A resource of SAM; nil for another one.
  package init?(_ resource: Resource, globals: Node?) {
    guard resource.type.hasPrefix(Self.typePrefix), resource.generatedBy == nil else { return nil }
    let kind = String(resource.type.dropFirst(Self.typePrefix.count))
    let own = resource.properties.flatMap { $0.isMapping ? $0 : nil }
    let section = globals?[kind].flatMap { $0.isMapping && !$0.isFunctionCall ? $0 : nil }
    self.resource = resource
    self.kind = kind
    properties = Self.merged(section, own, of: resource)
    events = Self.events(of: kind, properties)
  }

  /// The API that SAM makes itself for the events of a resource, as `Globals` describes it.
  package init(implied kind: String, _ properties: Node, by resource: Resource) {
    self.resource = resource
    self.kind = kind
    self.properties = properties
    events = []
  }

  /// The API of SAM's own that events without an API get, by what `Globals` says of such APIs.
  package static func impliedProperties(_ kind: String, globals: Node?) -> Node? {
    globals?[kind].flatMap { $0.isMapping ? $0 : nil }
  }

  /// What the types of SAM begin with.
  package static let typePrefix = "AWS::Serverless::"

  /// The value of a property; nil when it is left out or null.
  package subscript(name: String) -> Node? {
    properties?[name].flatMap { $0.isNull ? nil : $0 }
  }

  /// A property with its key; nil when it is left out or null.
  package func pair(_ name: String) -> Node.Pair? {
    properties?.pair(name).flatMap { $0.value.isNull ? nil : $0 }
  }

  /// Whether the resource may get properties that are not written here.
  package var isOpen: Bool {
    guard let own = resource.properties else { return false }
    return !own.isMapping || own.isFunctionCall || own.holdsTransform
  }

  private static func merged(_ section: Node?, _ own: Node?, of resource: Resource) -> Node? {
    guard let section else { return own }
    let isUnset = resource.properties.map(\.isNull) ?? true
    guard own != nil || isUnset else { return nil }
    let ignored = resource.body["IgnoreGlobals"]
    if let ignored, ignored.isScalar, !ignored.isNull { return own }
    let without = Set(ignored?.elements.map(\.text) ?? [])
    var tree = DerivedTree(of: resource.key.writtenTree)
    tree.mapping(from: own ?? resource.key) { tree in
      for pair in section.pairs where !without.contains(pair.key.text) {
        guard let same = own?.pair(pair.key.text) else {
          tree.pair(pair)
          continue
        }
        tree.part(same.key)
        if pair.key.textIs("Architectures") {
          tree.part(same.value)
        } else {
          tree.combination(of: pair.value, and: same.value)
        }
      }
      for pair in own?.pairs ?? [] {
        let isMerged = section.pair(pair.key.text) != nil && !without.contains(pair.key.text)
        if !isMerged { tree.pair(pair) }
      }
    }
    return tree.finish().first
  }
}

/// An event of a function or state machine, as it is written.
package struct DeclaredEvent: Sendable {
  /// The name.
  package let key: Node
  /// What stands under the name.
  package let body: Node
  /// The type, such as `S3`; nil when it is left out or no text.
  package let type: String?
  /// The properties; nil when there are none or they are no mapping.
  package let properties: Node?

  init(_ pair: Node.Pair) {
    key = pair.key
    body = pair.value
    type = pair.value["Type"].flatMap { $0.isScalar && !$0.isNull ? $0.text : nil }
    properties = pair.value["Properties"].flatMap {
      $0.isMapping && !$0.isFunctionCall ? $0 : nil
    }
  }

  /// The value of a property; nil when it is left out or null.
  package subscript(name: String) -> Node? {
    properties?[name].flatMap { $0.isNull ? nil : $0 }
  }

  /// A property with its key; nil when it is left out or null.
  package func pair(_ name: String) -> Node.Pair? {
    properties?.pair(name).flatMap { $0.value.isNull ? nil : $0 }
  }
}

extension ServerlessDeclaration {
  /// The kinds of API that SAM makes itself for the events.
  package var impliedAPIs: [String] {
    events.compactMap { event in
      switch event.type {
      case "Api" where event.properties != nil && event["RestApiId"] == nil: "Api"
      case "HttpApi" where event["ApiId"] == nil: "HttpApi"
      default: nil
      }
    }
  }

  fileprivate static func events(of kind: String, _ properties: Node?) -> [DeclaredEvent] {
    guard kind == "Function" || kind == "StateMachine", let events = properties?["Events"],
      !events.isFunctionCall
    else { return [] }
    return events.pairs.compactMap { pair in
      pair.key.bringsOtherKeys ? nil : DeclaredEvent(pair)
    }
  }
}

extension Node {
  /// Whether SAM counts a value as given: not null, `false`, zero or empty.
  package var isGiven: Bool {
    switch kind {
    case .null: false
    case .boolean: boolean != false
    case .integer: integer != 0
    case .float: number != 0
    case .string: !text.isEmpty
    case .mapping, .sequence: count > 0
    }
  }

  /// Whether a key puts other keys in its place before SAM reads the mapping.
  package var bringsOtherKeys: Bool {
    textIs("Fn::Transform") || withUTF8 { $0.starts(with: "Fn::ForEach::".utf8) }
  }
}

extension DerivedTree {
  /// What SAM makes of a value of `Globals` and a resource's own: mappings key by key, lists one
  /// after the other, and otherwise the resource's own.
  fileprivate mutating func combination(of global: Node, and own: Node) {
    if global.isMapping, own.isMapping, !global.isFunctionCall, !own.isFunctionCall {
      mapping(from: own) { tree in
        for pair in global.pairs {
          guard let same = own.pair(pair.key.text) else {
            tree.pair(pair)
            continue
          }
          tree.part(same.key)
          tree.combination(of: pair.value, and: same.value)
        }
        for pair in own.pairs where global.pair(pair.key.text) == nil { tree.pair(pair) }
      }
    } else if global.isSequence, own.isSequence {
      sequence(from: own) { tree in
        for element in global.elements + own.elements { tree.part(element) }
      }
    } else {
      part(own)
    }
  }
}
