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

  /// The job for paths and the options that are given most, written plainly; nil for all that is left
  /// to the argument parser, such as everything that may be wrong.
  ///
  /// This is how hooks and people start plumb most of the time. Reading twenty options takes the
  /// argument parser 11 of the 13 million instructions that a run needs besides linting, and making
  /// them known to it 1.5.
  init?(ofUsualArguments arguments: some Sequence<String>) {
    request = LintRequest(today: CalendarDate(daysSince1970: Surroundings.daysSince1970))
    var paths: [String] = []
    var arguments = arguments.makeIterator()
    while let argument = arguments.next() {
      switch argument {
      case "--no-config": request.configuration = .none
      case "--select", "--ignore", "--format", "--output":
        guard let value = arguments.next(), Self.isPlain(value), take(argument, value) else {
          return nil
        }
      default:
        guard Self.isPlain(argument) else { return nil }
        paths.append(argument)
      }
    }
    if !paths.isEmpty { request.paths = paths }
    request.threads = Surroundings.processorCount
  }

  /// Whether an argument is a path or the value of an option, whatever stands around it.
  private static func isPlain(_ argument: String) -> Bool {
    !argument.isEmpty && !argument.hasPrefix("-")
  }

  /// Takes an option with its value; false when that is not certain to be right.
  private mutating func take(_ option: String, _ value: String) -> Bool {
    switch option {
    case "--select": request.selected = (request.selected ?? []) + commaSeparated(value)
    case "--ignore": request.ignored += commaSeparated(value)
    case "--format":
      guard output.formats.isEmpty, let format = ReportRequest(argument: value) else {
        return false
      }
      output.formats = [format]
    default:
      guard output.file == nil else { return false }
      output.file = value
    }
    return output.file == nil || output.formats.first?.file == nil
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
