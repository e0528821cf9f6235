/// A step from a collection to one of its parts.
package enum PathComponent: Hashable, Sendable {
  case key(String)
  case index(Int)
}

extension PathComponent: CustomStringConvertible {
  package var description: String {
    switch self {
    case .key(let key): key
    case .index(let index): String(index)
    }
  }
}

extension Node {
  /// The way from the root to the node, where it is written.
  ///
  /// A key has the path of its value. The name of a function is a step.
  package var path: [PathComponent] {
    var path: [PathComponent] = []
    var node = writtenOrigin
    while node.index > 0 {
      let parent = Node(tree: node.tree, index: Int32(node.record.parent))
      path.append(
        parent.isMapping ? .key(node.keyInParent.text) : .index(Int(node.record.ordinal)))
      node = parent
    }
    return path.reversed()
  }

  /// The mapping or sequence that the node is written in; nil for the root.
  package var parent: Node? {
    let node = writtenOrigin
    guard node.index > 0 else { return nil }
    return Node(tree: node.tree, index: Int32(node.record.parent))
  }

  /// The key under which the node stands in a mapping; nil for a root and an element.
  package var key: Node? {
    let node = writtenOrigin
    guard node.index > 0, let parent = node.parent, parent.isMapping else { return nil }
    return node.keyInParent
  }

  /// The node of the source that this one was made from, or the node itself.
  package var writtenOrigin: Node {
    var node = self
    while let base = node.tree.base, let origin = node.tree.origin(of: node.index) {
      node = Node(tree: base, index: origin)
    }
    return node
  }

  /// The key of the pair that this node is the key or the value of.
  private var keyInParent: Node {
    if record.flags.contains(.key) { return resolved }
    let before = Int(index) - 1
    if tree.records[before].flags.contains(.key), tree.records[before].parent == record.parent {
      return Node(tree: tree, index: Int32(before)).resolved
    }
    var child = Int(record.parent) + 1
    for _ in 0..<Int(record.ordinal) {
      child = Int(tree.records[child].next)
      child = Int(tree.records[child].next)
    }
    return Node(tree: tree, index: Int32(child)).resolved
  }
}
