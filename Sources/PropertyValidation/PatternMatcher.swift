import RegularExpressions
import ResourceCatalog
import SourceText

/// Matches texts against the patterns of the catalog, each made ready when it is first needed.
struct PatternMatcher {
  private let catalog: ResourceTypeCatalog
  private var expressions: [Int: RegularExpression?] = [:]
  /// What was last found, by a hash of the pattern and the text: values repeat in a template.
  private var answers: [Answer?] = []

  private struct Answer {
    var pattern: Int
    var text: [UInt8]
    var matches: Bool
  }

  /// A value that is longer is not matched: no pattern says more about it than its length.
  private static let longestText = 4_096
  init(_ catalog: ResourceTypeCatalog) {
    self.catalog = catalog
  }

  /// Whether a text matches a pattern; nil when that cannot be said.
  mutating func matches(_ text: UnsafeBufferPointer<UInt8>, pattern: Int) -> Bool? {
    guard text.count <= Self.longestText else { return nil }
    var hash = StableHash()
    hash.combine(bytes: text)
    let slot = (Int(truncatingIfNeeded: hash.value) &+ pattern &* 31) & 255
    if !answers.isEmpty, let answer = answers[slot], answer.pattern == pattern,
      answer.text.elementsEqual(text)
    {
      return answer.matches
    }
    guard let expression = expression(pattern),
      let matches = expression.matches(
        String(decoding: text, as: UTF8.self), within: PatternBound.mostSteps)
    else { return nil }
    if answers.isEmpty { answers = Array(repeating: nil, count: 256) }
    answers[slot] = Answer(pattern: pattern, text: Array(text), matches: matches)
    return matches
  }

  private mutating func expression(_ number: Int) -> RegularExpression? {
    if let known = expressions[number] { return known }
    let expression = try? RegularExpression(catalog.pattern(number))
    expressions[number] = .some(expression)
    return expression
  }
}

/// What matching one value may cost.
package enum PatternBound {
  /// Some milliseconds at most: the longest texts against the largest patterns are left to the
  /// deployment.
  package static let mostSteps = 500_000
}
