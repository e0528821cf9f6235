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

  /// The type as written; `String` where none is.
  package let type: String
  /// The default value.
  package let defaultValue: Node?
  /// The only values that the parameter takes; nil when it takes others too.
  package let allowedValues: [Node]?
  /// Whether the value is a list; it is then given as a text with commas.
  package let isList: Bool
  /// Whether the value given is the name of an entry of Parameter Store and not the value used.
  package let isStoredInParameterStore: Bool

  init(_ pair: Node.Pair) {
    name = pair.key.text
    key = pair.key
    body = pair.value
    type = body["Type"]?.text ?? "String"
    defaultValue = body["Default"]
    let allowed = body["AllowedValues"].flatMap { $0.isSequence && $0.count > 0 ? $0 : nil }
    allowedValues = allowed?.elements.filter(\.isScalar)
    var valueType = Substring(type)
    isStoredInParameterStore = valueType.hasPrefix(Self.parameterStorePrefix)
    if isStoredInParameterStore { valueType = valueType.dropFirst(Self.parameterStorePrefix.count) }
    isList = valueType.hasPrefix("List<") || valueType.hasPrefix("CommaDelimitedList")
  }

  private static let parameterStorePrefix = "AWS::SSM::Parameter::Value<"

  /// Whether the value is kept from being shown.
  package var isNoEcho: Bool { body["NoEcho"]?.boolean ?? false }
}
