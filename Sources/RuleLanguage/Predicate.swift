import RegularExpressions
import ResourceGraph

/// What a declarative rule says about a value.
indirect enum Predicate: Sendable {
  /// All hold.
  case all([Predicate])
  /// At least one holds.
  case any([Predicate])
  /// It does not hold.
  case not(Predicate)
  /// It holds for what stands under some keys; `byDefault` is what AWS takes when nothing does.
  case property([String], byDefault: Literal?, Predicate)
  /// It holds for an attribute of the resource, such as `DeletionPolicy`.
  case attribute([String], byDefault: Literal?, Predicate)
  /// It holds for every element of a list, or every value of a mapping.
  case every(Predicate)
  /// It holds for at least one element of a list, or one value of a mapping.
  case some(Predicate)
  /// A list has so many elements.
  case count(NumberBounds)
  /// The template connects the resource with one for which the predicate holds.
  case related(Connection, Predicate?)
  /// A policy of the resource allows something.
  case grants(Grant)
  /// Something about the value itself.
  case test(ValueTest)

  /// Whether it fails when there is no value.
  var demandsPresence: Bool {
    switch self {
    case .test(.present): true
    case .all(let parts): parts.contains(where: \.demandsPresence)
    default: false
    }
  }

  /// Whether it can hold when there is no value.
  var allowsAbsence: Bool {
    switch self {
    case .test(.absent), .any, .not: true
    case .all(let parts): parts.contains(where: \.allowsAbsence)
    default: false
    }
  }
}

/// A connection that a rule asks for.
struct Connection: Sendable {
  var relation: ResourceGraph.Relation
  /// Whether the relation goes from the resource at hand to the other, and not back.
  var isOutgoing: Bool
  /// The types that the other can have; all when empty.
  var types: [String]
}

/// What a rule asks whether a policy allows.
struct Grant: Sendable {
  var action: String
  var resource: String?
  /// Whether it counts only when everyone is let in.
  var toEveryone = false
  /// Whether it also counts under conditions.
  var evenConditional = false
}

/// What can be said about one value.
enum ValueTest: Sendable {
  case present
  case absent
  case oneOf([Literal])
  case noneOf([Literal])
  case within(NumberBounds)
  case length(NumberBounds)
  case matches(RegularExpression)
  case contains(Literal)
  case startsWith(String)
  case endsWith(String)
  case openToWorld(Bool)
}

/// The least and the greatest number allowed, both included.
struct NumberBounds: Sendable {
  var least: Double?
  var most: Double?

  func contains(_ number: Double) -> Bool {
    number >= least ?? -.infinity && number <= most ?? .infinity
  }

  /// Whether a number that is one of several is within the bounds; nil when that depends.
  func contains(oneOf numbers: ClosedRange<Int>) -> Bool? {
    if numbers.allSatisfy({ contains(Double($0)) }) { return true }
    return numbers.contains { contains(Double($0)) } ? nil : false
  }
}

/// A value written in a rule.
enum Literal: Sendable {
  case text(String)
  case number(Double, text: String)
  case boolean(Bool)

  /// The literal as a template would write it.
  var text: String {
    switch self {
    case .text(let text), .number(_, let text): text
    case .boolean(let value): value ? "true" : "false"
    }
  }
}
