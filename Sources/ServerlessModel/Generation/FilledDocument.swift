import ResourceCatalog
import TemplateSyntax

/// A policy template of SAM with the values that an entry of `Policies` gives it.
///
/// It goes into a tree as it is: a model of its own for each function that uses the template would
/// be most of the work.
struct FilledDocument: Sendable {
  /// What stands in the policy template.
  let document: ServerlessDocument
  /// The names of its blanks.
  let blanks: [String]
  /// The mapping with their values.
  let values: Node

  /// Makes the document the next part of a tree, from what is written at a place.
  func write(to tree: inout DerivedTree, from origin: Node) {
    write(document, to: &tree, from: origin)
  }

  private func write(
    _ document: ServerlessDocument, to tree: inout DerivedTree, from origin: Node
  ) {
    switch document {
    case .text(let text): tree.string(text, from: origin)
    case .list(let parts):
      tree.sequence(from: origin) { tree in
        for part in parts { write(part, to: &tree, from: origin) }
      }
    case .mapping(let entries):
      if let value = value(ofBlank: entries) {
        tree.part(value)
        return
      }
      tree.mapping(from: origin) { tree in
        for entry in entries {
          let key = key(ofValueIn: entry.value)
          tree.key(entry.name, keeping: key, from: origin)
          write(entry.value, to: &tree, from: key ?? origin)
        }
      }
    }
  }

  /// The value for a blank, which is written as `Ref` to its name; nil for another mapping, and for
  /// a blank that nobody fills in.
  private func value(ofBlank entries: [ServerlessDocument.Entry]) -> Node? {
    guard entries.count == 1, entries[0].name == "Ref", case .text(let name) = entries[0].value,
      blanks.contains(name)
    else { return nil }
    return values[name]
  }

  /// The key of the value that takes the place of a part, when the part is a blank.
  private func key(ofValueIn part: ServerlessDocument) -> Node? {
    guard case .mapping(let entries) = part, let value = value(ofBlank: entries) else { return nil }
    return value.isSynthesized ? nil : value.key
  }
}

extension DerivedTree {
  /// A key of a name: one that is written, if it has that name, and otherwise one that is made from it
  /// or from what the whole mapping is made from.
  mutating func key(_ name: String, keeping key: Node?, from origin: Node) {
    if let key, !key.isSynthesized, key.textIs(name) {
      part(key)
    } else {
      self.key(name, from: key ?? origin)
    }
  }
}
