import ArgumentParser
import Baselines
import LintRun
import Linting

/// The options about findings that are known and put off.
struct BaselineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file of known findings, which do not count. (default: the configuration's)",
      valueName: "file"),
    completion: .file())
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Write all findings to a file of known findings; the exit status is 0.", valueName: "file"),
    completion: .file())
  var writeBaseline: String?

  @Flag(help: "Take out of the file of known findings those that are no more.")
  var pruneBaseline = false

  func validate() throws {
    if baseline != nil, writeBaseline != nil {
      throw ValidationError("--baseline and --write-baseline exclude each other.")
    }
    if pruneBaseline, writeBaseline != nil {
      throw ValidationError("--prune-baseline and --write-baseline exclude each other.")
    }
  }

  /// Whether there is anything to do, where a configuration may name a file of known findings.
  func isUsed(whenConfigured configured: String?) -> Bool {
    baseline != nil || writeBaseline != nil || pruneBaseline || configured != nil
  }

  /// Takes known findings out of those that count, or makes all findings known.
  func apply(to results: inout [Linter.Result], of rules: [String], configured: String?)
    throws(LocatedProblem)
  {
    if let path = writeBaseline {
      let folder = BaselineFolder(ofFile: path)
      let known = Baseline(results, folder)
      try known.write(to: path)
      results = known.apply(to: results, of: rules, folder).results
      Messages.say("\(path): \(Self.findings(known.count)) written")
    } else if let path = baseline ?? configured {
      let known = try Baseline.read(path)
      let result = known.apply(to: results, of: rules, BaselineFolder(ofFile: path))
      results = result.results
      guard result.resolved.count > 0 else { return }
      if pruneBaseline { try result.remaining.write(to: path) }
      Messages.say(Self.words(about: result.resolved, in: path, isPruned: pruneBaseline))
    } else {
      throw LocatedProblem(
        "there is no file of known findings to prune", in: "plumb",
        help: "name it with `--baseline`, or as `baseline` in the configuration")
    }
  }

  /// The known findings of each file; nil when there are none.
  func ofEachFile(configured: String?) throws(LocatedProblem) -> BaselineOfEachFile? {
    guard let path = baseline ?? configured else { return nil }
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
