import ResourceCatalog
import ServerlessModel
import TemplateSyntax

/// What the transform insists on for a value inside a property, beyond what its tables say.
struct Shape: Sendable {
  /// What becomes of a function call in place of the value.
  enum FunctionCall: Sendable {
    /// The transform hands it on.
    case passes
    /// The transform puts values in place of parameters, and hands on any other call.
    case parametersReplaced
    /// The transform puts values in place of parameters, and refuses any other call.
    case parametersOnly
    /// The transform puts values in place of parameters and look-ups in `Mappings`, and refuses any
    /// other call.
    case parametersAndMappingsOnly
    /// The transform looks into `Fn::If`, of which both values have to fit, and refuses any other
    /// call but `AWS::NoValue`.
    case choicesOnly
    /// The transform takes `AWS::NoValue` for left out, and refuses any other call.
    case noValueOnly
    /// The transform refuses it.
    case refused
  }

  /// Which values that count as left out elsewhere are looked at nevertheless.
  enum EmptyValues: Sendable {
    /// None.
    case passed
    /// Empty ones, zero and `false`, but null is as good as left out.
    case judgedButNull
    /// All of them.
    case judged
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
  /// Whether null is enough for the names that a mapping must have.
  var isMetByNull = false
  /// The names that must not be null or empty when a mapping has them.
  var given: [String] = []
  /// Which values that are empty the transform looks at.
  var emptyValues = EmptyValues.passed
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

  /// Whether the transform looks at a value although it is empty.
  func looksAt(empty value: Node) -> Bool {
    switch emptyValues {
    case .passed: false
    case .judgedButNull: !value.isNull
    case .judged: true
    }
  }

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
    changed { $0.calls = .refused }
  }

  /// The same shape, which only calls that name parameters may have.
  var withParametersOnly: Shape {
    changed { $0.calls = .parametersOnly }
  }

  /// The same shape, where parameters become values and other calls are handed on.
  var withParametersReplaced: Shape {
    changed { $0.calls = .parametersReplaced }
  }

  /// The same shape, which only parameters and look-ups in `Mappings` may stand for.
  var withParametersAndMappingsOnly: Shape {
    changed { $0.calls = .parametersAndMappingsOnly }
  }

  /// The same shape, or `AWS::NoValue`.
  var orNoValue: Shape {
    changed { $0.calls = .noValueOnly }
  }

  /// The same shape, or a choice of two such values.
  var orChoice: Shape {
    changed { $0.calls = .choicesOnly }
  }

  /// The same shape, which is judged also when the value is empty or null.
  var evenWhenEmpty: Shape {
    changed { $0.emptyValues = .judged }
  }

  /// The same shape, which is judged also when the value is empty, but not when it is null.
  var evenWhenEmptyButNull: Shape {
    changed { $0.emptyValues = .judgedButNull }
  }

  /// The same shape, in which some names must have something when they are written.
  func giving(_ names: String...) -> Shape {
    changed { $0.given = names }
  }

  /// The same shape, which has its names also when their values are null.
  var alsoByNull: Shape {
    changed { $0.isMetByNull = true }
  }

  /// The same shape or another kind of value.
  func or(_ kinds: ServerlessTraits) -> Shape {
    changed { $0.kinds.formUnion(kinds) }
  }

  private func changed(_ change: (inout Shape) -> Void) -> Shape {
    var shape = self
    change(&shape)
    return shape
  }
}
