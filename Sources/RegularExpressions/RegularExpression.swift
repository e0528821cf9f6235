/// A regular expression whose matching takes time in proportion to the text, whatever either is.
///
/// It asks only whether a text matches somewhere, so every state is followed at once and nothing is
/// tried twice. The dialect is that of ECMAScript without back references, read by Unicode scalars;
/// it is described in `docs/writing-rules.md`.
package struct RegularExpression: Sendable {
  /// The expression as written.
  package let pattern: String
  private let program: Program

  /// Why an expression cannot be used.
  package struct Mistake: Error, Hashable {
    /// What is wrong with it.
    package let message: String
  }

  /// More steps than this are not taken for one text.
  private static let mostSteps = 20_000_000

  /// An expression that is ready to match.
  package init(_ pattern: String) throws(Mistake) {
    self.pattern = pattern
    var parser = ExpressionParser(pattern)
    program = try Program(parser.parse())
  }

  /// Whether the text matches somewhere; nil when the text is too long to tell.
  package func matches(_ text: String) -> Bool? { matches(text, within: Self.mostSteps) }

  /// Whether the text matches somewhere; nil when to tell takes more steps than a number.
  package func matches(_ text: String, within mostSteps: Int) -> Bool? {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { scalars.append(scalar.value) }
    guard (scalars.count + 1) * program.totalSize <= mostSteps else { return nil }
    return program.matches(scalars)
  }

  /// The most steps that it takes to tell whether a text matches.
  package func mostSteps(for text: String) -> Int {
    (text.unicodeScalars.count + 1) * program.totalSize
  }
}
