import Linting

extension Equivalents {
  /// The ids of cfn-lint for a rule about values, written or given by a function.
  ///
  /// cfn-lint has an id for each mistake in a written value, and one for each function whose value
  /// has any mistake; here one rule finds both.
  static func cfnLint(writtenOrGiven ids: String...) -> Equivalents {
    Equivalents(
      .cfnLint,
      ids: ids + ["W1030", "W1031", "W1032", "W1033", "W1034", "W1035", "W1036", "W1040"])
  }
}
