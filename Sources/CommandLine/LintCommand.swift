import ArgumentParser
import LintRun
import Linting
import Platform

/// The command `plumb lint`.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    _superCommandName: "plumb",
    abstract: "Lint templates (what plumb does when no subcommand is named)."
  )

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Settings, which go before those of the configuration")
  var settings: SettingOptions
  @OptionGroup(title: "Known findings") var baseline: BaselineOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if input.stream { try refuseOptionsBesidesStream() }
    if input.shard != nil, baseline.writeBaseline != nil || baseline.pruneBaseline {
      throw ValidationError("A baseline is written by a run of all files, without --shard.")
    }
  }

  func run() throws { try job().run() }

  private func job() throws -> LintJob {
    var request = LintRequest(today: CalendarDate(daysSince1970: Surroundings.daysSince1970))
    try input.add(to: &request)
    try settings.add(to: &request)
    return LintJob(
      request: request, isStream: input.stream, baseline: baseline.use, output: output.choice)
  }

  /// Refuses options that say something about one report of all files.
  func refuseOptionsBesidesStream() throws {
    if !output.formats.isEmpty || output.output != nil {
      throw ValidationError("--stream answers with JSON lines; leave out --format and --output.")
    }
    if baseline.writeBaseline != nil || baseline.pruneBaseline {
      throw ValidationError("A baseline is written by a run of all files, without --stream.")
    }
    if output.statistics { throw ValidationError("--stream and --statistics exclude each other.") }
    if settings.failOn != nil {
      throw ValidationError("--stream fails for no finding; leave out --fail-on.")
    }
  }
}
