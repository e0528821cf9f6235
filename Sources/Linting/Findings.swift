import CloudFormation
import SourceText
import TemplateSyntax

/// What has been found in a template.
///
/// Rules may run in two inspections of one template side by side; what both have found is then put
/// together.
struct Findings: Sendable {
  private var diagnostics: [Diagnostic] = []
  /// For each of ``diagnostics`` what it judges and how.
  private var judgements: [Judgement] = []
  /// For each of ``diagnostics`` when it holds.
  private var formulas: [Formula] = []
  /// Where each of ``diagnostics`` stands, to be found by its rule, place and words.
  private var positions = FindingPositions()
  /// The rounds of loops in which findings were found.
  private var rounds: [RelatedPlace] = []
  /// For each of ``diagnostics`` which of ``rounds`` it was found in; -1 for none.
  private var roundNumbers: [Int32] = []
  private let expansion: LoopExpansion?

  /// What a finding judges.
  private struct Judgement {
    /// The value, which can be used elsewhere than where the finding is shown.
    var place: PlaceKey
    /// The severity that its rule gives it before any configuration; nil when it comes from what
    /// AWS says of all types alike.
    var ownSeverity: Severity?
  }

  /// A value that is judged.
  struct PlaceKey: Hashable {
    /// Where it is written.
    var range: SourceRange
    /// The way to it, which tells values apart that are missing at one place.
    var path: [PathComponent]
  }

  /// No findings yet, in a template with some loops or none.
  ///
  /// There is room for some findings.
  init(expansion: LoopExpansion?, room: Int = 0) {
    self.expansion = expansion
    guard room > 0 else { return }
    diagnostics.reserveCapacity(room)
    judgements.reserveCapacity(room)
    formulas.reserveCapacity(room)
    roundNumbers.reserveCapacity(room)
  }

  /// Lets a finding hold in more circumstances when it is known already; the place for it when it is
  /// not.
  mutating func join(
    _ rule: String, _ message: String, _ range: SourceRange, assumptions: [Assumption],
    round: RelatedPlace?, either: (Formula) -> Formula
  ) -> FindingPositions.Free? {
    let place = positions.place(of: rule, message, range) { index in
      diagnostics[index].range == range && diagnostics[index].rule == rule
        && diagnostics[index].message == message
    }
    switch place {
    case .free(let place): return place
    case .known(let index): join(index, assumptions, round, either)
    }
    return nil
  }

  private mutating func join(
    _ index: Int, _ assumptions: [Assumption], _ round: RelatedPlace?,
    _ either: (Formula) -> Formula
  ) {
    let formula = either(formulas[index])
    let number = Int(roundNumbers[index])
    let known = number < 0 ? nil : rounds[number]
    let diagnostic = diagnostics[index]
    formulas[index] = formula
    diagnostics[index] = diagnostic.with(
      assumptions: formula == .always
        ? [] : diagnostic.assumptions.filter(assumptions.contains),
      related: known == round ? diagnostic.related : diagnostic.related.filter { $0 != known })
  }

  /// Adds a finding that is not known yet at the place that is free for it.
  mutating func add(
    _ diagnostic: Diagnostic, at place: FindingPositions.Free, when formula: Formula,
    round: RelatedPlace?, judged: consuming PlaceKey, ownSeverity: Severity?
  ) {
    positions.take(place, for: diagnostics.count)
    roundNumbers.append(round == nil ? -1 : Int32(rounds.count))
    if let round { rounds.append(round) }
    formulas.append(formula)
    judgements.append(Judgement(place: consume judged, ownSeverity: ownSeverity))
    diagnostics.append(diagnostic)
  }

  /// Adds what other rules have found.
  mutating func add(_ others: Findings) {
    diagnostics += others.diagnostics
    judgements += others.judgements
    formulas += others.formulas
    // Nothing is joined to these any more.
    roundNumbers += repeatElement(-1, count: others.diagnostics.count)
  }

  /// Hands over what was found, each cause once: what a table says of a value gives way to a rule
  /// that knows the property and says more.
  mutating func takeCauses() -> [Diagnostic] {
    guard !diagnostics.isEmpty else { return [] }
    guard judgements.contains(where: { $0.ownSeverity == nil }) else { return takeAll() }
    var known: [PlaceKey: Severity] = [:]
    for judgement in judgements {
      guard let severity = judgement.ownSeverity else { continue }
      known[judgement.place] = max(known[judgement.place] ?? .note, severity)
    }
    // In place, since a copy of all findings would be the largest thing in memory.
    var kept = 0
    for (index, judgement) in judgements.enumerated() {
      if judgement.ownSeverity == nil, let better = known[judgement.place],
        better >= diagnostics[index].severity
      {
        continue
      }
      if kept < index { diagnostics.swapAt(kept, index) }
      kept += 1
    }
    diagnostics.removeLast(diagnostics.count - kept)
    return takeAll()
  }

  private mutating func takeAll() -> [Diagnostic] {
    let all = diagnostics
    self = Findings(expansion: expansion)
    return expansion.map { $0.joiningRounds(all) } ?? all
  }
}
