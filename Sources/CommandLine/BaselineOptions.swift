import ArgumentParser

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

  /// What is done about known findings.
  var use: BaselineUse {
    BaselineUse(known: baseline, written: writeBaseline, isPruned: pruneBaseline)
  }
}
