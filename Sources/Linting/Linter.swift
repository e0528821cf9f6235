import CloudFormation
import Platform
import ServerlessModel
package import SourceText
package import TemplateSyntax

/// Lints sources with a set of rules.
///
/// It is a value: files can be linted in parallel with one.
package struct Linter: Sendable {
  /// A rule that runs, with the severity of its findings.
  package struct ActiveRule: Sendable {
    /// The rule, perhaps not made yet.
    package let listed: ListedRule
    /// The rule.
    package var rule: Rule { listed.rule }
    /// How bad its findings are by configuration; nil for what the rule says.
    package let severity: Severity?
    /// What the configuration says for its options; nil where it says nothing.
    package let options: RuleOption.Values?

    /// A rule that runs with its own severity, or with a configured one.
    package init(_ rule: Rule, severity: Severity? = nil, options: RuleOption.Values? = nil) {
      self.init(ListedRule(rule), severity: severity, options: options)
    }

    /// A rule that runs with its own severity, or with a configured one, and may not be made yet.
    package init(
      _ rule: ListedRule, severity: Severity? = nil, options: RuleOption.Values? = nil
    ) {
      listed = rule
      self.severity = severity
      self.options = options
    }
  }

  /// What is known about the deployment besides the template.
  package struct Circumstances: Sendable {
    /// The regions that the template is judged for.
    package var regions: [String]
    /// Known values of parameters.
    package var parameters: [String: String]
    /// The day for which service lifecycles are judged.
    package var today: CalendarDate

    /// What is known about the deployment.
    package init(
      regions: [String] = ["us-east-1"], parameters: [String: String] = [:], today: CalendarDate
    ) {
      self.regions = regions
      self.parameters = parameters
      self.today = today
    }
  }

  private let rules: [ActiveRule]
  /// Whether one template is linted and no other.
  private let isForOneTemplate: Bool
  /// The rules about each resource type; nil for one template, for which it is not worth making.
  private let rulesByType: [String: [Int]]?
  private let resourceRules: [Int]
  private let templateRules: [Int]
  private let syntaxRules: [Int]
  private let circumstances: Circumstances
  private let suppressions: Suppressions

  /// What becomes of the notes in a template that suppress findings.
  package enum Suppressions: Sendable {
    /// They hold; a note may name any of these rules, also one that does not run.
    case honored(among: [ListedRule])
    /// Everything is shown as if there were none.
    case disregarded
  }

  /// A linter that runs some rules.
  package init(
    _ rules: [ActiveRule], _ circumstances: Circumstances,
    suppressions: Suppressions = .honored(among: []), isForOneTemplate: Bool = false
  ) {
    self.rules = rules
    self.circumstances = circumstances
    self.suppressions = suppressions
    var byType: [String: [Int]] = [:]
    var whole: [Int] = []
    var syntax: [Int] = []
    var resources: [Int] = []
    for (position, active) in rules.enumerated() {
      switch active.listed.scope {
      case .resources:
        resources.append(position)
        if isForOneTemplate { continue }
        for type in active.listed.resourceTypes { byType[type, default: []].append(position) }
      case .propertyFindings, .template: whole.append(position)
      case .syntax: syntax.append(position)
      case .suppressions: break
      }
    }
    resourceRules = resources
    self.isForOneTemplate = isForOneTemplate
    rulesByType = isForOneTemplate ? nil : byType
    templateRules = whole
    syntaxRules = syntax
  }

  /// What was found in one file.
  package struct Result: Sendable {
    /// What the file is.
    package enum Kind: Sendable {
      /// A CloudFormation or SAM template, or a damaged one.
      case template
      /// Something else.
      case noTemplate
    }

    /// The file.
    package let source: SourceText
    /// What the file is.
    package let kind: Kind
    /// What was found, in the order of the file.
    package let diagnostics: [Diagnostic]
    /// What was found and does not count, because the template says so, in the order of the file.
    package let suppressed: [SuppressedDiagnostic]

    /// What was found in a file.
    package init(
      source: SourceText, kind: Kind, diagnostics: [Diagnostic] = [],
      suppressed: [SuppressedDiagnostic] = []
    ) {
      self.source = source
      self.kind = kind
      self.diagnostics = diagnostics
      self.suppressed = suppressed
    }

    /// The same with other findings that count, and more that do not.
    package func with(_ counting: [Diagnostic], moreSuppressed: [SuppressedDiagnostic]) -> Result {
      guard !moreSuppressed.isEmpty else { return self }
      return Result(
        source: source, kind: kind, diagnostics: counting,
        suppressed: (suppressed + moreSuppressed).sorted {
          $0.diagnostic.range.start < $1.diagnostic.range.start
        })
    }

    /// Whether nothing at all was found.
    package var isEmpty: Bool { diagnostics.isEmpty && suppressed.isEmpty }

    /// The same without the bytes of the file.
    package var withoutSource: Result {
      Result(
        source: SourceText(name: source.name, bytes: []), kind: kind, diagnostics: diagnostics,
        suppressed: suppressed)
    }
  }

  /// Reads a file and runs the rules on it, with the templates of nested stacks by their paths and
  /// the values that it is deployed with.
  package func lint(
    _ source: SourceText, nested: [String: NestedSource] = [:],
    given: GivenParameters = GivenParameters()
  ) -> Result {
    let tree = SyntaxTree.parse(source)
    defer { tree.discard() }
    return lint(tree, nested: nested, given: given)
  }

  /// The paths of the templates of nested stacks in local files, as they are written: what
  /// ``lint(_:nested:given:)`` can make use of.
  package func nestedTemplatePaths(in tree: SyntaxTree) -> [String] {
    guard tree.holds("TemplateURL") || tree.holds("AWS::Serverless::Application"),
      let template = Template(tree, parameters: circumstances.parameters)
    else { return [] }
    return NestedStack.paths(in: template)
  }

  /// Runs the rules on a file that has been read, with the templates of nested stacks by their
  /// paths and the values that it is deployed with.
  ///
  /// With several threads, the rules for a large template run on two.
  package func lint(
    _ tree: SyntaxTree, nested: [String: NestedSource] = [:],
    given: GivenParameters = GivenParameters(), threads: Int = 1
  ) -> Result {
    var diagnostics = syntaxDiagnostics(tree.issues)
    guard let template = Template(tree, parameters: circumstances.parameters) else {
      guard !tree.isIncomplete else { return result(tree, .template, diagnostics) }
      diagnostics += syntaxDiagnostics(NoTemplate.issues(in: tree))
      return result(tree, .noTemplate, diagnostics)
    }
    var found = findings(in: template, nested: nested, given: given, threads: threads)
    let causes = found.takeCauses()
    return result(tree, .template, diagnostics.isEmpty ? causes : diagnostics + causes)
  }

  private func findings(
    in template: Template, nested: [String: NestedSource], given: GivenParameters, threads: Int
  ) -> Findings {
    let usesTwoThreads = threads > 1 && Self.isWorthTwoThreads(template)
    let templateFacts = TemplateFacts(template)
    let evaluation = evaluation(of: template)
    let serverless = serverlessModel(
      of: template, evaluation, beside: usesTwoThreads ? templateFacts : nil)
    let first = Inspection(
      template, serverless, evaluation: evaluation, today: circumstances.today, nested: nested,
      given: given, templateFacts: templateFacts)
    let positions = rulesToRun(first)
    keepIfLast(first)
    guard usesTwoThreads else {
      for position in positions { run(position, in: first) }
      return first.takeFindings()
    }
    let queue = TwoEndedQueue(
      Self.neighborhoods.flatMap { scope in
        positions.filter { rules[$0].listed.scope == scope }
      })
    var (found, others) = Threads.both {
      while let position = queue.takeFirst() { run(position, in: first) }
      return first.takeFindings()
    } and: {
      CrashReport.begin(template.tree.source.name)
      let second = Inspection(
        template, serverless, evaluation: self.evaluation(of: template), today: circumstances.today,
        nested: nested, given: given, templateFacts: templateFacts,
        resources: serverless.resources.map(Resource.init(copying:)))
      keepIfLast(second)
      while let position = queue.takeLast() { run(position, in: second) }
      return second.takeFindings()
    }
    found.add(others)
    return found
  }

  /// What SAM makes of a template; with `facts`, another thread works out meanwhile what the rules
  /// will ask of the template as it is written.
  private func serverlessModel(
    of template: Template, _ evaluation: Evaluation, beside facts: TemplateFacts?
  ) -> ServerlessModel {
    guard let facts, template.isServerless else { return ServerlessModel(template, evaluation) }
    return Threads.both {
      ServerlessModel(template, evaluation, threads: 2)
    } and: {
      CrashReport.begin(template.tree.source.name)
      facts.prepareWritten()
    }.0
  }

  /// Keeps what is known of the only template until the process ends: to take it apart piece by piece
  /// takes as long as to make the template's model.
  private func keepIfLast(_ inspection: Inspection) {
    if isForOneTemplate { _ = Unmanaged.passRetained(inspection) }
  }

  private func run(_ position: Int, in inspection: Inspection) {
    inspection.run(rules[position])
  }

  private func evaluation(of template: Template) -> Evaluation {
    Evaluation(
      template, parameters: circumstances.parameters, regions: circumstances.regions)
  }

  /// Rules of one kind ask for mostly the same, so that one thread begins with those of the first and
  /// the other with those of the last: the work for it is done twice when both have rules of a kind.
  private static let neighborhoods: [ListedRule.Scope] = [
    .propertyFindings, .resources, .template,
  ]

  /// A thread costs as much as the rules for a template of some 20 kB.
  ///
  /// What cannot be decided within bounds depends on the order of questions, so a template with
  /// conditions enough to come near them is left to one thread.
  private static func isWorthTwoThreads(_ template: Template) -> Bool {
    template.tree.source.bytes.count >= SyntaxTree.largeSize && template.conditions.count <= 40
  }

  private func result(
    _ tree: SyntaxTree, _ kind: Result.Kind, _ diagnostics: consuming [Diagnostic]
  ) -> Result {
    guard case .honored(let known) = suppressions else {
      Self.sort(&diagnostics)
      return Result(source: tree.source, kind: kind, diagnostics: diagnostics)
    }
    let filter = SuppressionFilter(rules, today: circumstances.today) {
      Set((known + rules.map(\.listed)).map(\.name))
    }
    var (counting, suppressed) = filter.apply(to: consume diagnostics, in: tree)
    Self.sort(&counting)
    suppressed.sort { $0.diagnostic.range.start < $1.diagnostic.range.start }
    return Result(
      source: tree.source, kind: kind, diagnostics: counting, suppressed: suppressed)
  }

  private func rulesToRun(_ inspection: Inspection) -> [Int] {
    var runs = [Bool](repeating: false, count: rules.count)
    for position in templateRules { runs[position] = true }
    if let rulesByType {
      for type in inspection.resourceTypes {
        for position in rulesByType[type] ?? [] { runs[position] = true }
      }
    } else {
      for position in resourceRules {
        runs[position] = rules[position].listed.isAbout(oneOf: inspection.resourceTypes)
      }
    }
    var positions: [Int] = []
    for position in runs.indices where runs[position] { positions.append(position) }
    return positions
  }

  private func syntaxDiagnostics(_ issues: [SyntaxIssue]) -> [Diagnostic] {
    issues.compactMap { issue in
      for position in syntaxRules {
        guard case .syntax(let owns) = rules[position].rule.check, owns(issue) else { continue }
        let rule = rules[position].rule
        var related: [RelatedPlace] = []
        if case .duplicateKey(let first) = issue.kind {
          related = [RelatedPlace("it stands here first", at: first)]
        }
        return Diagnostic(
          rule: rule.name, severity: rules[position].severity ?? rule.severity,
          category: rule.category,
          message: issue.message, range: issue.range, related: related,
          help: issue.help ?? rule.fix, url: rule.url)
      }
      return nil
    }
  }

  private static func sort(_ diagnostics: inout [Diagnostic]) {
    diagnostics.sort { left, right in
      let (range, other) = (left.range, right.range)
      guard range == other else { return (range.start, range.end) < (other.start, other.end) }
      return (left.rule, left.message) < (right.rule, right.message)
    }
  }
}
