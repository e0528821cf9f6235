import SourceText

/// Words in a template that are written for another linter: what it reports under an id does not
/// count in some place.
struct PeerSuppression: Hashable, Sendable {
  /// The linter that they are written for.
  var linter: PeerLinter
  /// The id, as written.
  var id: String
  /// Findings that begin here do not count; nil for the whole file.
  var scope: SourceRange?
  /// Why they do not count, in the author's words.
  var reason: String?

  /// The same in plumb's words, for each of some rules that they are about.
  static func suppressions(_ all: [PeerSuppression], of rules: [Linter.ActiveRule])
    -> [Suppression]
  {
    guard !all.isEmpty else { return [] }
    let names = PeerNames(rules.map(\.rule), of: Set(all.map(\.linter)))
    return all.flatMap { suppression in
      names.rules(for: suppression.id, of: suppression.linter).map {
        Suppression(rule: $0, scope: suppression.scope, reason: suppression.reason)
      }
    }
  }
}

/// The names that other linters have for rules.
package struct PeerNames: Sendable {
  private var rulesByID: [PeerLinter: [String: [String]]] = [:]
  private var ids: [PeerLinter: [String]] = [:]

  /// The names of some linters for some rules.
  package init(_ rules: [Rule], of linters: Set<PeerLinter> = Set(PeerLinter.allCases)) {
    for rule in rules {
      for equivalents in rule.equivalents where linters.contains(equivalents.linter) {
        for id in equivalents.ids {
          rulesByID[equivalents.linter, default: [:]][id, default: []].append(rule.name)
          ids[equivalents.linter, default: []].append(id)
        }
      }
    }
  }

  /// The names of the rules that report what a linter reports under an id, as it is written to
  /// suppress something.
  package func rules(for id: String, of linter: PeerLinter) -> [String] {
    guard !id.isEmpty, let known = rulesByID[linter] else { return [] }
    var meant: [String]
    switch linter {
    // `E3` and `W` stand for all that begin so.
    case .cfnLint where known[id] == nil: meant = ids[linter]?.filter { $0.hasPrefix(id) } ?? []
    case .cdkNag: meant = CDKNagName.names(of: id)
    default: meant = [id]
    }
    var seen: Set<String> = []
    return meant.flatMap { known[$0] ?? [] }.filter { seen.insert($0).inserted }
  }
}
