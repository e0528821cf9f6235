import ArgumentParser
import Baselines
import LintRun
import Linting
import Platform
import Reports
import Rules
import Synchronization

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

  func run() throws {
    var request = LintRequest(today: CalendarDate(daysSince1970: Surroundings.daysSince1970))
    try input.add(to: &request)
    try settings.add(to: &request)
    let plan: LintPlan
    do throws(LocatedProblem) {
      plan = try LintPlan(request, builtInRules: BuiltInRules.all)
    } catch {
      Messages.say(error.text)
      throw ExitStatus.wrongUse
    }
    if input.stream { return try answerStream(plan) }
    let reports = try OpenReports(output.destinations(), plan.activeRules.map(\.rule), output)
    defer { reports.discard() }
    let outcome = try lint(plan, reports)
    try finish(outcome, plan, reports)
  }

  /// Lints all files; what is found in one is written at once and not kept, unless it first has to be
  /// held against what is known.
  private func lint(_ plan: LintPlan, _ reports: OpenReports) throws -> LintRun.Outcome {
    let line = output.quiet ? nil : ProgressLine()
    defer { line?.clear() }
    let progress = line?.progress
    let known = plan.settings.baseline
    guard baseline.isUsed(whenConfigured: known) else {
      return plan.run(progress: progress) { reports.add(Report.File($0)) }
    }
    let kept = Mutex<[Linter.Result]>([])
    let outcome = plan.run(progress: progress) { result in
      kept.withLock { kept in kept.append(result) }
    }
    var results = kept.withLock { $0 }
    do throws(LocatedProblem) {
      try baseline.apply(to: &results, of: plan.activeRules.map(\.rule.name), configured: known)
    } catch {
      line?.clear()
      Messages.say(error.text)
      throw ExitStatus.wrongUse
    }
    for result in results { reports.add(Report.File(result)) }
    return outcome
  }

  private func finish(_ outcome: LintRun.Outcome, _ plan: LintPlan, _ reports: OpenReports) throws {
    try output.refuseReplacing(outcome.templates, by: reports.destinations)
    let isWritten = reports.finish()
    for problem in outcome.problems { Messages.say("\(problem.path): \(problem.words)") }
    output.comment(on: reports, outcome)
    guard isWritten, outcome.problems.isEmpty else { throw ExitStatus.wrongUse }
    if reports.summary.severities.contains(where: plan.settings.failOn.isReached) {
      throw ExitStatus.findings
    }
  }
}
