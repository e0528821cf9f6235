package import Linting
import SourceText

/// The findings that a team knows and has put off: they do not count, so that new ones are seen.
///
/// A finding is known again by its file, rule, entry of the template and words, and not by its line,
/// which moves with every edit above it.
package struct Baseline: Sendable {
  /// A finding as it is known again.
  package struct Entry: Hashable, Comparable, Sendable {
    /// The file, seen from the folder of the baseline.
    package let file: String
    /// The rule.
    package let rule: String
    /// The entry of the template that it is about, such as `Resources/Orders`; empty for the
    /// template as a whole.
    package let path: String
    /// The words, without what has to be so for it to hold.
    package let message: String

    package static func < (left: Entry, right: Entry) -> Bool {
      (left.file, left.path, left.rule, left.message)
        < (right.file, right.path, right.rule, right.message)
    }
  }

  /// How often each finding is known.
  package private(set) var counts: [Entry: Int]

  /// The findings as often as they are known.
  package init(_ counts: [Entry: Int] = [:]) {
    self.counts = counts
  }

  /// All that counts in some results.
  package init(_ results: [Linter.Result], _ folder: BaselineFolder) {
    counts = [:]
    for result in results {
      for diagnostic in result.diagnostics {
        counts[folder.entry(diagnostic, in: result.source.name), default: 0] += 1
      }
    }
  }

  /// What a baseline makes of results.
  package struct Outcome: Sendable {
    /// The results, in which the known findings do not count.
    package let results: [Linter.Result]
    /// The findings that are known and are no more, as often as they are missing.
    package let resolved: Baseline
    /// The baseline without those.
    package let remaining: Baseline
  }

  /// Takes the known findings out of those that count.
  ///
  /// A finding is resolved when its file was linted with its rule, or is gone, and it was not found.
  package func apply(
    to results: [Linter.Result], of rules: some Sequence<String>, _ folder: BaselineFolder
  ) -> Outcome {
    var open = counts
    let judged = results.map { result in
      var counting: [Diagnostic] = []
      var known: [SuppressedDiagnostic] = []
      for diagnostic in result.diagnostics {
        let entry = folder.entry(diagnostic, in: result.source.name)
        if let count = open[entry], count > 0 {
          open[entry] = count - 1
          known.append(SuppressedDiagnostic(diagnostic, reason: nil, by: .baseline))
        } else {
          counting.append(diagnostic)
        }
      }
      return result.with(counting, moreSuppressed: known)
    }
    let rules = Set(rules)
    let linted = Set(results.map { folder.path(of: $0.source.name) })
    let resolved = open.filter { entry, count in
      count > 0 && rules.contains(entry.rule)
        && (linted.contains(entry.file) || !folder.hasFile(entry.file))
    }
    let remaining = counts.merging(resolved) { known, gone in known - gone }
    return Outcome(
      results: judged, resolved: Baseline(resolved),
      remaining: Baseline(remaining.filter { $0.value > 0 }))
  }

  /// How many findings are known.
  package var count: Int { counts.values.reduce(0, +) }
}
