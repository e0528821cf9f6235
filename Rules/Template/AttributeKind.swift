import TemplateSyntax

/// What the value of an attribute of the template language can be.
enum AttributeKind {
  case text
  case truthValue
  case wholeNumber
  case number
  case list
  case mapping
  case mappingOrCall
  case listOfTexts
  case textOrListOfTexts
  case anything

  /// Whether a value is of the kind; null, which nothing allows, is left to the rule about it.
  func accepts(_ node: Node) -> Bool {
    if node.isNull { return true }
    return switch self {
    case .text: node.isScalar
    case .truthValue: node.boolean != nil
    case .wholeNumber: node.integer != nil
    case .number: node.number != nil
    case .list: node.isSequence
    case .mapping: node.isMapping && Self.isPlain(node)
    case .mappingOrCall: node.isMapping
    case .listOfTexts: node.isSequence && node.elements.allSatisfy(\.isScalar)
    case .textOrListOfTexts:
      node.isScalar || node.isSequence && node.elements.allSatisfy(\.isScalar)
    case .anything: true
    }
  }

  /// Whether a mapping is no function call: a section can have one entry that is called `Condition`.
  private static func isPlain(_ mapping: Node) -> Bool {
    switch mapping.function {
    case nil, .transform: true
    case .condition, .ref: !mapping.isShortForm && mapping.functionArgument?.isMapping ?? false
    default: false
    }
  }

  /// The kind in the words of a message, such as "a text".
  var words: String {
    switch self {
    case .text: "a text"
    case .truthValue: "`true` or `false`"
    case .wholeNumber: "a whole number"
    case .number: "a number"
    case .list: "a list"
    case .mapping, .mappingOrCall: "a mapping"
    case .listOfTexts: "a list of texts"
    case .textOrListOfTexts: "a name or a list of names"
    case .anything: "anything"
    }
  }
}

extension Node {
  /// What a value is, in the words of a message, such as "a list"; a short scalar is quoted.
  var inWords: String {
    if let function { return "a call of `\(function.key)`" }
    switch kind {
    case .mapping: return "a mapping"
    case .sequence:
      return elements.contains { !$0.isScalar } ? "a list with a collection in it" : "a list"
    case .null: return "null"
    case .string, .integer, .float, .boolean:
      let text = text
      return text.utf8.count <= 30 && !text.contains("\n") ? "`\(text)`" : "a text"
    }
  }
}
