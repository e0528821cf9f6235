import ArgumentParser
import LintRun

/// The options that say which rules run, and what their findings mean.
struct RuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Run these rules only: names, categories, services, frameworks, `default` or `all`; \
      repeatable or separated by commas.
      """, valueName: "rules"))
  var select: [String] = []

  @Option(
    help: ArgumentHelp(
      "Do not run these rules; repeatable or separated by commas.", valueName: "rules"))
  var ignore: [String] = []

  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp("A folder with rules of your own; repeatable.", valueName: "folder"),
    completion: .directory)
  var ruleFolders: [String] = []

  @Option(
    help: ArgumentHelp(
      "The least severity that makes the exit status 1. (default: warning)",
      valueName: "error|warning|note|never"))
  var failOn: FailureThreshold?

  @Flag(help: "Show also what the templates suppress.")
  var noIgnores = false

  @Option(
    help: ArgumentHelp(
      "The configuration file. (default: the nearest .plumb.yaml)", valueName: "file"),
    completion: .file())
  var config: String?

  @Flag(help: "Read no configuration file.")
  var noConfig = false

  func validate() throws {
    if config != nil, noConfig {
      throw ValidationError("--config and --no-config exclude each other.")
    }
  }

  func add(to request: inout LintRequest) throws {
    if !select.isEmpty { request.selected = select.flatMap(commaSeparated) }
    request.ignored = ignore.flatMap(commaSeparated)
    request.ruleFolders = ruleFolders
    request.failOn = failOn
    request.honorsSuppressions = !noIgnores
    if noConfig {
      request.configuration = .none
    } else if let config {
      request.configuration = .file(config)
    }
  }
}

extension FailureThreshold: ExpressibleByArgument {}
