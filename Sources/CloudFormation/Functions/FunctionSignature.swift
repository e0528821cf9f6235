package import TemplateSyntax

/// What a function takes: how many arguments, of what kind, and which functions may give them.
///
/// Source: the page of each function below
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html>
package struct FunctionSignature: Sendable {
  /// One argument.
  package struct Argument: Sendable {
    /// What the argument is, such as "delimiter".
    package let name: String
    /// What it can be when it is written out; nil when only a function can give it.
    package let literal: Literal?
    /// The functions that can give it.
    package let functions: FunctionNames

    init(_ name: String, _ literal: Literal?, _ functions: FunctionNames = []) {
      self.name = name
      self.literal = literal
      self.functions = functions
    }
  }

  /// What an argument can be when it is written out.
  package indirect enum Literal: Sendable {
    case text
    case wholeNumber(ClosedRange<Int>)
    case list(of: Argument)
    case mapping(of: Argument)
    case listOrMapping
    case anything
    /// Only a function call will do: a condition.
    case condition
  }

  /// How arguments are written.
  package enum Form: Sendable {
    /// The argument stands for itself.
    case single(Argument)
    /// A list with an argument at each place; those past `required` can be left out.
    case list([Argument], required: Int)
    /// A list of some equal arguments.
    case many(Argument, count: ClosedRange<Int>)
  }

  /// The ways to write the arguments; a scalar is judged by the first that takes one.
  package let forms: [Form]

  /// Functions that give one value, for the many places that take one.
  private static let single: FunctionNames = [
    .base64, .findInMap, .getAtt, .if, .importValue, .join, .select, .sub, .toJsonString,
    .transform, .length, .ref, .getStackOutput,
  ]
  private static let network: FunctionNames = [
    .findInMap, .getAtt, .if, .importValue, .select, .sub, .ref,
  ]
  private static let conditions: FunctionNames = [.condition, .equals, .not, .and, .or]
  private static let ruleConditions: FunctionNames =
    conditions.union([.contains, .eachMemberEquals, .eachMemberIn])

  /// The signature of a function; nil for one whose argument is judged elsewhere.
  package static func of(_ function: FunctionName) -> FunctionSignature? {
    switch function {
    case .and:
      .init(forms: [.many(condition, count: 2...10)])
    case .or:
      .init(forms: [.many(condition, count: 2...10)])
    case .not:
      .init(forms: [.many(condition, count: 1...1)])
    case .equals:
      .init(forms: [.many(compared, count: 2...2)])
    case .base64:
      .init(forms: [.single(.init("text", .text, single.union([.cidr])))])
    case .cidr:
      .init(forms: [
        .list(
          [
            .init("address block", .text, network),
            .init("number of blocks", .wholeNumber(1...256), network),
            .init("number of bits", .wholeNumber(1...128), network),
          ], required: 2)
      ])
    case .findInMap:
      .init(forms: [
        .list(
          [
            .init("map name", .text, [.findInMap, .ref]),
            .init("top-level key", .text, [.findInMap, .ref]),
            .init("second-level key", .text, [.findInMap, .ref]),
          ], required: 3)
      ])
    case .if:
      .init(forms: [
        .list(
          [
            .init("condition name", .text),
            .init("value if true", .anything, .all),
            .init("value if false", .anything, .all),
          ], required: 3)
      ])
    case .importValue:
      .init(forms: [
        .single(
          .init("export name", .text, [.base64, .findInMap, .if, .join, .select, .sub, .ref]))
      ])
    case .join:
      .init(forms: [
        .list(
          [
            .init("delimiter", .text),
            .init(
              "list", .list(of: .init("item", .text, single)),
              [.cidr, .findInMap, .getAtt, .if, .split, .ref, .transform, .getAZs]),
          ], required: 2)
      ])
    case .select:
      .init(forms: [
        .list(
          [
            .init("index", .wholeNumber(0...Int.max), [.ref, .findInMap]),
            .init(
              "list",
              .list(
                of: .init("item", .anything, single.union([.getAZs, .split, .cidr]))),
              [.findInMap, .getAtt, .getAZs, .if, .split, .cidr, .ref, .transform]),
          ], required: 2)
      ])
    case .split:
      .init(forms: [
        .list(
          [.init("delimiter", .text), .init("text", .text, single)], required: 2)
      ])
    case .sub:
      .init(forms: [
        .single(.init("text", .text)),
        .list(
          [
            .init("text", .text),
            .init("variables", .mapping(of: .init("variable", .text, single.union([.getAZs])))),
          ], required: 2),
      ])
    case .getAZs:
      .init(forms: [
        .single(.init("region", .text, [.getAtt, .if, .join, .select, .sub, .ref]))
      ])
    case .length:
      .init(forms: [
        .single(
          .init(
            "list", .list(of: .init("item", .anything, .all)),
            [.findInMap, .if, .ref, .split, .getAZs, .cidr, .transform]))
      ])
    case .toJsonString:
      .init(forms: [
        .single(
          .init(
            "value", .listOrMapping,
            [.findInMap, .getAtt, .getAZs, .if, .select, .split, .ref, .transform]))
      ])
    case .ref, .getAtt, .condition, .transform, .getStackOutput, .contains, .eachMemberEquals,
      .eachMemberIn, .refAll, .valueOf, .valueOfAll:
      nil
    }
  }

  private static let condition = Argument("condition", .condition, ruleConditions)
  private static let compared = Argument(
    "value", .text,
    [
      .ref, .findInMap, .sub, .join, .select, .split, .length, .toJsonString, .valueOf, .refAll,
      .valueOfAll,
    ])
}

/// Some functions.
package struct FunctionNames: ExpressibleByArrayLiteral, Sendable {
  private var bits: UInt32

  /// The functions that are named.
  package init(arrayLiteral names: FunctionName...) {
    bits = names.reduce(0) { $0 | 1 << UInt32($1.rawValue) }
  }

  /// Every function.
  static let all = {
    var all: FunctionNames = []
    all.bits = .max
    return all
  }()

  /// Whether a function is among them.
  package func contains(_ name: FunctionName) -> Bool { bits & 1 << UInt32(name.rawValue) != 0 }

  func union(_ others: FunctionNames) -> FunctionNames {
    var both = self
    both.bits |= others.bits
    return both
  }
}
