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
    let origin = writtenOrigin
    var path: [PathComponent] = []
    path.reserveCapacity(origin.depth)
    origin.addSteps(to: &path)
    return path
  }

  private func addSteps(to path: inout [PathComponent]) {
    guard index > 0 else { return }
    let parent = node(at: Int(record.parent))
    parent.addSteps(to: &path)
    path.append(parent.isMapping ? .key(keyInParent.text) : .index(Int(record.ordinal)))
  }

  /// How many steps lead from the root to a node of the source.
  private var depth: Int {
    var node = self
    var depth = 0
    while node.index > 0 {
      node = node.node(at: Int(node.record.parent))
      depth += 1
    }
    return depth
  }

  /// The mapping or sequence that the node is written in; nil for the root.
  package var parent: Node? {
    let node = writtenOrigin
    guard node.index > 0 else { return nil }
    return node.node(at: Int(node.record.parent))
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
    while let base = node.storage.pointee.base {
      let origin = node.storage.pointee.origins[Int(node.index)]
      guard origin >= 0 else { break }
      node = Node(storage: base, index: origin)
    }
    return node
  }

  /// The key of the pair that this node is the key or the value of.
  private var keyInParent: Node {
    if record.flags.contains(.key) { return resolved }
    let before = Int(index) - 1
    if storage.pointee.records[before].flags.contains(.key),
      storage.pointee.records[before].parent == record.parent
    {
      return node(at: before).resolved
    }
    var child = Int(record.parent) + 1
    for _ in 0..<Int(record.ordinal) {
      child = Int(storage.pointee.records[child].next)
      child = Int(storage.pointee.records[child].next)
    }
    return node(at: child).resolved
  }
}
