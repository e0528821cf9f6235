import ArgumentParser
import LintRun

/// The options that say how the templates are deployed.
struct DeploymentOptions: ParsableArguments {
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

  func validate() throws {
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
    request.regions = regions.flatMap(commaSeparated)
    request.parameterFiles = parameterFiles
    for parameter in parameters {
      guard let equals = parameter.firstIndex(of: "=") else { continue }
      request.parameters[String(parameter[..<equals])] =
        String(parameter[parameter.index(after: equals)...])
    }
  }
}
