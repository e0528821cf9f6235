import Baselines
import LintRun
import Linting
import Platform
import Reports
import Rules
import Synchronization

/// What `plumb lint` does, whatever its options were read by.
struct LintJob {
  var request: LintRequest
  /// Whether templates come on standard input, one on a line.
  var isStream = false
  var baseline = BaselineUse()
  var output = OutputChoice()

  /// The job for arguments that are nothing but paths, and perhaps `--no-config`; nil for others.
  ///
  /// This is how hooks and people start plumb most of the time. Reading twenty options takes the
  /// argument parser 11 of the 13 million instructions that a run needs besides linting, and making
  /// them known to it 1.5.
  init?(ofPathsAlone arguments: some Sequence<String>) {
    request = LintRequest(today: CalendarDate(daysSince1970: Surroundings.daysSince1970))
    var paths: [String] = []
    for argument in arguments {
      switch argument {
      case "--no-config": request.configuration = .none
      case _ where argument.isEmpty || argument.hasPrefix("-"): return nil
      default: paths.append(argument)
      }
    }
    if !paths.isEmpty { request.paths = paths }
    request.threads = Surroundings.processorCount
  }

  init(request: LintRequest, isStream: Bool, baseline: BaselineUse, output: OutputChoice) {
    self.request = request
    self.isStream = isStream
    self.baseline = baseline
    self.output = output
  }

  func run() throws {
    let plan: LintPlan
    do throws(LocatedProblem) {
      plan = try LintPlan(request, builtInRules: BuiltInRules.listed)
    } catch {
      Messages.say(error.text)
      throw ExitStatus.wrongUse
    }
    if isStream { return try answerStream(plan) }
    let reports = try OpenReports(plan.activeRules.map(\.rule), output)
    defer { reports.discard() }
    let outcome = try lint(plan, reports)
    try finish(outcome, plan, reports)
  }

  /// Lints all files; what is found in one is written at once and not kept, unless it first has to be
  /// held against what is known.
  private func lint(_ plan: LintPlan, _ reports: OpenReports) throws -> LintRun.Outcome {
    let line = output.isQuiet ? nil : ProgressLine()
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
      try baseline.apply(to: &results, of: plan.activeRules.map(\.listed.name), configured: known)
    } catch {
      line?.clear()
      Messages.say(error.text)
      throw ExitStatus.wrongUse
    }
    for result in results { reports.add(Report.File(result)) }
    return outcome
  }

  private func finish(_ outcome: LintRun.Outcome, _ plan: LintPlan, _ reports: OpenReports) throws {
    try output.refuseReplacing(outcome.templates)
    let isWritten = reports.finish()
    for problem in outcome.problems { Messages.say("\(problem.path): \(problem.words)") }
    output.comment(on: reports, outcome)
    guard isWritten, outcome.problems.isEmpty else { throw ExitStatus.wrongUse }
    if reports.summary.severities.contains(where: plan.settings.failOn.isReached) {
      throw ExitStatus.findings
    }
  }
}
