/// What is known of the attributes of outputs.
enum OutputAttributes {
  /// Every attribute with its kind.
  ///
  /// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html>
  static let all = NamedAttributes(kinds: [
    ("Value", .anything), ("Description", .text), ("Export", .mapping), ("Condition", .text),
  ])

  /// The attributes of an export.
  static let export = NamedAttributes(kinds: [("Name", .text)])
}
