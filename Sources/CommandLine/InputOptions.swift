import ArgumentParser
import LintRun
import Platform

/// The options that say what is linted.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders, or `-` for standard input; without any, the current folder.",
      valueName: "path"),
    completion: .file()
  )
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("The name that standard input is reported under.", valueName: "name"))
  var stdinFilename: String?

  @Flag(
    help: "Pass over named files that are no templates or are excluded, as in a folder."
  )
  var templatesOnly = false

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

  @Option(
    help: ArgumentHelp("How many files are linted at once. (default: all cores)", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs needs a number from 1.") }
    for parameter in parameters
    where parameter.firstIndex(of: "=") ?? parameter.startIndex
      == parameter.startIndex
    {
      throw ValidationError("--parameter needs NAME=VALUE, not '\(parameter)'.")
    }
    for region in regions.flatMap(commaSeparated) where !Self.isRegion(region) {
      throw ValidationError("'\(region)' is no region; write one such as 'eu-central-1'.")
    }
  }

  func add(to request: inout LintRequest) throws {
    if !paths.isEmpty { request.paths = paths }
    request.standardInputName = stdinFilename ?? "-"
    request.treatsNamedAsFound = templatesOnly
    request.regions = regions.flatMap(commaSeparated)
    request.parameterFiles = parameterFiles
    for parameter in parameters {
      guard let equals = parameter.firstIndex(of: "=") else { continue }
      request.parameters[String(parameter[..<equals])] =
        String(parameter[parameter.index(after: equals)...])
    }
    request.threads = jobs ?? Surroundings.processorCount
  }

  private static func isRegion(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count >= 3 && Int(parts.last ?? "") != nil
      && parts.dropLast().allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isLowercase) }
  }
}

/// The parts of a text between commas, without spaces around them.
func commaSeparated(_ text: String) -> [String] {
  text.split(separator: ",").map { part in
    var part = part
    while part.first == " " { part = part.dropFirst() }
    while part.last == " " { part = part.dropLast() }
    return String(part)
  }.filter { !$0.isEmpty }
}
