import CloudFormation
import Linting
import ResourceCatalog
import ServerlessModel
import ServerlessValidation
import SourceText
import TemplateSyntax

extension ServerlessTraits {
  /// What a value can be, in the words of a message, such as "a text or a list".
  var inWords: String {
    let words: [(ServerlessTraits, String)] = [
      (.text, "a text"), (.boolean, "`true` or `false`"), (.integer, "a whole number"),
      (.number, "a number"), (.list, "a list"), (.mapping, "a mapping"),
    ]
    let found = words.filter { contains($0.0) }.map(\.1)
    guard let last = found.last else { return "another value" }
    return found.count == 1 ? last : found.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension [String] {
  /// Texts that are allowed, in the words of a message; only how many when there are many.
  var asChoice: String {
    guard count <= 5, let last else { return "one of \(count) texts" }
    let quoted = map { "`\($0)`" }
    return count == 1 ? quoted[0] : quoted.dropLast().joined(separator: ", ") + " or `\(last)`"
  }
}

extension Node {
  /// The text of a scalar that is written as one; nil for a number, a call or anything else.
  var writtenText: String? { kind == .string ? text : nil }
}

extension ServerlessDeclaration {
  /// A property that counts as given, with its key.
  func given(_ name: String) -> Node.Pair? {
    pair(name).flatMap { $0.value.isGiven ? $0 : nil }
  }

  /// An image beside which nothing says that the function is one.
  var imageWithoutType: Node.Pair? { self["PackageType"] == nil ? given("ImageUri") : nil }
}

extension DeclaredEvent {
  /// A property that counts as given, with its key.
  func given(_ name: String) -> Node.Pair? {
    pair(name).flatMap { $0.value.isGiven ? $0 : nil }
  }
}

extension Template {
  /// Whether a call is one of those that SAM puts a parameter's value in place of.
  func mayBeReplaced(_ call: Node) -> Bool {
    switch call.function {
    case .ref:
      guard let name = call.functionArgument, name.isScalar else { return false }
      return !name.textIs("AWS::NoValue") && resource(name.text) == nil
    case .sub, .findInMap, .transform, nil: return true
    default: return usesLanguageExtensions
    }
  }
}
