package import TemplateSyntax

/// An entry of a section as it is written, whatever stands under its name.
package struct Declaration: Sendable {
  /// The name.
  package let key: Node
  /// What stands under it.
  package let body: Node
  /// Whether the entry stands in a loop whose elements are not certain, so that nobody knows its
  /// name.
  package let isRepeated: Bool
}

extension Template {
  /// The entries of a section that CloudFormation reads as they are written: not the loops
  /// themselves but what stands in them, and nothing that a macro rewrites.
  package func declarations(in section: TemplateSection) -> [Declaration] {
    guard let node = root[section.rawValue], !hasUnknownMacro else { return [] }
    var declarations: [Declaration] = []
    collect(node, isRepeated: false, into: &declarations)
    return declarations
  }

  /// The resources that have no `Type`, or one that is no text; the type of each is empty.
  ///
  /// CloudFormation refuses them, and no rule about a type is asked. A transform keeps them.
  package var untypedResources: [Resource] {
    (root["Resources"]?.pairs ?? []).compactMap { pair in
      guard pair.value.isMapping, pair.value["Type"]?.isScalar != true,
        !Loop.isLoop(pair.key), !pair.key.textIs("Fn::Transform")
      else { return nil }
      return Resource(key: pair.key, body: pair.value, type: "")
    }
  }

  /// Whether a section may have entries that are not written in it.
  package func mayHoldMore(in section: Node) -> Bool {
    mayHoldMore || section.holdsTransform
  }

  private func collect(
    _ section: Node, isRepeated: Bool, into declarations: inout [Declaration]
  ) {
    if let call = section["Fn::Transform"], Self.isUnknownMacroCall(call) { return }
    for pair in section.pairs {
      if Loop.isLoop(pair.key) {
        let parts = pair.value.elements
        if parts.count == 3, parts[2].isMapping {
          collect(parts[2], isRepeated: true, into: &declarations)
        }
      } else if !pair.key.textIs("Fn::Transform"), !pair.value.holdsTransform {
        let isOpen = expansion?.round(of: pair.key).map { !$0.isCertain } ?? false
        declarations.append(
          Declaration(key: pair.key, body: pair.value, isRepeated: isRepeated || isOpen))
      }
    }
  }
}
