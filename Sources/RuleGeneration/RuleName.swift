/// The forms of a rule's name.
package enum RuleName {
  /// `lambda-timeout-too-long` as the member `lambdaTimeoutTooLong`.
  package static func member(_ name: String) -> String {
    let typeName = typeName(name)
    return typeName.prefix(1).lowercased() + typeName.dropFirst()
  }

  /// `lambda-timeout-too-long` as `LambdaTimeoutTooLong`, the name of its Swift file.
  package static func typeName(_ name: String) -> String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
