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

  /// The resources of SAM that a template has, in their order.
  package static func all(in template: Template) -> [ServerlessDeclaration] {
    let globals = template.globals.flatMap { $0.isMapping ? $0 : nil }
    var tree = DerivedTree(of: template.tree)
    let found = template.resources.compactMap { resource in
      kind(of: resource).map { kind in
        (resource, kind, DeclaredProperties(of: resource, globals?[kind], &tree))
      }
    }
    let merged = tree.count > 0 ? tree.finish() : []
    return found.map { resource, kind, properties in
      let properties: Node? =
        switch properties {
        case .written(let node): node
        case .merged(let number): merged[number]
        }
      return ServerlessDeclaration(resource, kind, properties)
    }
  }

  private init(_ resource: Resource, _ kind: String, _ properties: Node?) {
    self.resource = resource
    self.kind = kind
    self.properties = properties
    events = Self.events(of: kind, properties)
  }

  /// The kind of a resource of SAM that somebody has written; nil for another resource.
  private static func kind(of resource: Resource) -> String? {
    guard resource.type.hasPrefix(typePrefix), resource.generatedBy == nil else { return nil }
    return kind(ofType: resource.type)
  }

  /// The kind of a type of SAM, such as `Function`.
  static func kind(ofType type: String) -> String {
    String(Substring(type.utf8.dropFirst(typePrefix.utf8.count)))
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
}

/// Where the properties of a declaration are.
private enum DeclaredProperties {
  /// In the template, if anywhere.
  case written(Node?)
  /// In the tree that is being made, under the number of a root.
  case merged(Int)

  /// The properties of a resource with those that a section of `Globals` adds to them.
  init(of resource: Resource, _ section: Node?, _ tree: inout DerivedTree) {
    let own = resource.properties.flatMap { $0.isMapping ? $0 : nil }
    guard let section, section.isMapping, !section.isFunctionCall else {
      self = .written(own)
      return
    }
    let isUnset = resource.properties.map(\.isNull) ?? true
    guard own != nil || isUnset else {
      self = .written(nil)
      return
    }
    let ignored = resource.body["IgnoreGlobals"]
    if let ignored, ignored.isScalar, !ignored.isNull {
      self = .written(own)
      return
    }
    let without = ignored?.elements.map(\.text) ?? []
    self = .merged(
      tree.mapping(from: own ?? resource.key) { tree in
        tree.properties(of: section, without: without, and: own)
      })
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
    case .string: withUTF8 { !$0.isEmpty }
    case .mapping, .sequence: count > 0
    }
  }

  /// Whether a key puts other keys in its place before SAM reads the mapping.
  package var bringsOtherKeys: Bool {
    withUTF8 { $0.starts(with: "Fn::".utf8) }
      && (textIs("Fn::Transform") || withUTF8 { $0.starts(with: "Fn::ForEach::".utf8) })
  }
}

extension DerivedTree {
  /// The properties of `Globals` and a resource's own, those of `Globals` first.
  fileprivate mutating func properties(of section: Node, without: [String], and own: Node?) {
    section.forEachPair { pair in
      guard !without.contains(where: { pair.key.textIs($0) }) else { return }
      guard let same = own?.pair(pair.key.text) else {
        self.pair(pair)
        return
      }
      part(same.key)
      if pair.key.textIs("Architectures") {
        part(same.value)
      } else {
        combination(of: pair.value, and: same.value)
      }
    }
    own?.forEachPair { pair in
      let name = pair.key.text
      if without.contains(name) || section.pair(name) == nil { self.pair(pair) }
    }
  }

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
