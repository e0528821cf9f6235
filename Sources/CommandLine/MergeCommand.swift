import ArgumentParser
import LintRun
import Platform
import Reports
import SourceText

/// The command `plumb merge`.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    _superCommandName: "plumb",
    abstract: "Join reports in JSON or SARIF, such as those of shards, into one."
  )

  @Argument(
    help: ArgumentHelp("The reports, all in JSON or all in SARIF.", valueName: "report"),
    completion: .file())
  var reports: [String]

  @Option(
    help: ArgumentHelp(
      "The file that the joined report is written to. (default: standard output)",
      valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The least severity that makes the exit status 1.", valueName: "error|warning|note|never"))
  var failOn = FailureThreshold.never

  func run() throws {
    let outcome: ReportMerge.Outcome
    do throws(ReportMerge.Problem) {
      outcome = try ReportMerge.merge(sources())
    } catch {
      Messages.say("\(error.file): \(error.words)")
      throw ExitStatus.wrongUse
    }
    try write(outcome.bytes)
    if outcome.leftOut > 0 { Messages.say(SARIFLimits.words(leftOut: outcome.leftOut)) }
    if outcome.severities.contains(where: failOn.isReached) { throw ExitStatus.findings }
  }

  private func sources() throws(ReportMerge.Problem) -> [SourceText] {
    var sources: [SourceText] = []
    for path in reports {
      do throws(Files.Problem) {
        sources.append(SourceText(name: path, bytes: try Files.read(path)))
      } catch {
        throw ReportMerge.Problem(file: path, words: error.words)
      }
    }
    return sources
  }

  private func write(_ bytes: [UInt8]) throws {
    guard let output else { return try Messages.answer(bytes) }
    do throws(Files.Problem) {
      try Files.write(bytes, to: output)
    } catch {
      Messages.say("\(output): cannot be written: \(error.words)")
      throw ExitStatus.wrongUse
    }
  }
}
