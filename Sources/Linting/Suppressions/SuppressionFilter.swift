import SourceText
import TemplateSyntax

/// Parts the findings that count from those that a template's notes suppress, and finds what is
/// wrong with the notes.
struct SuppressionFilter {
  private let rules: [Linter.ActiveRule]
  private let today: CalendarDate
  /// The names of all rules there are, asked for only when a note names none that runs.
  private let knownNames: () -> Set<String>

  init(
    _ rules: [Linter.ActiveRule], today: CalendarDate, knownNames: @escaping () -> Set<String>
  ) {
    self.rules = rules
    self.today = today
    self.knownNames = knownNames
  }

  /// What is left of the findings in a template, and what is suppressed.
  func apply(to diagnostics: consuming [Diagnostic], in tree: SyntaxTree)
    -> (diagnostics: [Diagnostic], suppressed: [SuppressedDiagnostic])
  {
    let notes = SuppressionReader.read(tree)
    let peers = PeerSuppression.suppressions(PeerSuppressionReader.read(tree), of: rules)
    let suppressions = notes.suppressions.filter { !isOver($0) } + peers
    guard !suppressions.isEmpty || !notes.suppressions.isEmpty || !notes.issues.isEmpty else {
      return (diagnostics, [])
    }
    var parts = Parts(suppressions)
    parts.sort(diagnostics)
    var issues = notes.issues + notes.suppressions.filter(isOver).compactMap(expired)
    if !tree.isIncomplete {
      issues += unused(suppressions, parts.used) { !isAboutSuppressions($0) }
    }
    parts.sort(self.diagnostics(for: issues))
    if !tree.isIncomplete {
      // Notes that hide findings about notes can only be judged now.
      let late = unused(suppressions, parts.used) { isAboutSuppressions($0) }
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

  private func isOver(_ suppression: Suppression) -> Bool {
    suppression.lastDay.map { $0 < today } ?? false
  }

  private func expired(_ suppression: Suppression) -> SuppressionIssue? {
    guard let note = suppression.note, let lastDay = suppression.lastDay else { return nil }
    return SuppressionIssue(
      kind: .expired, message: "this suppression of `\(suppression.rule)` ended on \(lastDay)",
      range: note.name)
  }

  /// The notes that hide nothing, of those whose rule a predicate holds for.
  ///
  /// A note for a rule that does not run may hide something in another run.
  private func unused(
    _ suppressions: [Suppression], _ used: Set<Int>, where isAsked: (String) -> Bool
  ) -> [SuppressionIssue] {
    let running = Set(rules.map(\.rule.name))
    var found: [(note: SuppressionNote, message: String, help: String)] = []
    for (position, suppression) in suppressions.enumerated() {
      guard let note = suppression.note, !used.contains(position), isAsked(suppression.rule) else {
        continue
      }
      if running.contains(suppression.rule) {
        found.append(
          (note, "this suppression of `\(suppression.rule)` hides nothing", "remove it"))
        continue
      }
      let known = knownNames()
      guard !known.contains(suppression.rule) else { continue }
      let similar = NearestName.nearest(to: suppression.rule, among: known)
      found.append(
        (
          note, "plumb has no rule `\(suppression.rule)`",
          similar.map { "name the rule: one with a similar name is `\($0)`" } ?? "remove it"
        ))
    }
    let notes = Dictionary(grouping: suppressions.compactMap(\.note), by: \.whole)
    let unused = Dictionary(grouping: found, by: \.note.whole)
    return found.map { note, message, help in
      // When nothing is left of a note, it goes as a whole.
      let isWhole = notes[note.whole]?.count == unused[note.whole]?.count
      let edits = isWhole ? note.removalOfWhole : note.removal
      return SuppressionIssue(
        kind: .unused, message: message, range: note.name, help: help,
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
