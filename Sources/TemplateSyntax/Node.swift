package import SourceText

/// One value or key of a template, with its place.
///
/// A node is a plain value that points into its tree and does not keep it in memory; see
/// ``SyntaxTree/discard()``. Two nodes are equal when they are the same place.
@usableFromInline
package struct Node: @unchecked Sendable {
  @usableFromInline let storage: UnsafeMutablePointer<TreeStorage>
  @usableFromInline let index: Int32

  /// What a node is.
  @usableFromInline
  package enum Kind: Hashable, Sendable {
    case mapping
    case sequence
    case string
    case integer
    case float
    case boolean
    case null
  }

  @usableFromInline
  init(storage: UnsafeMutablePointer<TreeStorage>, index: Int32) {
    self.storage = storage
    self.index = index
  }

  @inlinable @inline(__always)
  var record: Record { storage.pointee.records[Int(index)] }

  /// Where the node comes among those of its tree.
  @inlinable package var position: Int { Int(index) }

  /// Whether two nodes are in one tree.
  package func isInSameTree(as other: Node) -> Bool { storage == other.storage }

  /// Another node of the same tree.
  @inlinable
  package func node(at index: Int) -> Node {
    Node(storage: storage, index: Int32(truncatingIfNeeded: index))
  }

  /// The document that the node is in.
  package var tree: SyntaxTree {
    guard let tree = storage.pointee.tree else { preconditionFailure("a node outlived its tree") }
    return tree.takeUnretainedValue()
  }

  /// The node itself, or what it stands for when it is an alias.
  @inlinable @inline(__always)
  package var resolved: Node { record.kind == .alias ? target : self }

  /// What an alias stands for.
  @usableFromInline
  package var target: Node {
    var node = self
    var record = node.record
    while record.kind == .alias {
      let source =
        node.storage.pointee.base == nil
        ? node.storage : node.storage.pointee.sources[Int(record.count)]
      node = Node(storage: source, index: Int32(record.content))
      record = node.record
    }
    return node
  }

  /// What the node is.
  package var kind: Kind {
    switch record.kind {
    case .mapping: .mapping
    case .sequence: .sequence
    case .string: .string
    case .integer: .integer
    case .float: .float
    case .boolean: .boolean
    case .null, .alias: .null
    }
  }

  /// Whether the node is a mapping; a function call is one too.
  @inlinable package var isMapping: Bool { record.kind == .mapping }
  /// Whether the node is a sequence.
  @inlinable package var isSequence: Bool { record.kind == .sequence }
  /// Whether the node is a string, number, boolean or null.
  @inlinable package var isScalar: Bool { !isMapping && !isSequence }
  /// Whether the node is null, written or left out.
  @inlinable package var isNull: Bool { record.kind == .null }

  /// The bytes that the node takes in the source.
  ///
  /// A short tag belongs to its node, an anchor does not. A node that was made from others has the
  /// range of the one it came from.
  package var range: SourceRange { record.range }

  /// The file that the node is in.
  package var source: SourceText { tree.source }

  /// The document that the node is written in.
  package var writtenTree: SyntaxTree { writtenOrigin.tree }

  /// The language that the node is written in.
  package var language: TemplateLanguage { tree.language }

  /// Whether the scalar is written in quotes or as a block.
  @inlinable package var isQuoted: Bool { record.flags.has(.quoted) }

  /// Whether the scalar is written as a literal (`|`) or folded (`>`) block.
  @inlinable package var isBlock: Bool { record.flags.has(.block) }

  /// Whether the node was made from others and stands in no source itself.
  @inlinable package var isSynthesized: Bool { record.flags.has(.synthesized) }
}

extension Node: Hashable {
  @inlinable
  package static func == (left: Node, right: Node) -> Bool {
    left.index == right.index && left.storage == right.storage
  }

  @inlinable
  package func hash(into hasher: inout Hasher) {
    hasher.combine(index)
  }
}

extension Node: CustomDebugStringConvertible {
  @usableFromInline
  package var debugDescription: String {
    switch kind {
    case .mapping:
      "{" + pairs.map { "\($0.key.text): \($0.value.debugDescription)" }.joined(separator: ", ")
        + "}"
    case .sequence: "[" + elements.map(\.debugDescription).joined(separator: ", ") + "]"
    case .string: "\"" + text + "\""
    case .integer, .float, .boolean: text
    case .null: "null"
    }
  }
}
