import CloudFormation
import ResourceCatalog
import ServerlessModel
import TemplateSyntax

/// Function calls where the transform needs to know a value.
extension ServerlessValidator {
  /// What the transform finds in place of a function call.
  private enum Substitute {
    /// The call, which it does not work out.
    case call
    /// A text, the value of a parameter.
    case text
    /// A text or a list, the value of a parameter.
    case list
    /// The name of a region or partition.
    case name
    /// Something that the template does not say.
    case unknown
  }

  /// Whether the language extensions work out most calls before the transform sees them.
  var usesExtensions: Bool { template.usesLanguageExtensions }

  mutating func judgeCall(_ call: Node, _ shape: Shape, _ name: String, _ owner: String) {
    switch shape.calls {
    case .passes: return
    case .refused: refuse(call, shape.kinds, name, owner)
    case .parametersReplaced, .parametersOnly, .parametersAndMappingsOnly:
      judgeSubstitute(of: call, shape, name, owner)
    case .noValueOnly where call.isNoValue: return
    case .noValueOnly: refuse(call, shape.kinds, name, owner)
    case .choicesOnly: judgeChoice(call, shape, name, owner)
    }
  }

  private mutating func judgeChoice(
    _ call: Node, _ shape: Shape, _ name: String, _ owner: String
  ) {
    guard call.function == .if else {
      if !call.isNoValue { refuse(call, shape.kinds, name, owner) }
      return
    }
    guard !usesExtensions else { return }
    for value in call.functionArgument?.elements.dropFirst() ?? []
    where value.isFunctionCall || !accepts(value, shape.kinds) || value.isNull {
      report(.wrongKind(shape.kinds), name, of: owner, at: value)
    }
  }

  mutating func refuse(_ call: Node, _ kinds: ServerlessTraits, _ name: String, _ owner: String) {
    // `AWS::Include` is replaced before the transform reads the template.
    guard !usesExtensions, call.function != .transform else { return }
    report(.functionCall(kinds), name, of: owner, at: call)
  }

  private mutating func judgeSubstitute(
    of call: Node, _ shape: Shape, _ name: String, _ owner: String
  ) {
    let substitute = substitute(of: call, shape.calls)
    switch substitute {
    case .unknown: return
    case .call:
      if shape.calls != .parametersReplaced { refuse(call, shape.kinds, name, owner) }
    case .list where shape.kinds.contains(.list): return
    case .text, .name, .list:
      guard !usesExtensions else { return }
      if shape.kinds.hasKinds, !shape.kinds.contains(.text) {
        report(.wrongKind(shape.kinds), name, of: owner, at: call)
      } else if substitute == .name, let values = shape.values {
        report(.notAllowed(values), name, of: owner, at: call)
      }
    }
  }

  private func substitute(of call: Node, _ calls: Shape.FunctionCall) -> Substitute {
    switch call.function {
    case .ref:
      guard let name = call.referredName else { return .call }
      if name == "AWS::Region" || name == "AWS::Partition" { return .name }
      if let parameter = template.parameter(name) { return parameter.isList ? .list : .text }
      return name.hasPrefix("AWS::") || template.resource(name) != nil ? .call : .unknown
    case .findInMap: return calls == .parametersAndMappingsOnly ? .unknown : .call
    case .transform, nil: return .unknown
    default: return .call
    }
  }
}
