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

  private func branch(of node: Node, in arguments: Node) -> Int? {
    let elements = arguments.elements
    guard elements.count == 3 else { return nil }
    return (1...2).first { elements[$0].range.contains(node.range) }
  }
}
