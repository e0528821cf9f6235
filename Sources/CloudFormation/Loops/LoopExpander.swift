import TemplateSyntax

/// Copies the sections of a template with their loops replaced; see ``LoopExpansion``.
struct LoopExpander {
  private(set) var outcomes: [Node: LoopExpansion.Outcome] = [:]
  private(set) var repeatedNames: [LoopExpansion.RepeatedName] = []
  private(set) var collections: [LoopExpansion.Collection] = []
  var writtenNames: [String: String] = [:]
  private(set) var rounds: [LoopRound] = []

  private let template: Template
  private let evaluation: Evaluation
  var tree: DerivedTree
  private var section = TemplateSection.resources
  /// How many nodes were looked at; what is looked at in vain costs as much as what is made.
  private var effort = 0
  private var isExhausted = false

  /// What an identifier stands for.
  struct Binding {
    let identifier: String
    let element: LoopElement
  }

  /// What a text is there for: a name stays a text also when its parts are not certain.
  enum Role {
    case value
    case name
  }

  init(_ template: Template, _ evaluation: Evaluation) {
    self.template = template
    self.evaluation = evaluation
    tree = DerivedTree(of: template.tree)
  }

  /// The sections without loops; nil when that would be too much.
  mutating func expandedRoot() -> Node? {
    let root = template.writtenRoot
    let copy = tree.beginCopy(of: root)
    for pair in root.pairs {
      tree.part(pair.key)
      guard let section = TemplateSection(rawValue: pair.key.text),
        Loop.sections.contains(section), pair.value.isMapping
      else {
        tree.part(pair.value)
        continue
      }
      self.section = section
      copyNode(pair.value, [], .value)
    }
    tree.end(copy, isChanged: true)
    return isExhausted ? nil : tree.finish().first
  }

  // MARK: - Copying

  /// Copies a node; returns whether anything differs from what is written.
  @discardableResult
  mutating func copyNode(_ node: Node, _ bindings: [Binding], _ role: Role) -> Bool {
    spend(1)
    guard !isExhausted else {
      tree.part(node)
      return false
    }
    if node.isScalar { return copyText(node, bindings, role) }
    if !bindings.isEmpty, let isChanged = copyCall(node, bindings, role) { return isChanged }
    let copy = tree.beginCopy(of: node)
    let isChanged =
      node.isMapping ? copyPairs(node, bindings, role) : copyElements(node, bindings, role)
    tree.end(copy, isChanged: isChanged)
    return isChanged
  }

  private mutating func copyElements(_ node: Node, _ bindings: [Binding], _ role: Role) -> Bool {
    var isChanged = false
    for element in node.elements where copyNode(element, bindings, role) { isChanged = true }
    return isChanged
  }

  private mutating func copyPairs(_ node: Node, _ bindings: [Binding], _ role: Role) -> Bool {
    var isChanged = false
    var names = MadeNames(in: node)
    for pair in node.pairs {
      if let loop = Loop(pair, in: section), let parts = loop.parts {
        expand(loop, parts, bindings, &names)
        isChanged = true
      } else if copyPair(pair, bindings, role, &names) {
        isChanged = true
      }
    }
    repeatedNames += names.repeated
    return isChanged
  }

  private mutating func copyPair(
    _ pair: Node.Pair, _ bindings: [Binding], _ role: Role, _ names: inout MadeNames
  ) -> Bool {
    let (name, isCertain) = copyKey(pair.key, bindings)
    if isCertain { names.add(name, from: pair.key, isMade: !bindings.isEmpty) }
    let isName = Self.namingKeys.contains { pair.key.textIs($0) } && !pair.value.isMapping
    let isChanged = copyNode(pair.value, bindings, isName ? .name : role)
    return isChanged || name != nil
  }

  /// The attributes of resources and outputs that hold names.
  private static let namingKeys = ["Condition", "DependsOn", "Type"]

  /// Copies a key; returns its new name, nil for the one written, and whether that is certain.
  private mutating func copyKey(_ key: Node, _ bindings: [Binding]) -> (String?, isCertain: Bool) {
    let placeholders = Placeholders(key, bindings)
    guard let name = placeholders.text else {
      if placeholders.isEmpty {
        tree.part(key)
      } else {
        tree.key(key.text, from: key)
      }
      return (nil, placeholders.isEmpty)
    }
    tree.key(name, from: key)
    writtenNames[name] = key.text
    return (name, placeholders.isCertain)
  }

  // MARK: - Loops

  private mutating func expand(
    _ loop: Loop, _ parts: Loop.Parts, _ bindings: [Binding], _ names: inout MadeNames
  ) {
    let collection = bindings.isEmpty ? parts.collection : bound(parts.collection, bindings)
    collections.append(.init(section: section, loop: loop.key, node: collection))
    let elements = LoopElement.all(of: collection, evaluation)
    note(elements, of: loop)
    for element in elements {
      guard rounds.count < LoopExpansion.mostRounds, !isExhausted else {
        isExhausted = true
        return
      }
      let start = tree.count
      let inner = bindings + [Binding(identifier: parts.identifier.text, element: element)]
      for pair in parts.body.pairs {
        if let loop = Loop(pair, in: section), let parts = loop.parts {
          expand(loop, parts, inner, &names)
        } else {
          _ = copyPair(pair, inner, .value, &names)
        }
      }
      rounds.append(
        LoopRound(
          identifier: parts.identifier.text, element: element, nodes: start..<tree.count,
          isCertain: inner.allSatisfy(\.element.isCertain), depth: inner.count))
    }
    guard !elements.allSatisfy(\.isCertain) else { return }
    // A loop without a body says that there may be more than what is written here.
    tree.part(loop.key)
    tree.sequence(from: loop.value) { _ in }
  }

  private mutating func note(_ elements: [LoopElement], of loop: Loop) {
    let isCertain = elements.allSatisfy(\.isCertain)
    var outcome =
      outcomes[loop.key] ?? .init(isCertain: isCertain, fewestElements: elements.count)
    outcome.isCertain = outcome.isCertain && isCertain
    outcome.fewestElements = min(outcome.fewestElements, elements.count)
    outcomes[loop.key] = outcome
  }

  /// A collection as it is in a round of the loops around it.
  private mutating func bound(_ collection: Node, _ bindings: [Binding]) -> Node {
    var other = DerivedTree(of: template.tree)
    swap(&tree, &other)
    defer { swap(&tree, &other) }
    let list = tree.beginList(from: collection)
    let isChanged = copyNode(collection, bindings, .value)
    tree.end(list, isChanged: true)
    return isChanged ? tree.finish().first?.elements.first ?? collection : collection
  }

  mutating func spend(_ nodes: Int) {
    effort += nodes
    if effort > LoopExpansion.mostNodes { isExhausted = true }
  }
}
