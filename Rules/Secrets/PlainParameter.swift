import CloudFormation
import Linting
import TemplateSyntax

extension PossibleValue {
  /// Whether the value comes from a parameter of Parameter Store that is not encrypted, also where
  /// a variable is a part of the parameter's name.
  ///
  /// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html>
  var isOfPlainParameter: Bool {
    beginning?.hasPrefix("{{resolve:ssm:") ?? false
  }

  /// The beginning of the text, as far as it is written; of a reference with variables in it, too.
  private var beginning: String? {
    if let writtenText { return writtenText }
    guard place.function == .sub, let argument = place.functionArgument,
      case .text(let text)? = Substitution(argument)?.parts.first
    else { return nil }
    return text
  }
}

extension Diagnostic.Message {
  /// Says that the value of a property comes from a parameter that is not encrypted.
  static func plainParameter(_ property: String) -> Self {
    "`\(property)` comes from a parameter that is stored unencrypted"
  }
}
