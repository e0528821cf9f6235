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
  /// The findings with the same rule, place and words.
  private var known: [Key: Known] = [:]
  private let expansion: LoopExpansion?

  /// What makes a finding the same as another.
  private struct Key: Hashable {
    var rule: String
    var message: String
    var range: SourceRange
  }

  private struct Known {
    /// Where it stands in ``diagnostics``.
    let index: Int
    /// When it holds.
    var formula: Formula
    /// The round of a loop in which it was found, while it is the only one.
    var round: RelatedPlace?
  }

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
  init(expansion: LoopExpansion?) {
    self.expansion = expansion
  }

  /// Lets a finding hold in more circumstances when it is known already; false when it is not.
  mutating func join(
    _ rule: String, _ message: String, _ range: SourceRange, assumptions: [Assumption],
    round: RelatedPlace?, either: (Formula) -> Formula
  ) -> Bool {
    let key = Key(rule: rule, message: message, range: range)
    guard let known = known[key] else { return false }
    let index = known.index
    let formula = either(known.formula)
    if known.round != round { diagnostics[index].related.removeAll { $0 == known.round } }
    self.known[key] = Known(index: index, formula: formula, round: known.round)
    if formula == .always || assumptions.isEmpty {
      diagnostics[index].assumptions = []
    } else {
      diagnostics[index].assumptions.removeAll { !assumptions.contains($0) }
    }
    return true
  }

  /// Adds a finding that is not known yet.
  mutating func add(
    _ diagnostic: Diagnostic, when formula: Formula, round: RelatedPlace?, judged: PlaceKey,
    ownSeverity: Severity?
  ) {
    let key = Key(
      rule: diagnostic.rule, message: diagnostic.message, range: diagnostic.range)
    known[key] = Known(index: diagnostics.count, formula: formula, round: round)
    judgements.append(Judgement(place: judged, ownSeverity: ownSeverity))
    diagnostics.append(diagnostic)
  }

  /// Adds what other rules have found.
  mutating func add(_ others: Findings) {
    diagnostics += others.diagnostics
    judgements += others.judgements
  }

  /// What was found, each cause once: what a table says of a value gives way to a rule that knows
  /// the property and says more.
  var causes: [Diagnostic] {
    guard !diagnostics.isEmpty else { return [] }
    var known: [PlaceKey: Severity] = [:]
    for judgement in judgements {
      guard let severity = judgement.ownSeverity else { continue }
      known[judgement.place] = max(known[judgement.place] ?? .note, severity)
    }
    let causes = zip(diagnostics, judgements).compactMap { diagnostic, judgement in
      guard judgement.ownSeverity == nil, let better = known[judgement.place],
        better >= diagnostic.severity
      else { return Diagnostic?.some(diagnostic) }
      return nil
    }
    return expansion.map { $0.joiningRounds(causes) } ?? causes
  }
}
