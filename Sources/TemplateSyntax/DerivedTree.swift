import SourceText

/// Puts a tree together from parts of another: what a transform makes of a template.
///
/// What is taken over stays where it was written, so that a finding about it lands there. Only the
/// collections and keys that hold the parts together are new; each names the node that it was made
/// from. Parts come from the document itself or from other trees that were derived from it.
package struct DerivedTree {
  private let base: SyntaxTree
  private var parts = DerivedParts()
  private var open: [OpenCollection] = []
  private var rootIndices: [Int32] = []

  /// A tree of parts of a document, empty at first; one of parts of a derived tree belongs to the
  /// document that this was derived from.
  package init(of base: SyntaxTree) {
    self.base = base.document
  }

  /// How many nodes the tree has so far, those taken over counted as one each.
  package var count: Int { parts.records.count }

  /// Makes room for some parts, so that the tree does not move while it grows.
  package mutating func reserve(_ count: Int) {
    parts.records.reserveCapacity(count)
    parts.origins.reserveCapacity(count)
    parts.text.reserveCapacity(8 * count)
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
    var value = value
    value.withUTF8 { bytes in
      noteKey(bytes)
      let start = UInt32(parts.text.count)
      parts.text.append(contentsOf: bytes)
      append(
        .string, from: origin, flags: [.derived, .quoted], content: start,
        count: UInt32(bytes.count))
    }
  }

  /// A part that is taken over as it is written.
  package mutating func part(_ node: Node) {
    precondition(
      node.writtenOrigin.storage == base.storage, "a derived tree takes its parts from one document"
    )
    node.resolved.withUTF8 { noteKey($0) }
    append(
      .alias, from: node, content: UInt32(node.index), count: UInt32(number(of: node.storage)))
  }

  /// Notes in the innermost mapping that it has a key, if the text that comes next is one.
  private mutating func noteKey(_ text: UnsafeBufferPointer<UInt8>) {
    guard let last = open.indices.last, open[last].expectsKey else { return }
    open[last].keySigns |= KeySigns.folded(text)
  }

  private mutating func number(of source: UnsafeMutablePointer<TreeStorage>) -> Int {
    if let known = parts.sources.lastIndex(of: source) { return known }
    parts.sources.append(source)
    return parts.sources.count - 1
  }

  /// A key with its value, both taken over.
  package mutating func pair(_ pair: Node.Pair) {
    part(pair.key)
    part(pair.value)
  }

  /// The roots in the order in which they were made.
  package func finish() -> [Node] {
    let tree = SyntaxTree(of: base, parts)
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
    open.append(OpenCollection(index: UInt32(index), isMapping: kind == .mapping))
    return index
  }

  private mutating func end(_ index: Int) {
    let done = open.removeLast()
    var record = parts.records[index]
    record.next = UInt32(parts.records.count)
    record.count = done.children
    if done.isMapping {
      record.content = done.keySigns
      if done.children == 2 { record.function = parts.function(ofKey: index + 1) }
    }
    parts.records[index] = record
  }

  @discardableResult
  private mutating func append(
    _ kind: Record.Kind, from origin: Node, flags: Record.Flags = [], content: UInt32 = 0,
    count: UInt32 = 0
  ) -> Int {
    let index = parts.records.count
    let range = origin.range
    var record = Record(
      start: UInt32(range.start), end: UInt32(range.end), content: content, count: count,
      next: UInt32(index + 1), parent: 0, ordinal: 0, kind: kind,
      flags: Record.Flags(rawValue: flags.rawValue | Record.Flags.synthesized.rawValue))
    if let last = open.indices.last { open[last].take(&record) }
    parts.records.append(record)
    let written = origin.writtenOrigin
    parts.origins.append(written.storage == base.storage ? written.index : -1)
    return index
  }
}

/// The memory of a derived tree, which grows while it is put together and stays where it is as soon
/// as the finished tree holds it: copying it would touch as many pages again.
struct DerivedParts: Sendable {
  fileprivate(set) var records: [Record] = []
  fileprivate(set) var text: [UInt8] = []
  /// The record of the document that each record was made from; -1 for none.
  fileprivate(set) var origins: [Int32] = []
  /// The trees that parts are taken from; the record of a part says which by its `count`.
  nonisolated(unsafe) fileprivate(set) var sources: [UnsafeMutablePointer<TreeStorage>] = []
}

extension DerivedParts {
  /// The function that a mapping with one key calls, by the record of the key.
  ///
  /// It changes nothing, but what may change is not copied for a call, and copies count references.
  fileprivate mutating func function(ofKey index: Int) -> UInt8 {
    let key = records[index]
    if key.kind == .alias {
      let part = Node(storage: sources[Int(key.count)], index: Int32(key.content)).resolved
      return part.withUTF8 { FunctionName(key: $0) }?.rawValue ?? 0
    }
    let place = Int(key.content)..<Int(key.content + key.count)
    return text.withUnsafeBufferPointer {
      FunctionName(key: UnsafeBufferPointer(rebasing: $0[place]))
    }?.rawValue ?? 0
  }
}

/// A mapping or list that is being filled, with what its record says when it is done.
private struct OpenCollection {
  let index: UInt32
  let isMapping: Bool
  var children: UInt32 = 0
  /// The signs of the keys that a mapping has so far.
  var keySigns: UInt32 = 0

  /// Whether what comes next is a key.
  var expectsKey: Bool { isMapping && children.isMultiple(of: 2) }

  /// Puts a record into the collection.
  mutating func take(_ record: inout Record) {
    record.parent = index
    record.ordinal = isMapping ? children / 2 : children
    if expectsKey {
      record.flags = Record.Flags(rawValue: record.flags.rawValue | Record.Flags.key.rawValue)
    }
    children += 1
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
    parts.records[copy.index].flags.formUnion(node.record.flags.intersection(.shortForm))
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
    let textCount = parts.text.count
    let rootCount = rootIndices.count
    let index = begin(kind, from: node)
    return Copy(node: node, index: index, textCount: textCount, rootCount: rootCount)
  }

  /// Ends the collection; one in which nothing has changed is taken over as it is written.
  package mutating func end(_ copy: Copy, isChanged: Bool) {
    end(copy.index)
    guard !isChanged, !open.isEmpty else { return }
    parts.records.removeLast(parts.records.count - copy.index)
    parts.origins.removeLast(parts.origins.count - copy.index)
    parts.text.removeLast(parts.text.count - copy.textCount)
    rootIndices.removeLast(rootIndices.count - copy.rootCount)
    open[open.count - 1].children -= 1
    part(copy.node)
  }
}
