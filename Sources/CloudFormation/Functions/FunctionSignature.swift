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
    package let functions: Set<FunctionName>

    init(_ name: String, _ literal: Literal?, _ functions: Set<FunctionName> = []) {
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

  /// The signature of a function; nil for one whose argument is judged elsewhere.
  package static func of(_ function: FunctionName) -> FunctionSignature? {
    byNumber[Int(function.rawValue)]
  }

  private static let byNumber = (0...UInt8.max).map {
    FunctionName(rawValue: $0).flatMap { table[$0] }
  }

  /// Functions that give one value, for the many places that take one.
  private static let single: Set<FunctionName> = [
    .base64, .findInMap, .getAtt, .if, .importValue, .join, .select, .sub, .toJsonString,
    .transform, .length, .ref, .getStackOutput,
  ]
  private static let network: Set<FunctionName> = [
    .findInMap, .getAtt, .if, .importValue, .select, .sub, .ref,
  ]
  private static let conditions: Set<FunctionName> = [.condition, .equals, .not, .and, .or]
  private static let ruleConditions: Set<FunctionName> =
    conditions.union([.contains, .eachMemberEquals, .eachMemberIn])

  private static let table: [FunctionName: FunctionSignature] = [
    .and: .init(forms: [.many(condition, count: 2...10)]),
    .or: .init(forms: [.many(condition, count: 2...10)]),
    .not: .init(forms: [.many(condition, count: 1...1)]),
    .equals: .init(forms: [.many(compared, count: 2...2)]),
    .base64: .init(forms: [.single(.init("text", .text, single.union([.cidr])))]),
    .cidr: .init(forms: [
      .list(
        [
          .init("address block", .text, network),
          .init("number of blocks", .wholeNumber(1...256), network),
          .init("number of bits", .wholeNumber(1...128), network),
        ], required: 2)
    ]),
    .findInMap: .init(forms: [
      .list(
        [
          .init("map name", .text, [.findInMap, .ref]),
          .init("top-level key", .text, [.findInMap, .ref]),
          .init("second-level key", .text, [.findInMap, .ref]),
        ], required: 3)
    ]),
    .if: .init(forms: [
      .list(
        [
          .init("condition name", .text),
          .init("value if true", .anything, Set(FunctionName.allCases)),
          .init("value if false", .anything, Set(FunctionName.allCases)),
        ], required: 3)
    ]),
    .importValue: .init(forms: [
      .single(
        .init("export name", .text, [.base64, .findInMap, .if, .join, .select, .sub, .ref]))
    ]),
    .join: .init(forms: [
      .list(
        [
          .init("delimiter", .text),
          .init(
            "list", .list(of: .init("item", .text, single)),
            [.cidr, .findInMap, .getAtt, .if, .split, .ref, .transform, .getAZs]),
        ], required: 2)
    ]),
    .select: .init(forms: [
      .list(
        [
          .init("index", .wholeNumber(0...Int.max), [.ref, .findInMap]),
          .init(
            "list",
            .list(
              of: .init("item", .anything, single.union([.getAZs, .split, .cidr]))),
            [.findInMap, .getAtt, .getAZs, .if, .split, .cidr, .ref, .transform]),
        ], required: 2)
    ]),
    .split: .init(forms: [
      .list(
        [.init("delimiter", .text), .init("text", .text, single)], required: 2)
    ]),
    .sub: .init(forms: [
      .single(.init("text", .text)),
      .list(
        [
          .init("text", .text),
          .init("variables", .mapping(of: .init("variable", .text, single.union([.getAZs])))),
        ], required: 2),
    ]),
    .getAZs: .init(forms: [
      .single(.init("region", .text, [.getAtt, .if, .join, .select, .sub, .ref]))
    ]),
    .length: .init(forms: [
      .single(
        .init(
          "list", .list(of: .init("item", .anything, Set(FunctionName.allCases))),
          [.findInMap, .if, .ref, .split, .getAZs, .cidr, .transform]))
    ]),
    .toJsonString: .init(forms: [
      .single(
        .init(
          "value", .listOrMapping,
          [.findInMap, .getAtt, .getAZs, .if, .select, .split, .ref, .transform]))
    ]),
  ]

  private static let condition = Argument("condition", .condition, ruleConditions)
  private static let compared = Argument(
    "value", .text,
    [
      .ref, .findInMap, .sub, .join, .select, .split, .length, .toJsonString, .valueOf, .refAll,
      .valueOfAll,
    ])
}
