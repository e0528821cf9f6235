import ArgumentParser
import LintRun

/// The options that settle what otherwise the configuration does: which rules run, what their findings
/// mean, and how the templates are deployed.
struct SettingOptions: ParsableArguments {
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

  @Option(
    name: .customLong("region"),
    help: ArgumentHelp(
      "A region that templates are judged for; repeatable. (default: us-east-1)",
      valueName: "region"))
  var regions: [String] = []

  @Option(
    name: .customLong("parameter"),
    help: ArgumentHelp("A known value of a parameter; repeatable.", valueName: "name=value"))
  var parameters: [String] = []

  @Option(
    name: .customLong("parameters"),
    help: ArgumentHelp(
      "A file with values of parameters, as AWS's own tools read it; repeatable.",
      valueName: "file"),
    completion: .file())
  var parameterFiles: [String] = []

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
    for parameter in parameters
    where parameter.firstIndex(of: "=") ?? parameter.startIndex
      == parameter.startIndex
    {
      throw ValidationError("--parameter needs NAME=VALUE, not '\(parameter)'.")
    }
    for region in regions.flatMap(commaSeparated) where !LintRequest.isRegion(region) {
      throw ValidationError("'\(region)' is no region; write one such as 'eu-central-1'.")
    }
  }

  func add(to request: inout LintRequest) throws {
    if !select.isEmpty { request.selected = select.flatMap(commaSeparated) }
    request.ignored = ignore.flatMap(commaSeparated)
    request.ruleFolders = ruleFolders
    request.failOn = failOn
    request.regions = regions.flatMap(commaSeparated)
    request.parameterFiles = parameterFiles
    for parameter in parameters {
      guard let equals = parameter.firstIndex(of: "=") else { continue }
      request.parameters[String(parameter[..<equals])] =
        String(parameter[parameter.index(after: equals)...])
    }
    request.honorsSuppressions = !noIgnores
    if noConfig {
      request.configuration = .none
    } else if let config {
      request.configuration = .file(config)
    }
  }
}

extension FailureThreshold: ExpressibleByArgument {}
