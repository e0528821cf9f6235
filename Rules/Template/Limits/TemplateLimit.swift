/// A limit of CloudFormation's on what a template holds.
///
/// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html>
enum TemplateLimit {
  /// Bytes of a template in Amazon S3.
  static let templateBytes = 1_000_000
  /// Bytes of the description of a template.
  static let descriptionBytes = 1024
  /// Characters of the name of a parameter, a resource, an output or a mapping.
  static let nameLength = 255
  /// Mappings in a template, and entries of one mapping.
  static let mappings = 200

  /// Whether a number is not over a limit, but over nine tenths of it.
  static func isNear(_ number: Int, _ limit: Int) -> Bool {
    number <= limit && number * 10 > limit * 9
  }

  /// A number with a comma before every three digits.
  static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return digits
  }

  /// Lines of a template, one for each number up to the one given.
  static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (1...count).map(line).joined(separator: "\n")
  }
}
