import Baselines
import LintRun
import Linting

/// What a run does about findings that are known and put off.
struct BaselineUse {
  /// The file of known findings; nil for the configuration's.
  var known: String?
  /// The file that all findings are written to as known ones.
  var written: String?
  /// Whether findings that are no more are taken out of the file.
  var isPruned = false

  /// Whether there is anything to do, where a configuration may name a file of known findings.
  func isUsed(whenConfigured configured: String?) -> Bool {
    known != nil || written != nil || isPruned || configured != nil
  }

  /// Takes known findings out of those that count, or makes all findings known.
  func apply(to results: inout [Linter.Result], of rules: [String], configured: String?)
    throws(LocatedProblem)
  {
    if let path = written {
      let folder = BaselineFolder(ofFile: path)
      let all = Baseline(results, folder)
      try all.write(to: path)
      results = all.apply(to: results, of: rules, folder).results
      Messages.say("\(path): \(Self.findings(all.count)) written")
    } else if let path = known ?? configured {
      let baseline = try Baseline.read(path)
      let result = baseline.apply(to: results, of: rules, BaselineFolder(ofFile: path))
      results = result.results
      guard result.resolved.count > 0 else { return }
      if isPruned { try result.remaining.write(to: path) }
      Messages.say(Self.words(about: result.resolved, in: path, isPruned: isPruned))
    } else {
      throw LocatedProblem(
        "there is no file of known findings to prune", in: "plumb",
        help: "name it with `--baseline`, or as `baseline` in the configuration")
    }
  }

  /// The known findings of each file; nil when there are none.
  func ofEachFile(configured: String?) throws(LocatedProblem) -> BaselineOfEachFile? {
    guard let path = known ?? configured else { return nil }
    return BaselineOfEachFile(try Baseline.read(path), BaselineFolder(ofFile: path))
  }

  private static func words(about resolved: Baseline, in path: String, isPruned: Bool) -> String {
    let what = "\(path): \(findings(resolved.count)) no longer there"
    let list = resolved.counts.keys.sorted().prefix(5).map { entry in
      "\n  \(entry.file): \(entry.rule)" + (entry.path.isEmpty ? "" : " in `\(entry.path)`")
    }
    let more = resolved.counts.count > list.count ? "\n  …" : ""
    let help = isPruned ? "" : "\n  help: take them out with `--prune-baseline`"
    return what + (isPruned ? ", taken out" : "") + list.joined() + more + help
  }

  private static func findings(_ count: Int) -> String {
    count == 1 ? "1 finding" : "\(count) findings"
  }
}
