import CloudFormation
import TemplateSyntax

/// What is known of the attributes of parameters.
enum ParameterAttributes {
  /// Every attribute with its kind.
  ///
  /// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html>
  static let all = NamedAttributes(kinds: [
    ("Type", .text), ("Default", .text), ("Description", .text), ("AllowedValues", .listOfTexts),
    ("AllowedPattern", .text), ("ConstraintDescription", .text), ("NoEcho", .truthValue),
    ("MinLength", .wholeNumber), ("MaxLength", .wholeNumber), ("MinValue", .number),
    ("MaxValue", .number),
  ])

  /// The smallest and the largest value or length that a parameter allows, with their attributes.
  static func bounds(_ body: Node, _ lower: String, _ upper: String) -> Bounds {
    Bounds(lower: body.pair(lower), upper: body.pair(upper))
  }

  /// Two attributes that bound a number from both sides.
  struct Bounds {
    let lower: Node.Pair?
    let upper: Node.Pair?

    /// The attribute that a number breaks.
    func attribute(brokenBy number: Double) -> Node.Pair? {
      if let lower, let limit = lower.value.number, number < limit { return lower }
      if let upper, let limit = upper.value.number, number > limit { return upper }
      return nil
    }
  }
}
