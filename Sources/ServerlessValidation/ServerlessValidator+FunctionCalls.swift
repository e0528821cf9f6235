import CloudFormation
import ResourceCatalog
import ServerlessModel
import TemplateSyntax

/// Function calls where the transform needs to know a value.
extension ServerlessValidator {
  var usesExtensions: Bool { template.usesLanguageExtensions }

  mutating func judgeCall(_ call: Node, _ shape: Shape, _ name: String, _ owner: String) {
    switch shape.calls {
    case .passes: return
    case .refused: refuse(call, shape.kinds, name, owner)
    case .parametersOnly:
      guard !namesParameters(call) else { return }
      refuse(call, shape.kinds, name, owner)
    }
  }

  mutating func refuse(
    _ call: Node, _ kinds: ServerlessTraits, _ name: String, _ owner: String
  ) {
    guard !usesExtensions else { return }
    report(.functionCall(kinds), name, of: owner, at: call)
  }

  /// Whether the transform may find a value in place of a call: that of a parameter.
  func namesParameters(_ call: Node) -> Bool {
    switch call.function {
    case .ref:
      call.functionArgument.map {
        !$0.textIs("AWS::NoValue") && template.resource($0.text) == nil
      } ?? false
    case .sub, .findInMap, .transform, nil: true
    default: false
    }
  }
}
