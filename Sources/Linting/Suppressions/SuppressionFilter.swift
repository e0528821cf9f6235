import SourceText
import TemplateSyntax

/// Parts the findings that count from those that a template's notes suppress, and finds what is
/// wrong with the notes.
struct SuppressionFilter {
  private let rules: [Linter.ActiveRule]
  /// The names of all rules there are, asked for only when a note names none that runs.
  private let knownNames: () -> Set<String>

  init(_ rules: [Linter.ActiveRule], knownNames: @escaping () -> Set<String>) {
    self.rules = rules
    self.knownNames = knownNames
  }

  /// What is left of the findings in a template, and what is suppressed.
  func apply(to diagnostics: [Diagnostic], in tree: SyntaxTree)
    -> (diagnostics: [Diagnostic], suppressed: [SuppressedDiagnostic])
  {
    let notes = SuppressionReader.read(tree)
    guard !notes.suppressions.isEmpty || !notes.issues.isEmpty else { return (diagnostics, []) }
    var parts = Parts(notes.suppressions)
    parts.sort(diagnostics)
    var issues = notes.issues
    if !tree.isIncomplete {
      issues += unused(notes.suppressions, parts.used) { !isAboutSuppressions($0) }
    }
    parts.sort(self.diagnostics(for: issues))
    if !tree.isIncomplete {
      // Notes that hide findings about notes can only be judged now.
      let late = unused(notes.suppressions, parts.used) { isAboutSuppressions($0) }
      parts.counting += self.diagnostics(for: late)
    }
    return (parts.counting, parts.suppressed)
  }

  private struct Parts {
    var counting: [Diagnostic] = []
    var suppressed: [SuppressedDiagnostic] = []
    /// The positions of the notes that hide something.
    var used: Set<Int> = []
    private let suppressions: [Suppression]
    private var byRule: [String: [Int]] = [:]

    init(_ suppressions: [Suppression]) {
      self.suppressions = suppressions
      for (position, suppression) in suppressions.enumerated() {
        byRule[suppression.rule, default: []].append(position)
      }
    }

    mutating func sort(_ diagnostics: [Diagnostic]) {
      for diagnostic in diagnostics {
        let hiding = (byRule[diagnostic.rule] ?? []).filter {
          suppressions[$0].covers(diagnostic)
        }
        used.formUnion(hiding)
        if let first = hiding.first {
          suppressed.append(
            SuppressedDiagnostic(diagnostic, reason: suppressions[first].reason))
        } else {
          counting.append(diagnostic)
        }
      }
    }
  }

  // MARK: - What is wrong with the notes

  /// The notes that hide nothing, of those whose rule a predicate holds for.
  ///
  /// A note for a rule that does not run may hide something in another run.
  private func unused(
    _ suppressions: [Suppression], _ used: Set<Int>, where isAsked: (String) -> Bool
  ) -> [SuppressionIssue] {
    let running = Set(rules.map(\.rule.name))
    var found: [(suppression: Suppression, message: String, help: String)] = []
    for (position, suppression) in suppressions.enumerated() {
      guard !used.contains(position), isAsked(suppression.rule) else { continue }
      if running.contains(suppression.rule) {
        found.append(
          (suppression, "this suppression of `\(suppression.rule)` hides nothing", "remove it"))
        continue
      }
      let known = knownNames()
      guard !known.contains(suppression.rule) else { continue }
      let similar = NearestName.nearest(to: suppression.rule, among: known)
      found.append(
        (
          suppression, "plumb has no rule `\(suppression.rule)`",
          similar.map { "name the rule: one with a similar name is `\($0)`" } ?? "remove it"
        ))
    }
    let rules = Dictionary(grouping: suppressions, by: \.note)
    let unused = Dictionary(grouping: found, by: \.suppression.note)
    return found.map { suppression, message, help in
      // When nothing is left of a note, it goes as a whole.
      let isWhole = rules[suppression.note]?.count == unused[suppression.note]?.count
      let edits = isWhole ? suppression.removalOfNote : suppression.removal
      return SuppressionIssue(
        kind: .unused, message: message, range: suppression.range, help: help,
        fixes: edits.isEmpty ? [] : [Fix("remove the suppression", .safe, edits)])
    }
  }

  private func isAboutSuppressions(_ name: String) -> Bool {
    rules.contains { active in
      guard active.rule.name == name, case .suppression = active.rule.check else { return false }
      return true
    }
  }

  private func diagnostics(for issues: [SuppressionIssue]) -> [Diagnostic] {
    issues.compactMap { issue in
      for active in rules {
        guard case .suppression(let owns) = active.rule.check, owns(issue) else { continue }
        return Diagnostic(
          rule: active.rule.name, severity: active.severity ?? active.rule.severity,
          category: active.rule.category, message: issue.message, range: issue.range,
          help: issue.help ?? active.rule.fix, fixes: issue.fixes, url: active.rule.url)
      }
      return nil
    }
  }
}
