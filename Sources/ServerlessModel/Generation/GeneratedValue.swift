import TemplateSyntax

/// The value of a property of a resource that the transform makes, before it becomes part of a tree.
///
/// Written like the template that the transform puts out: mappings and lists as literals, texts as
/// strings. What comes from the template stays where it is written.
enum GeneratedValue: Sendable {
  /// A value as it is written.
  case written(Node)
  /// A value that is merged from a resource and `Globals`.
  case merged(MergedValue)
  /// A text.
  case text(String)
  /// A mapping.
  case mapping(GeneratedProperties)
  /// A list.
  case list([GeneratedValue])
  /// A policy template with its values.
  case filled(FilledDocument)
  /// A value that is made from what is written at a place.
  indirect case from(Node, GeneratedValue)
  /// A value that only packaging or the deployment knows.
  case unknown

  /// `Ref` to a resource or pseudo parameter.
  static func ref(_ name: String) -> GeneratedValue { ["Ref": .text(name)] }

  /// `Fn::GetAtt` of a resource.
  static func attribute(_ name: String, _ attribute: String) -> GeneratedValue {
    ["Fn::GetAtt": [.text(name), .text(attribute)]]
  }

  /// The `Arn` of a resource.
  static func arn(_ name: String) -> GeneratedValue { attribute(name, "Arn") }

  /// `Fn::Sub` of a text.
  static func sub(_ text: String) -> GeneratedValue { ["Fn::Sub": .text(text)] }

  /// `Fn::Sub` of a text with variables of its own.
  static func sub(_ text: String, _ variables: GeneratedProperties) -> GeneratedValue {
    ["Fn::Sub": [.text(text), .mapping(variables)]]
  }

  /// A written value, if there is one.
  static func written(_ node: Node?) -> GeneratedValue? {
    node.map { .written($0) }
  }

  /// A merged value, if there is one.
  static func merged(_ value: MergedValue?) -> GeneratedValue? {
    value.map { .merged($0) }
  }
}

extension GeneratedValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral
{
  init(stringLiteral value: String) { self = .text(value) }

  init(booleanLiteral value: Bool) { self = .text(value ? "true" : "false") }

  init(arrayLiteral elements: GeneratedValue...) { self = .list(elements) }

  init(dictionaryLiteral elements: (String, GeneratedValue?)...) {
    self = .mapping(GeneratedProperties(elements))
  }
}

/// The entries of a mapping that the transform makes, in order.
struct GeneratedProperties: Sendable, ExpressibleByDictionaryLiteral {
  struct Entry: Sendable {
    let name: String
    /// The key in the template that the entry is made from.
    let key: Node?
    var value: GeneratedValue
  }

  private(set) var entries: [Entry] = []

  /// Entries without those that have no value.
  init(_ elements: [(String, GeneratedValue?)] = []) {
    entries.reserveCapacity(elements.count)
    for (name, value) in elements {
      if let value { entries.append(Entry(name: name, key: value.key, value: value)) }
    }
  }

  init(dictionaryLiteral elements: (String, GeneratedValue?)...) { self.init(elements) }

  /// Makes room for some entries in all.
  mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

  /// The value of a name; setting nil takes it away.
  subscript(name: String) -> GeneratedValue? {
    get { entries.first { $0.name == name }?.value }
    set {
      let position = entries.firstIndex { $0.name == name }
      guard let newValue else {
        if let position { entries.remove(at: position) }
        return
      }
      if let position {
        entries[position].value = newValue
      } else {
        entries.append(Entry(name: name, key: newValue.key, value: newValue))
      }
    }
  }

  /// Takes the value of a written key over, under another name if need be.
  mutating func copy(_ name: String, as other: String? = nil, from mapping: Node?) {
    guard let pair = mapping?.pair(name), !pair.value.isNull else { return }
    let entry = Entry(name: other ?? name, key: pair.key, value: .written(pair.value))
    if let position = entries.firstIndex(where: { $0.name == entry.name }) {
      entries[position] = entry
    } else {
      entries.append(entry)
    }
  }

  /// Takes values of written keys over.
  mutating func copy(_ names: [String], from mapping: Node?) {
    for name in names { copy(name, from: mapping) }
  }

  /// Takes properties of a resource over, of which the mapping has none yet.
  mutating func copy(_ names: [String], from properties: ServerlessProperties) {
    for name in names {
      guard let value = properties[name] else { continue }
      assert(self[name] == nil, "`\(name)` is there already")
      entries.append(Entry(name: name, key: value.key, value: .merged(value)))
    }
  }
}

extension GeneratedValue {
  /// The key that the value stands under in the template.
  fileprivate var key: Node? {
    switch self {
    case .merged(let value): value.key
    case .written(let node): node.isSynthesized ? nil : node.key
    case .from(let origin, _): origin.key
    default: nil
    }
  }

  /// Makes the value the next part of a tree, from what is written at a place.
  func write(to tree: inout DerivedTree, from origin: Node) {
    switch self {
    case .written(let node): tree.part(node)
    case .merged(let value): tree.merged(value.inherited, value.node, from: value.node)
    case .text(let text): tree.string(text, from: origin)
    case .mapping(let properties): properties.write(to: &tree, from: origin)
    case .list(let values):
      tree.sequence(from: origin) { tree in
        for value in values { value.write(to: &tree, from: origin) }
      }
    case .filled(let document): document.write(to: &tree, from: origin)
    case .from(let origin, let value): value.write(to: &tree, from: origin)
    case .unknown:
      tree.mapping(from: origin) { tree in
        tree.key("Fn::Transform", from: origin)
        tree.string("AWS::Serverless-2016-10-31", from: origin)
      }
    }
  }
}

extension GeneratedProperties {
  /// Makes a mapping of the entries the next part of a tree, or a root; the number of the root.
  @discardableResult
  func write(to tree: inout DerivedTree, from origin: Node) -> Int {
    tree.mapping(from: origin) { tree in
      for entry in entries {
        tree.key(entry.name, keeping: entry.key, from: origin)
        entry.value.write(to: &tree, from: entry.key ?? origin)
      }
    }
  }
}
