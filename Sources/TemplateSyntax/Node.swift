package import SourceText

/// One value or key of a template, with its place.
///
/// A node is a cheap handle into its tree. Two nodes are equal when they are the same place.
package struct Node: Sendable {
  let tree: SyntaxTree
  let index: Int32

  /// What a node is.
  package enum Kind: Hashable, Sendable {
    case mapping
    case sequence
    case string
    case integer
    case float
    case boolean
    case null
  }

  init(tree: SyntaxTree, index: Int32) {
    self.tree = tree
    self.index = index
  }

  var record: Record { tree.records[Int(index)] }

  /// The node itself, or what it stands for when it is an alias.
  var resolved: Node {
    var node = self
    var record = node.record
    while record.kind == .alias {
      var target = Int(record.content)
      if let base = node.tree.base {
        if target < base.records.count {
          node = Node(tree: base, index: Int32(target))
          record = node.record
          continue
        }
        target -= base.records.count
      }
      node = Node(tree: node.tree, index: Int32(target))
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
  package var isMapping: Bool { record.kind == .mapping }
  /// Whether the node is a sequence.
  package var isSequence: Bool { record.kind == .sequence }
  /// Whether the node is a string, number, boolean or null.
  package var isScalar: Bool { record.kind.rawValue >= Record.Kind.string.rawValue }
  /// Whether the node is null, written or left out.
  package var isNull: Bool { record.kind == .null }

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
  package var isQuoted: Bool { record.flags.contains(.quoted) }

  /// Whether the scalar is written as a literal (`|`) or folded (`>`) block.
  package var isBlock: Bool { record.flags.contains(.block) }

  /// Whether the node was made from others and stands in no source itself.
  package var isSynthesized: Bool { record.flags.contains(.synthesized) }
}

extension Node: Hashable {
  package static func == (left: Node, right: Node) -> Bool {
    left.index == right.index && left.tree === right.tree
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(index)
  }
}

extension Node: CustomDebugStringConvertible {
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
