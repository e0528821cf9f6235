package import TemplateSyntax

/// A parameter of a template.
///
/// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html>
package struct Parameter: Hashable, Sendable {
  /// The name.
  package let name: String
  /// Where the name is written.
  package let key: Node
  /// The mapping with its type and constraints.
  package let body: Node

  init(_ pair: Node.Pair) {
    name = pair.key.text
    key = pair.key
    body = pair.value
  }

  /// The type as written; `String` where none is.
  package var type: String { body["Type"]?.text ?? "String" }

  /// The default value.
  package var defaultValue: Node? { body["Default"] }

  /// The only values that the parameter takes; nil when it takes others too.
  package var allowedValues: [Node]? {
    guard let values = body["AllowedValues"], values.isSequence, values.count > 0 else {
      return nil
    }
    return values.elements.filter(\.isScalar)
  }

  /// Whether the value is kept from being shown.
  package var isNoEcho: Bool { body["NoEcho"]?.boolean ?? false }

  /// Whether the value is a list; it is then given as a text with commas.
  package var isList: Bool {
    type == "CommaDelimitedList" || type.hasPrefix("List<") || type.contains("Value<List<")
      || type.contains("Value<CommaDelimitedList>")
  }

  /// Whether the value given is the name of an entry of Parameter Store and not the value used.
  package var isStoredInParameterStore: Bool {
    type.hasPrefix("AWS::SSM::Parameter::Value<")
  }
}
