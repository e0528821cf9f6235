/// A rule: one thing that can be wrong with a template, with all that is to be said about it.
///
/// A rule never changes. One written in Swift and one written in YAML are the same once made. It is a
/// class so that lists of hundreds of rules are lists of references.
package final class Rule: Sendable {
  /// The name: words for what is wrong, such as `lambda-timeout-too-long`.
  package let name: String
  /// What is wrong, in a few words.
  package let summary: String
  /// How bad it is where nothing else is configured.
  package let severity: Severity
  /// The group of rules that it belongs to.
  package let category: Category
  /// The services that it is about, such as `lambda`.
  package var services: [String] { makeServices() }
  /// Whether it runs where nothing is selected.
  package let isEnabledByDefault: Bool
  /// The rows of the documented practices that it checks, such as `LMB-02`.
  package var documents: [String] { makeDocuments() }
  /// The ids under which other linters report the same.
  package var equivalents: [Equivalents] { makeEquivalents() }
  /// The compliance frameworks that ask for it, such as `pci-dss`.
  package var frameworks: [String] { makeFrameworks() }
  /// What a configuration can say for it.
  package var options: [RuleOption] { makeOptions() }
  /// Why it matters, in one to three sentences.
  package let why: String
  /// What to do about it in general, beginning with a verb.
  package let fix: String
  /// AWS's page about it.
  package let url: String?
  /// Whether its findings come with edits.
  package let isFixable: Bool
  /// What it looks at, and how.
  package let check: Check
  /// Templates that fail and templates that pass: the rule's tests and its documentation.
  package let examples: @Sendable () -> [Example]

  // Lists are made when somebody asks: a run that lints with what is on by default needs none of
  // hundreds of rules, and memory that is touched at the start is paid for by every small template.
  private let makeEquivalents: @Sendable () -> [Equivalents]
  private let makeServices: @Sendable () -> [String]
  private let makeDocuments: @Sendable () -> [String]
  private let makeFrameworks: @Sendable () -> [String]
  private let makeOptions: @Sendable () -> [RuleOption]

  /// A rule with all that is to be said about it.
  package init(
    _ name: String,
    summary: String,
    severity: Severity,
    category: Category,
    services: @autoclosure @escaping @Sendable () -> [String] = [],
    isEnabledByDefault: Bool = true,
    documents: @autoclosure @escaping @Sendable () -> [String] = [],
    equivalents: @autoclosure @escaping @Sendable () -> [Equivalents] = [],
    frameworks: @autoclosure @escaping @Sendable () -> [String] = [],
    options: @autoclosure @escaping @Sendable () -> [RuleOption] = [],
    why: String,
    fix: String,
    url: String? = nil,
    isFixable: Bool = false,
    check: Check,
    examples: @autoclosure @escaping @Sendable () -> [Example]
  ) {
    self.name = name
    self.summary = summary
    self.severity = severity
    self.category = category
    makeServices = services
    self.isEnabledByDefault = isEnabledByDefault
    makeDocuments = documents
    makeEquivalents = equivalents
    makeFrameworks = frameworks
    makeOptions = options
    self.why = why
    self.fix = fix
    self.url = url
    self.isFixable = isFixable
    self.check = check
    self.examples = examples
  }
}

/// The ids under which one other linter reports what a rule reports.
package struct Equivalents: Hashable, Sendable {
  /// The other linter.
  package let linter: PeerLinter
  /// Its ids.
  package let ids: [String]

  /// Ids of a linter.
  package init(_ linter: PeerLinter, _ ids: String...) {
    self.linter = linter
    self.ids = ids
  }

  /// Ids of a linter.
  package init(_ linter: PeerLinter, ids: [String]) {
    self.linter = linter
    self.ids = ids
  }
}

/// The other linters whose ids plumb knows.
package enum PeerLinter: String, CaseIterable, Sendable {
  case cfnLint = "cfn-lint"
  case checkov
  case cfnNag = "cfn_nag"
  case cfripper
  case cdkNag = "cdk_nag"
  case guardRules = "guard"
  case trivy
  case terrascan
  case serverlessRules = "serverless_rules"
  case parliament
  case cloudsplaining
}

/// A group of rules by what they protect.
package enum Category: String, CaseIterable, Sendable {
  /// The file as YAML or JSON.
  case syntax
  /// The CloudFormation language.
  case template
  /// The properties of resources.
  case schema
  /// What the SAM transform refuses.
  case serverlessTransform = "serverless-transform"
  case security
  case reliability
  case operations
  case cost
  case performance

  /// Whether its rules are about how a service is well used, and not about what AWS refuses.
  package var isPractice: Bool {
    switch self {
    case .syntax, .template, .schema, .serverlessTransform: false
    case .security, .reliability, .operations, .cost, .performance: true
    }
  }
}

/// A template that shows a rule.
///
/// A comment of carets under a line gives the place and the message of a finding:
/// `#   ^^^ timeout is 901 seconds, …`. Without carets the template passes.
package struct Example: Sendable {
  /// What the template shows, in a few words.
  package let title: String
  /// The template, in YAML.
  package let template: String
  /// The templates of nested stacks, by the paths under which the template names them; nil where
  /// there is no such file.
  package let files: [String: String?]
  /// The values that the template is deployed with.
  package let given: GivenParameters
  /// What a configuration says for the options of the rule.
  package let options: RuleOption.Values
  /// Where the example is written.
  package let place: ExamplePlace

  /// A template with a title.
  package init(
    _ title: String, _ template: String, files: [String: String?] = [:],
    given: GivenParameters = GivenParameters(), options: RuleOption.Values = [:],
    fileID: String = #fileID,
    filePath: String = #filePath, line: Int = #line
  ) {
    self.given = given
    self.options = options
    self.files = files
    self.title = title
    self.template = template
    place = ExamplePlace(fileID: fileID, filePath: filePath, line: line)
  }
}

/// The line of a rule's file on which an example begins, so that a failing one is found at once.
package struct ExamplePlace: Hashable, Sendable {
  /// The module and file.
  package let fileID: String
  /// The file.
  package let filePath: String
  /// The line, counted from 1.
  package let line: Int

  /// A line of a file.
  package init(fileID: String, filePath: String, line: Int) {
    self.fileID = fileID
    self.filePath = filePath
    self.line = line
  }
}
