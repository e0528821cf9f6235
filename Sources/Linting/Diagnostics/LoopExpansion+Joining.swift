import CloudFormation
import SourceText
import TemplateSyntax

extension LoopExpansion {
  /// Findings with those joined that several rounds of a loop have: they differ in nothing but the
  /// names that the rounds make, and name what the loop writes instead.
  func joiningRounds(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard !writtenNames.isEmpty else { return diagnostics }
    var joined: [Diagnostic] = []
    var positions: [Cause: Int] = [:]
    for diagnostic in diagnostics {
      let cause = Cause(
        rule: diagnostic.rule, message: inWrittenNames(diagnostic.message),
        range: diagnostic.range, assumptions: diagnostic.assumptions.map(inWrittenNames))
      guard let position = positions[cause] else {
        positions[cause] = joined.count
        joined.append(diagnostic)
        continue
      }
      joined[position] = joined[position].with(
        message: cause.message, assumptions: cause.assumptions,
        related: joined[position].related.filter(diagnostic.related.contains))
    }
    return joined
  }

  private struct Cause: Hashable {
    let rule: String
    let message: String
    let range: SourceRange
    let assumptions: [Assumption]
  }

  private func inWrittenNames(_ assumption: Assumption) -> Assumption {
    guard case .condition(let name, let holds) = assumption, let written = writtenNames[name] else {
      return assumption
    }
    return .condition(written, holds)
  }

  /// A message with each name in backticks as it is written.
  private func inWrittenNames(_ message: String) -> String {
    let parts = message.split(separator: "`", omittingEmptySubsequences: false)
    return parts.enumerated().map { position, part in
      position.isMultiple(of: 2) ? String(part) : writtenNames[String(part)] ?? String(part)
    }.joined(separator: "`")
  }
}
