import CloudFormation
import ResourceCatalog
import ServerlessModel
import TemplateSyntax

/// Kinds of values, as the transform sees them.
extension ServerlessValidator {
  func misfit(in value: Node, _ items: ServerlessTraits) -> Node? {
    guard items.rawValue & ServerlessTraits.kinds.rawValue != 0 else { return nil }
    let elements = value.isSequence ? value.elements : value.pairs.map(\.value)
    return elements.first { !accepts($0, items) && !(usesExtensions && $0.isFunctionCall) }
  }

  /// Whether a value is of one of some kinds, as the transform sees it.
  func accepts(_ value: Node, _ kinds: ServerlessTraits) -> Bool {
    if !kinds.hasKinds { return true }
    switch value.kind {
    case .mapping: return kinds.contains(.mapping)
    case .sequence: return kinds.contains(.list)
    case .string: return kinds.contains(.text)
    case .integer:
      // A number with a zero in front is a text for some readers of YAML.
      return kinds.holdsAny(of: .integer, .number)
        || kinds.contains(.text) && value.text.hasPrefix("0") && value.text != "0"
    case .float: return kinds.contains(.number)
    case .boolean: return kinds.holdsAny(of: .boolean, .integer)
    case .null: return true
    }
  }

  /// Whether a value can be read as one of the kinds of a property of a model.
  func acceptsLeniently(_ value: Node, _ property: ServerlessProperty) -> Bool {
    let kinds = property.traits
    if value.isFunctionCall { return kinds.holdsAny(of: .function, .mapping) }
    if value.isMapping { return kinds.holdsAny(of: .mapping, .function) }
    if kinds.holdsAny(of: .mapping, .function), Self.isEmptyObject(value) { return true }
    if value.isSequence { return kinds.contains(.list) }
    if !property.values.isEmpty { return property.values.contains(value.text) }
    if kinds.contains(.text) { return true }
    return kinds.contains(.boolean) && value.boolean != nil
      || kinds.holdsAny(of: .integer, .number)
        && (value.number != nil || value.kind == .boolean)
  }

  /// Whether the models of the transform read a value as a mapping without keys.
  static func isEmptyObject(_ value: Node) -> Bool {
    value.isSequence && value.count == 0 || value.kind == .string && value.text.isEmpty
  }
}
