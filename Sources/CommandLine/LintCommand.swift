import ArgumentParser
import Baselines
import LintRun
import Linting
import Platform
import Reports
import Rules
import SourceText

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
    let destinations = try output.destinations()
    let plan: LintPlan
    do throws(LocatedProblem) {
      plan = try LintPlan(request, builtInRules: BuiltInRules.all)
    } catch {
      Messages.say(error.text)
      throw ExitStatus.wrongUse
    }
    if input.stream { return try answerStream(plan) }
    try output.refuseUnwritable(destinations)
    var outcome = lint(plan)
    try output.refuseReplacing(outcome.results.map(\.source.name), by: destinations)
    let known = plan.settings.baseline
    if baseline.isUsed(whenConfigured: known) {
      do throws(LocatedProblem) {
        try baseline.apply(to: &outcome, of: plan.activeRules.map(\.rule.name), configured: known)
      } catch {
        Messages.say(error.text)
        throw ExitStatus.wrongUse
      }
    }
    try finish(outcome, plan, destinations)
  }

  private func lint(_ plan: LintPlan) -> LintRun.Outcome {
    guard !output.quiet, let line = ProgressLine() else { return plan.run() }
    defer { line.clear() }
    return plan.run { done, all in line.show(done, of: all) }
  }

  private func finish(
    _ outcome: LintRun.Outcome, _ plan: LintPlan, _ destinations: [ReportDestination]
  ) throws {
    let report = Report(
      .plumb,
      outcome.results.map { result in
        Report.File(result.source, result.diagnostics, suppressed: result.suppressed)
      },
      rules: plan.activeRules.map(\.rule))
    var isUnusable = !outcome.problems.isEmpty
    for destination in destinations where !destination.write(report, output) { isUnusable = true }
    for problem in outcome.problems { Messages.say("\(problem.path): \(problem.words)") }
    output.comment(on: report, outcome, destinations)
    if isUnusable { throw ExitStatus.wrongUse }
    let fails = report.files.contains { file in
      file.diagnostics.contains { plan.settings.failOn.isReached(by: $0.severity) }
    }
    if fails { throw ExitStatus.findings }
  }
}
