package import Linting
import SourceText

/// A request with its configuration, rules and parameters: all that a run needs.
package struct LintPlan: Sendable {
  /// The rules there are, the team's own behind those that come with plumb.
  package let rules: [ListedRule]
  /// The configuration that was read.
  package let configuration: Configuration
  /// What is settled for files that the configuration says nothing in particular about.
  package let settings: EffectiveSettings

  private let request: LintRequest
  /// The rules that run where the configuration says nothing in particular.
  private let generalRules: [Linter.ActiveRule]
  private let brokenRuleFiles: [Linter.Result]
  private let given: GivenParameters
  /// What the command line settles, which goes before everything else.
  private let optionSettings: [Setting]

  /// Reads what a request names besides templates.
  package init(_ request: LintRequest, builtInRules: [ListedRule]) throws(LocatedProblem) {
    self.request = request
    configuration = try Self.configuration(for: request)

    var given = GivenParameters(areComplete: !request.parameterFiles.isEmpty)
    for path in request.parameterFiles { given.entries += try ParameterFile.read(path) }
    given.entries += request.parameters.sorted { $0.key < $1.key }
      .map { GivenParameters.Entry($0.key, $0.value) }
    self.given = given
    optionSettings = request.settings + Self.settings(for: given)
    settings = EffectiveSettings(configuration.settings + optionSettings)

    var rules = builtInRules
    var broken: [Linter.Result] = []
    for path in settings.ruleFolders {
      let folder = try RuleFolder(path)
      rules += folder.rules.map(ListedRule.init)
      broken += folder.broken
    }
    self.rules = rules
    brokenRuleFiles = broken
    try Self.refuseUnknownNames(in: configuration.allSettings + optionSettings, among: rules)
    try Self.refuseUnfitOptions(in: configuration.allSettings, of: rules)
    generalRules = settings.selection.activeRules(of: rules)
  }

  /// The rules that run, for all files or for some.
  package var activeRules: [Linter.ActiveRule] {
    guard !configuration.paths.isEmpty else { return generalRules }
    var names = Set(generalRules.map(\.listed.name))
    var active = generalRules
    // Several entries together run no rule that the last one with `select` does not run alone.
    for entry in configuration.paths {
      for rule in settings(with: [entry]).selection.activeRules(of: rules)
      where names.insert(rule.listed.name).inserted {
        active.append(rule)
      }
    }
    return active
  }

  /// What is settled for a file, and the entries of the configuration that are about it.
  package func settings(for path: String) -> (
    settings: EffectiveSettings, entries: [Configuration.PathSettings]
  ) {
    let entries = configuration.paths.filter { $0.files.match(path) }
    return (settings(with: entries), entries)
  }

  /// The patterns of files and folders that are left out.
  package var excluded: PathPatterns {
    PathPatterns(settings.excludedPatterns, below: configuration.folder)
  }

  private func settings(with entries: [Configuration.PathSettings]) -> EffectiveSettings {
    guard !entries.isEmpty else { return settings }
    return EffectiveSettings(
      configuration.settings + entries.flatMap(\.settings) + optionSettings)
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

  private static func settings(for given: GivenParameters) -> [Setting] {
    guard !given.entries.isEmpty else { return [] }
    return given.values.sorted { $0.key < $1.key }.map { name, value in
      let place = given.entry(name)?.place
      let origin =
        place.map { place in
          SettingOrigin.file(
            place.source.name, LineIndex(place.source).position(at: place.range.start))
        } ?? .option("--parameter")
      return Setting(.parameters, name: name, [.init(value, from: origin)], from: origin)
    }
  }

  private static func refuseUnfitOptions(in settings: [Setting], of rules: [ListedRule])
    throws(LocatedProblem)
  {
    for setting in settings where setting.key == .options {
      guard let name = setting.option,
        let rule = rules.first(where: { $0.name == setting.name })?.rule
      else { continue }
      guard let option = rule.options.first(where: { $0.name == name }) else {
        let names = rule.options.map(\.name)
        throw LocatedProblem(
          "rule `\(rule.name)` has no option `\(name)`", at: setting.origin,
          help: NearestName.help(for: name, among: names)
            ?? (names.isEmpty
              ? nil : "it has \(names.map { "`\($0)`" }.joined(separator: ", "))"))
      }
      if let objection = option.objection(to: setting.values.map(\.text)) {
        throw LocatedProblem(
          "`\(name)` \(objection)", at: setting.values.first?.origin ?? setting.origin)
      }
    }
  }

  /// A name in the configuration is shown at its place, one on the command line without.
  private static func refuseUnknownNames(in settings: [Setting], among rules: [ListedRule])
    throws(LocatedProblem)
  {
    var names: [Setting.Value] = []
    for setting in settings {
      switch setting.key {
      case .select, .ignore: names += setting.values
      case .severity, .options:
        names += setting.name.map { [.init($0, from: setting.origin)] } ?? []
      default: break
      }
    }
    guard !names.isEmpty,
      let unknown = RuleSelection(selected: names.map(\.text)).unknownName(among: rules),
      let value = names.first(where: { $0.text == unknown.name })
    else { return }
    var help: String?
    if !unknown.equivalents.isEmpty {
      let names = unknown.equivalents.map { "`\($0)`" }.joined(separator: ", ")
      help = "in plumb it is \(names)"
    } else if let nearest = unknown.nearest {
      help = "a similar name exists: `\(nearest)`"
    }
    throw LocatedProblem(
      "no rule and no group is called `\(unknown.name)`", at: value.origin, help: help)
  }

  private func linter(
    _ activeRules: [Linter.ActiveRule], with settings: EffectiveSettings, isForOneTemplate: Bool
  ) -> Linter {
    Linter(
      activeRules,
      Linter.Circumstances(
        regions: settings.regions, parameters: settings.parameters, today: request.today),
      suppressions: request.honorsSuppressions ? .honored(among: rules) : .disregarded,
      isForOneTemplate: isForOneTemplate)
  }

  /// Finds the templates and lints them, and hands on what was found in each, in the order of their
  /// paths.
  package func run(
    progress: LintRun.Progress? = nil, receive: @Sendable (Linter.Result) -> Void
  ) -> LintRun.Outcome {
    var discovery = Discovery(
      request.paths, excluding: excluded,
      standardInputName: request.standardInputName, namedAsFound: request.treatsNamedAsFound)
    var given = given
    given.areForOneTemplate = discovery.files.count == 1
    if let shard = request.shard { discovery.keep(shard) }
    for result in brokenRuleFiles where request.shard?.holds(result.source.name) ?? true {
      receive(result)
    }
    let run = LintRun(
      linters(forOneTemplate: discovery.files.count == 1), of: request.paths, given: given,
      threads: request.threads)
    var outcome = run.lint(discovery.files, progress: progress, receive: receive)
    outcome.problems += discovery.problems
    outcome.problems += discovery.foldersWithout(outcome)
      .map { InputProblem($0, "no templates found in this folder") }
    outcome.problems.sort { ($0.path, $0.words) < ($1.path, $1.words) }
    return outcome
  }

  /// The templates that come on standard input, each with its content.
  package var stream: TemplateStream {
    let run = LintRun(
      linters(forOneTemplate: false), of: ["-"], given: given, threads: request.threads)
    return TemplateStream(
      run, treatsNamedAsFound: request.treatsNamedAsFound, threads: request.threads)
  }

  private func linters(forOneTemplate isForOne: Bool) -> LinterOfEachFile {
    LinterOfEachFile(
      linter(generalRules, with: settings, isForOneTemplate: isForOne), configuration.paths
    ) { entries in
      let settings = settings(with: entries)
      return linter(
        settings.selection.activeRules(of: rules), with: settings, isForOneTemplate: isForOne)
    }
  }
}
