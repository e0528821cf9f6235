package import Linting
import SourceText

/// A request with its configuration, rules and parameters: all that a run needs.
package struct LintPlan: Sendable {
  /// The rules there are, the team's own behind those that come with plumb.
  package let rules: [Rule]
  /// The rules that run.
  package let activeRules: [Linter.ActiveRule]
  /// The least severity that fails the run.
  package let failOn: FailureThreshold

  private let request: LintRequest
  private let configuration: Configuration
  private let brokenRuleFiles: [Linter.Result]
  private let circumstances: Linter.Circumstances
  private let given: GivenParameters

  /// Reads what a request names besides templates.
  package init(_ request: LintRequest, builtInRules: [Rule]) throws(LocatedProblem) {
    self.request = request
    configuration = try Self.configuration(for: request)
    failOn = request.failOn ?? configuration.failOn ?? .warning

    var rules = builtInRules
    var broken: [Linter.Result] = []
    for path in configuration.ruleFolders + request.ruleFolders {
      let folder = try RuleFolder(path)
      rules += folder.rules
      broken += folder.broken
    }
    self.rules = rules
    brokenRuleFiles = broken

    var selection = configuration.selection
    if let selected = request.selected {
      selection.selected = selected
      selection.ignored = []
    }
    selection.ignored += request.ignored
    try Self.refuseUnknownNames(in: selection, of: configuration, among: rules)
    activeRules = selection.activeRules(of: rules)

    var given = GivenParameters(areComplete: !request.parameterFiles.isEmpty)
    for path in request.parameterFiles { given.entries += try ParameterFile.read(path) }
    given.entries += request.parameters.sorted { $0.key < $1.key }
      .map { GivenParameters.Entry($0.key, $0.value) }
    self.given = given
    let parameters = configuration.parameters.merging(given.values) { _, later in later }
    circumstances = Linter.Circumstances(
      regions: request.regions.isEmpty ? configuration.regions ?? ["us-east-1"] : request.regions,
      parameters: parameters, today: request.today)
  }

  private static func configuration(for request: LintRequest) throws(LocatedProblem)
    -> Configuration
  {
    switch request.configuration {
    case .none: return Configuration()
    case .file(let path): return try .read(path)
    case .nearest:
      guard let path = Configuration.nearestFile(to: request.paths) else {
        return Configuration()
      }
      return try .read(path)
    }
  }

  /// A name in the configuration is shown at its place, one on the command line without.
  private static func refuseUnknownNames(
    in selection: RuleSelection, of configuration: Configuration, among rules: [Rule]
  ) throws(LocatedProblem) {
    guard let unknown = selection.unknownName(among: rules) else { return }
    let message = "no rule and no group is called `\(unknown.name)`"
    var help: String?
    if !unknown.equivalents.isEmpty {
      let names = unknown.equivalents.map { "`\($0)`" }.joined(separator: ", ")
      help = "in plumb it is \(names)"
    } else if let nearest = unknown.nearest {
      help = "a similar name exists: `\(nearest)`"
    }
    if let source = configuration.source, let place = configuration.namePlaces[unknown.name] {
      throw LocatedProblem(message, at: place, in: source, help: help)
    }
    throw LocatedProblem(message, in: "plumb", help: help)
  }

  /// Finds the templates and lints them.
  package func run() -> LintRun.Outcome {
    let discovery = Discovery(
      request.paths, excluding: configuration.exclusion,
      standardInputName: request.standardInputName, namedAsFound: request.treatsNamedAsFound)
    let linter = Linter(
      activeRules, circumstances,
      suppressions: request.honorsSuppressions ? .honored(among: rules) : .disregarded)
    var given = given
    given.areForOneTemplate = discovery.files.count == 1
    let run = LintRun(linter, of: request.paths, given: given, threads: request.threads)
    var outcome = run.lint(discovery.files)
    outcome.problems += discovery.problems
    outcome.problems += discovery.foldersWithout(outcome)
      .map { InputProblem($0, "no templates found in this folder") }
    outcome.problems.sort { ($0.path, $0.words) < ($1.path, $1.words) }
    outcome.results = brokenRuleFiles + outcome.results
    return outcome
  }
}
