package import TemplateSyntax

/// A loop as it is written: `Fn::ForEach::Name: [Identifier, Collection, {Key: Value}]`.
///
/// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html>
package struct Loop: Sendable {
  /// The sections in which CloudFormation looks for loops, at any depth.
  package static let sections: [TemplateSection] = [.conditions, .resources, .outputs]

  /// The name behind `Fn::ForEach::`, which appears nowhere else; empty when there is none.
  package let name: String
  /// Where the name is written.
  package let key: Node
  /// What stands under the name.
  package let value: Node
  /// The section that the loop is written in; nil outside of all.
  package let section: TemplateSection?
  /// The loops around this one, from the outermost inwards.
  package let enclosing: [Node.Pair]

  /// The loop that a pair writes; nil for another pair.
  package init?(_ pair: Node.Pair, in section: TemplateSection?, enclosing: [Node.Pair] = []) {
    guard Self.isLoop(pair.key) else { return nil }
    key = pair.key
    value = pair.value
    name = String(pair.key.text.dropFirst(Self.prefix.count))
    self.section = section
    self.enclosing = enclosing
  }

  /// The parts of a loop that has all of them.
  package struct Parts: Sendable {
    /// What stands for the element in the body.
    package let identifier: Node
    /// A list, or a call that gives one.
    package let collection: Node
    /// What is repeated.
    package let body: Node
  }

  /// The parts, when the loop is written as it should be.
  package var parts: Parts? {
    let elements = value.elements
    guard elements.count == 3, elements[0].kind == .string, elements[0].text != "",
      elements[1].isSequence || elements[1].function != nil, elements[2].isMapping
    else { return nil }
    return Parts(identifier: elements[0], collection: elements[1], body: elements[2])
  }

  /// Whether a key begins a loop.
  static func isLoop(_ key: Node) -> Bool {
    key.withUTF8 { $0.starts(with: "Fn::ForEach".utf8) }
  }

  private static let prefix = "Fn::ForEach::"

  /// Every loop of a template as it is written, in order, also where it means nothing.
  package static func all(in template: Template) -> [Loop] {
    guard template.hasLoops else { return [] }
    var loops: [Loop] = []
    for pair in template.writtenRoot.pairs {
      let section = TemplateSection(rawValue: pair.key.text)
      collect(pair, section, [], into: &loops)
    }
    return loops
  }

  private static func collect(
    _ pair: Node.Pair, _ section: TemplateSection?, _ enclosing: [Node.Pair],
    into loops: inout [Loop]
  ) {
    var enclosing = enclosing
    if let loop = Loop(pair, in: section, enclosing: enclosing) {
      loops.append(loop)
      enclosing.append(pair)
    }
    var waiting = [pair.value]
    while let node = waiting.popLast() {
      if node.isMapping {
        for inner in node.pairs { collect(inner, section, enclosing, into: &loops) }
      } else {
        waiting += node.elements.reversed().filter { !$0.isScalar }
      }
    }
  }
}
