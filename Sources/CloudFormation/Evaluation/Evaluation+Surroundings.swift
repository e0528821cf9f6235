import SourceText
package import TemplateSyntax

extension Evaluation {
  /// When a place of the template counts: the branches of `Fn::If` that it is written in are taken.
  ///
  /// The condition of its resource is not part of it.
  package func scenario(around place: Node) -> Scenario {
    var choices: [Assumption] = []
    var node = place.writtenOrigin
    while let parent = node.parent {
      if let call = parent.parent, call.function == .if, let name = parent.elements.first,
        name.isScalar, let position = branch(of: node, in: parent)
      {
        choices.append(.condition(name.text, position == 1))
      }
      node = parent
    }
    return choices.reversed().reduce(.always) { assuming($1, in: $0) }
  }

  /// When a function call counts: its resource or output is made, and the branches of `Fn::If` that
  /// it is written in are taken.
  package func scenario(of site: CallSite) -> Scenario {
    let around = scenario(around: site.call)
    guard [.resources, .outputs].contains(site.section),
      let condition = template.root[site.section.rawValue]?[site.entry]?["Condition"],
      condition.isScalar, !condition.isNull
    else { return around }
    return both(assuming(.condition(condition.text, true), in: .always), around)
  }

  private func branch(of node: Node, in arguments: Node) -> Int? {
    let elements = arguments.elements
    guard elements.count == 3 else { return nil }
    return (1...2).first { elements[$0].range.contains(node.range) }
  }
}
