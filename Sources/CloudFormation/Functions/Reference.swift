package import SourceText
package import TemplateSyntax

/// A place in a template that names a parameter, a resource or a pseudo parameter.
package struct Reference: Hashable, Sendable {
  /// The logical id or name that is referred to.
  package let name: String
  /// The attribute that `Fn::GetAtt` asks for; nil for `Ref`.
  package let attribute: String?
  /// The call that refers.
  package let call: Node
  /// The bytes of the name itself; those of the call where the name is not written in one piece.
  package internal(set) var range: SourceRange

  /// A reference with all it says.
  package init(name: String, attribute: String?, call: Node, range: SourceRange) {
    self.name = name
    self.attribute = attribute
    self.call = call
    self.range = range
  }

  /// The references that one function call makes itself: one for `Ref` and `Fn::GetAtt`, one for
  /// every variable of `Fn::Sub` that it does not define.
  package static func inCall(_ call: Node) -> [Reference] {
    guard let argument = call.functionArgument else { return [] }
    switch call.function {
    case .ref:
      guard argument.isScalar else { return [] }
      return [Reference(name: argument.text, attribute: nil, call: call, range: argument.range)]
    case .getAtt:
      return attributeReference(call, argument).map { [$0] } ?? []
    case .sub:
      return Substitution.references(in: argument, call)
    default:
      return []
    }
  }

  private static func attributeReference(_ call: Node, _ argument: Node) -> Reference? {
    if argument.isScalar {
      let text = argument.text
      guard let dot = text.firstIndex(of: ".") else { return nil }
      let name = text[..<dot]
      return Reference(
        name: String(name), attribute: String(text[text.index(after: dot)...]), call: call,
        range: argument.range(ofText: 0..<name.utf8.count))
    }
    let parts = argument.elements
    guard parts.count >= 2, parts.allSatisfy(\.isScalar) else {
      guard parts.count == 2, parts[0].isScalar else { return nil }
      return Reference(name: parts[0].text, attribute: "", call: call, range: parts[0].range)
    }
    return Reference(
      name: parts[0].text, attribute: parts[1...].map(\.text).joined(separator: "."), call: call,
      range: parts[0].range)
  }
}
