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
    help: ArgumentHelp(
      "Lint one part of the files only, such as the second of eight.", valueName: "n/m"))
  var shard: Shard?

  @Flag(
    help: ArgumentHelp(
      "Read templates from standard input, one on a line as {\"file\": …, \"content\": …}, and "
        + "answer each with a line."))
  var stream = false

  @Option(
    help: ArgumentHelp("How many files are linted at once. (default: all cores)", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if stream {
      if !paths.isEmpty { throw ValidationError("--stream reads standard input; name no paths.") }
      if shard != nil { throw ValidationError("--stream and --shard exclude each other.") }
      if stdinFilename != nil {
        throw ValidationError("--stream takes the names of files from its input.")
      }
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs needs a number from 1.") }
  }

  func add(to request: inout LintRequest) throws {
    if !paths.isEmpty { request.paths = paths }
    request.standardInputName = stdinFilename ?? "-"
    request.treatsNamedAsFound = templatesOnly
    request.shard = shard
    request.threads = jobs ?? Surroundings.processorCount
  }
}

extension Shard: ExpressibleByArgument {
  /// A part as the option names it.
  package init?(argument: String) {
    self.init(argument)
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
