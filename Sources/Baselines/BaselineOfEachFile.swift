package import Linting
import SourceText

/// The known findings of each file, for results that come one by one.
package struct BaselineOfEachFile: Sendable {
  private let baselines: [String: Baseline]
  private let folder: BaselineFolder

  /// The known findings of a baseline, whose paths are seen from a folder.
  package init(_ baseline: Baseline, _ folder: BaselineFolder) {
    self.folder = folder
    baselines = Dictionary(grouping: baseline.counts, by: \.key.file).mapValues { counts in
      Baseline(Dictionary(uniqueKeysWithValues: counts.map { ($0.key, $0.value) }))
    }
  }

  /// A result in which the known findings do not count.
  package func apply(to result: Linter.Result) -> Linter.Result {
    guard let known = baselines[folder.path(of: result.source.name)] else { return result }
    return known.apply(to: [result], of: [], folder).results.first ?? result
  }
}
