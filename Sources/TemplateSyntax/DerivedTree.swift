import SourceText

/// Puts a tree together from parts of another: what a transform makes of a template.
///
/// What is taken over stays where it was written, so that a finding about it lands there. Only the
/// collections and keys that hold the parts together are new; each names the node that it was made
/// from. Parts come from the document itself or from other trees that were derived from it.
package struct DerivedTree {
  private let base: SyntaxTree
  private var records: [Record] = []
  private var text: [UInt8] = []
  private var origins: [Int32] = []
  private var open: [Int] = []
  private var rootIndices: [Int32] = []
  /// The trees that parts are taken from; the record of a part says which by its `count`.
  private var sources: [UnsafeMutablePointer<TreeStorage>] = []

  /// A tree of parts of a document, empty at first; one of parts of a derived tree belongs to the
  /// document that this was derived from.
  package init(of base: SyntaxTree) {
    self.base = base.document
  }

  /// How many nodes the tree has so far, those taken over counted as one each.
  package var count: Int { records.count }

  /// Makes room for some parts, so that the tree does not move while it grows.
  package mutating func reserve(_ count: Int) {
    records.reserveCapacity(count)
    origins.reserveCapacity(count)
    text.reserveCapacity(8 * count)
  }

  /// A mapping made from `origin` that the closure fills; as the outermost call it is a root, whose
  /// number among the roots is returned.
  @discardableResult
  package mutating func mapping(from origin: Node, _ fill: (inout DerivedTree) -> Void) -> Int {
    collection(.mapping, from: origin, fill)
  }

  /// A list made from `origin` that the closure fills.
  @discardableResult
  package mutating func sequence(from origin: Node, _ fill: (inout DerivedTree) -> Void) -> Int {
    collection(.sequence, from: origin, fill)
  }

  /// A key with another name than the one it was made from.
  package mutating func key(_ name: String, from origin: Node) {
    string(name, from: origin)
  }

  /// A text made from `origin`.
  package mutating func string(_ value: String, from origin: Node) {
    let index = append(.string, from: origin)
    records[index].content = UInt32(text.count)
    records[index].count = UInt32(value.utf8.count)
    records[index].flags.formUnion([.derived, .quoted])
    text.append(contentsOf: value.utf8)
  }

  /// A part that is taken over as it is written.
  package mutating func part(_ node: Node) {
    precondition(
      node.writtenOrigin.storage == base.storage, "a derived tree takes its parts from one document"
    )
    let index = append(.alias, from: node)
    records[index].content = UInt32(node.index)
    records[index].count = UInt32(number(of: node.storage))
  }

  private mutating func number(of source: UnsafeMutablePointer<TreeStorage>) -> Int {
    if let known = sources.lastIndex(of: source) { return known }
    sources.append(source)
    return sources.count - 1
  }

  /// A key with its value, both taken over.
  package mutating func pair(_ pair: Node.Pair) {
    part(pair.key)
    part(pair.value)
  }

  /// The roots in the order in which they were made.
  package func finish() -> [Node] {
    let tree = SyntaxTree(
      of: base, records: records, text: text, origins: origins, sources: sources)
    return rootIndices.map { Node(storage: tree.storage, index: $0) }
  }

  private mutating func collection(
    _ kind: Record.Kind, from origin: Node, _ fill: (inout DerivedTree) -> Void
  ) -> Int {
    let index = begin(kind, from: origin)
    fill(&self)
    end(index)
    return rootIndices.count - 1
  }

  private mutating func begin(_ kind: Record.Kind, from origin: Node) -> Int {
    let index = append(kind, from: origin)
    if open.isEmpty { rootIndices.append(Int32(index)) }
    open.append(index)
    return index
  }

  private mutating func end(_ index: Int) {
    open.removeLast()
    records[index].next = UInt32(records.count)
    if records[index].kind == .mapping, records[index].count == 2 {
      records[index].function = function(ofKey: records[index + 1])
    }
  }

  /// The function that a mapping with one key calls.
  private func function(ofKey key: Record) -> UInt8 {
    if key.kind == .alias {
      let part = Node(storage: sources[Int(key.count)], index: Int32(key.content)).resolved
      return part.withUTF8 { FunctionName(key: $0) }?.rawValue ?? 0
    }
    let bytes = text[Int(key.content)..<Int(key.content + key.count)]
    return bytes.withUnsafeBufferPointer { FunctionName(key: $0) }?.rawValue ?? 0
  }

  private mutating func append(_ kind: Record.Kind, from origin: Node) -> Int {
    let index = records.count
    let range = origin.range
    var record = Record(
      start: UInt32(range.start), end: UInt32(range.end), next: UInt32(index + 1), parent: 0,
      ordinal: 0, kind: kind, flags: .synthesized)
    if kind == .mapping { record.content = KeySigns.all.folded }
    if let parent = open.last {
      record.parent = UInt32(parent)
      let children = records[parent].count
      if records[parent].kind == .mapping {
        record.ordinal = children / 2
        if children.isMultiple(of: 2) { record.flags.insert(.key) }
      } else {
        record.ordinal = children
      }
      records[parent].count += 1
    }
    records.append(record)
    let written = origin.writtenOrigin
    origins.append(written.storage == base.storage ? written.index : -1)
    return index
  }
}

extension DerivedTree {
  /// A collection that is being remade; see ``beginCopy(of:)``.
  package struct Copy {
    fileprivate let node: Node
    fileprivate let index: Int
    fileprivate let textCount: Int
    fileprivate let rootCount: Int
  }

  /// Begins to remake a mapping or list of which some parts may change: what comes next goes into
  /// it, until ``end(_:isChanged:)``.
  package mutating func beginCopy(of node: Node) -> Copy {
    let copy = begin(node.isMapping ? .mapping : .sequence, unless: node)
    records[copy.index].flags.formUnion(node.record.flags.intersection(.shortForm))
    return copy
  }

  /// Begins a list made from a node, until ``end(_:isChanged:)``.
  package mutating func beginList(from node: Node) -> Copy {
    begin(.sequence, unless: node)
  }

  /// Begins a mapping made from a node, until ``end(_:isChanged:)``.
  package mutating func beginMapping(from node: Node) -> Copy {
    begin(.mapping, unless: node)
  }

  private mutating func begin(_ kind: Record.Kind, unless node: Node) -> Copy {
    let textCount = text.count
    let rootCount = rootIndices.count
    let index = begin(kind, from: node)
    return Copy(node: node, index: index, textCount: textCount, rootCount: rootCount)
  }

  /// Ends the collection; one in which nothing has changed is taken over as it is written.
  package mutating func end(_ copy: Copy, isChanged: Bool) {
    end(copy.index)
    guard !isChanged, !open.isEmpty else { return }
    records.removeLast(records.count - copy.index)
    origins.removeLast(origins.count - copy.index)
    text.removeLast(text.count - copy.textCount)
    rootIndices.removeLast(rootIndices.count - copy.rootCount)
    if let parent = open.last { records[parent].count -= 1 }
    part(copy.node)
  }
}
