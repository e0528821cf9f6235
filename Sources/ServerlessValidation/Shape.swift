import ResourceCatalog

/// What the transform insists on for a value inside a property, beyond what its tables say.
struct Shape: Sendable {
  /// What becomes of a function call in place of the value.
  enum FunctionCall: Sendable {
    /// The transform hands it on.
    case passes
    /// The transform only replaces parameters, and refuses what is left of a call.
    case parametersOnly
    /// The transform refuses it.
    case refused
  }

  /// The kinds of value that pass; anything when empty.
  var kinds: ServerlessTraits = []
  /// Whether a function call passes.
  var calls = FunctionCall.passes
  /// The only names that a mapping may have.
  var names: [String]?
  /// The names that a mapping must have.
  var required: [String] = []
  /// The only texts that the value may be.
  var values: [String]?
  /// Whether the transform looks at a value that is empty or null.
  var isJudgedWhenEmpty = false
  /// What stands under the names of a mapping.
  var parts: [String: Shape] = [:]
  /// The shape of each element or value; none or one.
  private var items: [Shape] = []

  init(
    kinds: ServerlessTraits = [], calls: FunctionCall = .passes, names: [String]? = nil,
    required: [String] = [], values: [String]? = nil, parts: [String: Shape] = [:],
    items: [Shape] = []
  ) {
    self.kinds = kinds
    self.calls = calls
    self.names = names
    self.required = required
    self.values = values
    self.parts = parts
    self.items = items
  }

  /// The shape of each element of a list, or of each value of a mapping.
  var each: Shape? { items.first }

  /// Anything.
  static let anything = Shape()
  /// A text.
  static let text = Shape(kinds: .text)
  /// `true` or `false`.
  static let boolean = Shape(kinds: .boolean)
  /// A whole number.
  static let integer = Shape(kinds: .integer)

  /// One of some texts.
  static func text(oneOf values: String...) -> Shape { Shape(values: values) }

  /// A list, each element of a shape.
  static func list(_ each: Shape = .anything) -> Shape {
    Shape(kinds: .list, items: [each])
  }

  /// A mapping, each value of a shape.
  static func mapping(each: Shape) -> Shape { Shape(kinds: .mapping, items: [each]) }

  /// A mapping with some names.
  static func mapping(
    only names: [String]? = nil, required: [String] = [], _ parts: [String: Shape] = [:]
  ) -> Shape {
    Shape(kinds: .mapping, names: names, required: required, parts: parts)
  }

  /// The same shape, which no function call has.
  var withoutCalls: Shape {
    var shape = self
    shape.calls = .refused
    return shape
  }

  /// The same shape, which only calls that name parameters may have.
  var withParametersOnly: Shape {
    var shape = self
    shape.calls = .parametersOnly
    return shape
  }

  /// The same shape, which is judged also when the value is empty or null.
  var evenWhenEmpty: Shape {
    var shape = self
    shape.isJudgedWhenEmpty = true
    return shape
  }

  /// The same shape or another kind of value.
  func or(_ kinds: ServerlessTraits) -> Shape {
    var shape = self
    shape.kinds.formUnion(kinds)
    return shape
  }
}
