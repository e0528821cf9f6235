/// The forms of a rule's name.
package enum RuleName {
  /// `lambda-timeout-too-long` as the member `lambdaTimeoutTooLong`.
  package static func member(_ name: String) -> String {
    member(fromTypeName: typeName(name))
  }

  /// `lambda-timeout-too-long` as `LambdaTimeoutTooLong`, the name of its Swift file.
  package static func typeName(_ name: String) -> String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// `LambdaTimeoutTooLong` as the member `lambdaTimeoutTooLong`.
  static func member(fromTypeName name: String) -> String {
    name.prefix(1).lowercased() + name.dropFirst()
  }

  /// `LambdaTimeoutTooLong` as `lambda-timeout-too-long`.
  static func name(fromTypeName name: String) -> String {
    var words = ""
    for letter in name {
      if letter.isUppercase, !words.isEmpty { words += "-" }
      words += letter.lowercased()
    }
    return words
  }
}
