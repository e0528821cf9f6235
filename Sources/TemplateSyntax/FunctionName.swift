/// The functions of the CloudFormation language.
///
/// In YAML each can be written as a short tag (`!Sub text`) or as a mapping with one key
/// (`Fn::Sub: text`); the tree holds both in the same form.
///
/// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html>
@usableFromInline
package enum FunctionName: UInt8, CaseIterable, Sendable {
  case ref = 1
  case getAtt
  case sub
  case join
  case select
  case split
  case findInMap
  case `if`
  case equals
  case and
  case or
  case not
  case condition
  case importValue
  case getStackOutput
  case getAZs
  case cidr
  case base64
  case transform
  case length
  case toJsonString
  case contains
  case eachMemberEquals
  case eachMemberIn
  case refAll
  case valueOf
  case valueOfAll

  /// The key of the long form, for instance `Fn::GetAtt`.
  package var key: String { Self.keys[Int(rawValue) - 1] }

  // Made once: rules ask for the key of each call.
  private static let keys = allCases.map { function in
    switch function {
    case .ref, .condition: function.shortName
    default: "Fn::" + function.shortName
    }
  }

  /// The tag of the short form without its `!`, for instance `GetAtt`.
  package var shortName: String { spelling.description }

  /// The bytes of the short name, which are there without a string being made.
  private var spelling: StaticString {
    switch self {
    case .ref: "Ref"
    case .getAtt: "GetAtt"
    case .sub: "Sub"
    case .join: "Join"
    case .select: "Select"
    case .split: "Split"
    case .findInMap: "FindInMap"
    case .if: "If"
    case .equals: "Equals"
    case .and: "And"
    case .or: "Or"
    case .not: "Not"
    case .condition: "Condition"
    case .importValue: "ImportValue"
    case .getStackOutput: "GetStackOutput"
    case .getAZs: "GetAZs"
    case .cidr: "Cidr"
    case .base64: "Base64"
    case .transform: "Transform"
    case .length: "Length"
    case .toJsonString: "ToJsonString"
    case .contains: "Contains"
    case .eachMemberEquals: "EachMemberEquals"
    case .eachMemberIn: "EachMemberIn"
    case .refAll: "RefAll"
    case .valueOf: "ValueOf"
    case .valueOfAll: "ValueOfAll"
    }
  }

  /// The function whose long form has the key given in UTF-8, if any.
  package init?(key: UnsafeBufferPointer<UInt8>) {
    guard key.count >= 3 else { return nil }
    switch key[0] {
    case UInt8(ascii: "F"):
      guard key.count > 4, key[1] == UInt8(ascii: "n"), key[2] == UInt8(ascii: ":"),
        key[3] == UInt8(ascii: ":")
      else { return nil }
      self.init(shortName: UnsafeBufferPointer(rebasing: key[4...]))
      if self == .ref || self == .condition { return nil }
    case UInt8(ascii: "R"), UInt8(ascii: "C"):
      self.init(shortName: key)
      guard self == .ref || self == .condition else { return nil }
    default:
      return nil
    }
  }

  /// The function whose short form has the name given in UTF-8, without its `!`, if any.
  package init?(shortName: UnsafeBufferPointer<UInt8>) {
    guard let candidate = Self.candidate(shortName),
      ByteSearch.has(candidate.spelling, in: shortName, at: 0)
    else { return nil }
    self = candidate
  }

  /// The only function that can have a name of this length and with this first letter.
  private static func candidate(_ name: UnsafeBufferPointer<UInt8>) -> FunctionName? {
    guard let first = name.first else { return nil }
    switch (name.count, Unicode.Scalar(first)) {
    case (2, "I"): return .if
    case (2, "O"): return .or
    case (3, "A"): return .and
    case (3, "N"): return .not
    case (3, "R"): return .ref
    case (3, "S"): return .sub
    case (4, "C"): return .cidr
    case (4, "J"): return .join
    case (5, "S"): return .split
    case (6, "B"): return .base64
    case (6, "E"): return .equals
    case (6, "G"): return name[4] == UInt8(ascii: "t") ? .getAtt : .getAZs
    case (6, "L"): return .length
    case (6, "R"): return .refAll
    case (6, "S"): return .select
    case (7, "V"): return .valueOf
    case (8, "C"): return .contains
    case (9, "C"): return .condition
    case (9, "F"): return .findInMap
    case (9, "T"): return .transform
    case (10, "V"): return .valueOfAll
    case (11, "I"): return .importValue
    case (12, "E"): return .eachMemberIn
    case (12, "T"): return .toJsonString
    case (14, "G"): return .getStackOutput
    case (16, "E"): return .eachMemberEquals
    default: return nil
    }
  }
}
