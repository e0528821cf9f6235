import SourceText

/// Puts a tree together from parts of another: what a transform makes of a template.
///
/// What is taken over stays where it was written, so that a finding about it lands there. Only the
/// collections and keys that hold the parts together are new; each names the node that it was made
/// from.
package struct DerivedTree {
  private let base: SyntaxTree
  private var records: [Record] = []
  private var text: [UInt8] = []
  private var origins: [Int32] = []
  private var open: [Int] = []
  private var rootIndices: [Int32] = []

  /// A tree of parts of `base`, empty at first.
  package init(of base: SyntaxTree) {
    self.base = base
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

  /// A part of the base that is taken over as it is written.
  package mutating func part(_ node: Node) {
    precondition(node.storage == base.storage, "a derived tree takes its parts from one tree")
    let index = append(.alias, from: node)
    records[index].content = UInt32(node.index)
  }

  /// A key with its value, both taken over.
  package mutating func pair(_ pair: Node.Pair) {
    part(pair.key)
    part(pair.value)
  }

  /// The roots in the order in which they were made.
  package func finish() -> [Node] {
    let tree = SyntaxTree(of: base, records: records, text: text, origins: origins)
    return rootIndices.map { Node(storage: tree.storage, index: $0) }
  }

  private mutating func collection(
    _ kind: Record.Kind, from origin: Node, _ fill: (inout DerivedTree) -> Void
  ) -> Int {
    let isRoot = open.isEmpty
    let index = append(kind, from: origin)
    open.append(index)
    fill(&self)
    open.removeLast()
    records[index].next = UInt32(records.count)
    if kind == .mapping, records[index].count == 2 {
      let key = Node.keyText(records[index + 1], text)
      records[index].function = key.withUnsafeBufferPointer { FunctionName(key: $0) }?.rawValue ?? 0
    }
    if isRoot { rootIndices.append(Int32(index)) }
    return rootIndices.count - 1
  }

  private mutating func append(_ kind: Record.Kind, from origin: Node) -> Int {
    let index = records.count
    let range = origin.range
    var record = Record(
      start: UInt32(range.start), end: UInt32(range.end), next: UInt32(index + 1), parent: 0,
      ordinal: 0, kind: kind, flags: .synthesized)
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

extension Node {
  /// The text of a key that a derived tree has made itself; empty for one that it has taken over.
  fileprivate static func keyText(_ record: Record, _ text: [UInt8]) -> [UInt8] {
    guard record.kind == .string else { return [] }
    return Array(text[Int(record.content)..<Int(record.content + record.count)])
  }
}
