/// The functions of the CloudFormation language.
///
/// In YAML each can be written as a short tag (`!Sub text`) or as a mapping with one key
/// (`Fn::Sub: text`); the tree holds both in the same form.
///
/// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html>
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
  package var key: String {
    switch self {
    case .ref: "Ref"
    case .condition: "Condition"
    default: "Fn::" + shortName
    }
  }

  /// The tag of the short form without its `!`, for instance `GetAtt`.
  package var shortName: String {
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
    guard let first = key.first else { return nil }
    switch first {
    case UInt8(ascii: "F"):
      guard key.count > 4, key.starts(with: "Fn::".utf8) else { return nil }
      self.init(shortName: UnsafeBufferPointer(rebasing: key[4...]))
      if self == .ref || self == .condition { return nil }
    case UInt8(ascii: "R"):
      guard key.elementsEqual("Ref".utf8) else { return nil }
      self = .ref
    case UInt8(ascii: "C"):
      guard key.elementsEqual("Condition".utf8) else { return nil }
      self = .condition
    default:
      return nil
    }
  }

  /// The function whose short form has the name given in UTF-8, without its `!`, if any.
  package init?(shortName: UnsafeBufferPointer<UInt8>) {
    let text = String(decoding: shortName, as: UTF8.self)
    for name in Self.allCases where name.shortName == text {
      self = name
      return
    }
    return nil
  }
}
