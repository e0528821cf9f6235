import CloudFormation
package import TemplateSyntax

/// The properties of a SAM resource with those of `Globals` merged in.
package struct ServerlessProperties: Sendable {
  /// The mapping under `Properties` of the resource.
  package let own: Node?
  /// The mapping in `Globals` for resources of the type.
  package let globals: Node?
  private let ignored: Ignored

  /// What of `Globals` the resource passes over.
  private enum Ignored {
    case nothing
    case everything
    case names(Set<String>)
  }

  /// The properties of a resource.
  init(own: Node?, globals: Node?, ignoring attribute: Node?) {
    self.own = own.flatMap { $0.isMapping ? $0 : nil }
    self.globals = globals.flatMap { $0.isMapping ? $0 : nil }
    if let attribute, attribute.isSequence {
      ignored = .names(Set(attribute.elements.map(\.text)))
    } else if attribute?.textIs("*") == true {
      ignored = .everything
    } else {
      ignored = .nothing
    }
  }

  /// The value of a property; nil when it is left out or null.
  package subscript(name: String) -> MergedValue? {
    MergedValue(own: own?.pair(name), global: global(name))
  }

  /// Every property that is not null.
  package var entries: [(name: String, value: MergedValue)] {
    var names: Set<String> = []
    return ((own?.pairs ?? []) + (globals?.pairs ?? [])).compactMap { pair in
      let name = pair.key.text
      guard names.insert(name).inserted, let value = self[name] else { return nil }
      return (name, value)
    }
  }

  private func global(_ name: String) -> Node.Pair? {
    switch ignored {
    case .nothing: globals?.pair(name)
    case .everything: nil
    case .names(let names): names.contains(name) ? nil : globals?.pair(name)
    }
  }
}
