package import AccessPolicies
package import CloudFormation
import Platform
package import PropertyValidation
package import ResourceGraph
package import ServerlessModel
package import ServerlessValidation
package import SourceText
package import TemplateSyntax

/// What a rule may ask of one template, and where it says what it has found.
package final class Inspection {
  /// The template as written.
  package let template: Template
  /// What its values can be.
  package let evaluation: Evaluation
  /// Every resource as CloudFormation creates it, declared and generated.
  package let resources: [Resource]
  /// The day for which service lifecycles are judged.
  package let today: CalendarDate
  /// The values that the template is deployed with.
  package let given: GivenParameters

  /// What SAM makes of the template.
  package let serverless: ServerlessModel
  /// Every function call in the template, an enclosing one before those in its argument.
  package private(set) lazy var callSites = templateFacts.callSites
  /// The names that the calls refer to, each with its places.
  package private(set) lazy var referencedNames = templateFacts.referencedNames
  /// The resources and how they are connected.
  package private(set) lazy var graph = templateFacts.graph.value {
    ResourceGraph(callSites, serverless, evaluation)
  }

  /// The access policies that the resources carry, in the order of the resources.
  ///
  /// Those that a policy template of SAM or the transform itself fills in cannot be worded otherwise,
  /// and are left out.
  package private(set) lazy var policies = AccessPolicy.policies(of: resources, evaluation)
  private lazy var policiesByResource = Dictionary(grouping: policies, by: \.resource.logicalId)
  /// The users, groups and roles with the policies that the template gives them.
  package private(set) lazy var policyHolders = PolicyHolder.holders(
    of: policies, resources, evaluation)
  /// The same with the policies that SAM words itself: all that the template lets each of them do.
  package private(set) lazy var policyHoldersWithGenerated =
    template.isServerless
    ? PolicyHolder.holders(
      of: AccessPolicy.policies(of: resources, evaluation, includingGenerated: true), resources,
      evaluation) : policyHolders
  private lazy var holdersByName = Self.byName(policyHolders)
  private lazy var holdersByNameWithGenerated =
    template.isServerless ? Self.byName(policyHoldersWithGenerated) : holdersByName
  /// The statements of policies that reach every resource for nothing.
  package private(set) lazy var unlimitedStatements = UnlimitedStatement.all(
    in: policies, evaluation)

  /// What AWS refuses in the access policies, or what does not do what it says.
  package private(set) lazy var policyFindings = AccessPolicy.findings(
    in: policies, of: resources, evaluation)

  /// What does not fit the types of the resources, in the order of the resources.
  package private(set) lazy var propertyFindings = {
    var validator = PropertyValidator(evaluation, transformed: transformedResources)
    // A macro may read properties that no type has, and write those that one lacks.
    guard !template.hasUnknownMacro else { return validator.findings }
    // What SAM writes into roles is not a matter of their schema.
    for resource in resources
    where !(resource.generation != nil && resource.type == "AWS::IAM::Role")
      && !resource.isDecidedByTransform
    {
      validator.validate(resource)
    }
    return validator.findings
  }()

  /// The resources that are other than written, by logical id.
  private var transformedResources: [String: Resource] {
    guard template.isServerless else { return [:] }
    return Dictionary(resources.map { ($0.logicalId, $0) }) { first, _ in first }
  }

  /// The resources of SAM as they are written, with what `Globals` adds; none where a macro may
  /// rewrite them.
  package private(set) lazy var serverlessDeclarations = templateFacts.serverlessDeclarations
  /// The APIs that SAM makes itself, one of each kind at most, where `Globals` says what they are.
  package private(set) lazy var impliedServerlessAPIs: [ServerlessDeclaration] = {
    guard let globals = template.globals, globals.isMapping else { return [] }
    var found: [ServerlessDeclaration] = []
    for declaration in serverlessDeclarations {
      for kind in declaration.impliedAPIs where !found.contains(where: { $0.kind == kind }) {
        guard let properties = ServerlessDeclaration.impliedProperties(kind, globals: globals)
        else { continue }
        found.append(
          ServerlessDeclaration(implied: kind, properties, by: declaration.resource))
      }
    }
    return found
  }()
  private lazy var serverlessPositions = Dictionary(
    serverlessDeclarations.enumerated().map { ($1.resource.logicalId, $0) },
    uniquingKeysWith: { first, _ in first })
  /// What the transform does not take of the properties of SAM resources.
  package private(set) lazy var serverlessFindings = templateFacts.serverlessFindings

  /// The templates of nested stacks, by the paths under which they are named.
  private let nestedSources: [String: NestedSource]
  private var nestedTemplates: [String: (tree: SyntaxTree, template: Template?)] = [:]

  private var declarations: [(section: TemplateSection, entries: [Declaration])] = []
  private var sharedFacts: [(type: ObjectIdentifier, facts: AnyObject)] = []

  private var findings: Findings
  /// The rule that is running, which who runs it holds.
  private unowned(unsafe) var rule: Rule?
  private var configuredSeverity: Severity?
  /// What the configuration says for the options of the rule that is running; nil where it says
  /// nothing.
  package private(set) var optionValues: RuleOption.Values?
  /// The resource that the rule looks at, which the inspection holds in any case: to count it for each
  /// rule takes a fiftieth of all work.
  private unowned(unsafe) var resource: Resource?
  private let resourcesByType: [String: [Resource]]
  /// Whether the template has loops: to copy what is known of them takes longer than most findings.
  private let hasLoops: Bool
  /// What it has in common with an inspection of the same template beside it.
  let templateFacts: TemplateFacts

  /// An inspection of a template.
  package convenience init(
    _ template: Template, evaluation: Evaluation, today: CalendarDate,
    nested: [String: NestedSource] = [:], given: GivenParameters = GivenParameters()
  ) {
    self.init(
      template, ServerlessModel(template, evaluation), evaluation: evaluation, today: today,
      nested: nested, given: given, templateFacts: TemplateFacts(template))
  }

  /// An inspection that may stand beside others on other threads, each with an evaluation of its own,
  /// and with resources of its own: references that two threads count take most of their time.
  init(
    _ template: Template, _ serverless: ServerlessModel, evaluation: Evaluation,
    today: CalendarDate, nested: [String: NestedSource], given: GivenParameters,
    templateFacts: TemplateFacts, resources: [Resource]? = nil
  ) {
    self.templateFacts = templateFacts
    nestedSources = nested
    self.given = given
    self.template = template
    self.evaluation = evaluation
    self.today = today
    self.serverless = serverless
    let resources = resources ?? serverless.resources
    self.resources = resources
    findings = Findings(expansion: template.expansion, room: Self.likelyFindings(in: template))
    hasLoops = template.expansion != nil
    var byType: [String: [Resource]] = [:]
    for resource in resources { byType[resource.type, default: []].append(resource) }
    resourcesByType = byType
  }

  /// As many findings as a large template has when all rules run, mostly; none in a small one.
  ///
  /// Room that is not used is not touched, and costs nothing. A list that grows is moved, and most of its
  /// pages are new ones each time.
  private static func likelyFindings(in template: Template) -> Int {
    let size = template.tree.source.bytes.count
    return size < SyntaxTree.largeSize ? 0 : size / 40
  }

  deinit {
    for nested in nestedTemplates.values { nested.tree.discard() }
  }

  // MARK: - Asking

  /// The template of a nested stack, by its path as written; nil for a file that is not at hand or
  /// cannot be read to its end.
  package func nestedTemplate(_ path: String) -> Template? {
    if let known = nestedTemplates[path] { return known.template }
    guard case .file(let source)? = nestedSources[path] else { return nil }
    let tree = SyntaxTree.parse(source)
    let template = tree.isIncomplete ? nil : Template(tree)
    nestedTemplates[path] = (tree, template)
    return template
  }

  /// Whether there is certainly no file under the path of a nested stack's template.
  package func isMissing(nestedTemplate path: String) -> Bool {
    if case .nothing? = nestedSources[path] { true } else { false }
  }

  /// The resources of a type, in the order of the template.
  package func resources(ofType type: String) -> [Resource] {
    resourcesByType[type] ?? []
  }

  /// The resource that CloudFormation gets under a logical id.
  package func resource(_ logicalId: String) -> Resource? {
    graph.resource(logicalId)
  }

  /// The resource of SAM with a logical id, as it is written.
  package func serverlessDeclaration(_ logicalId: String) -> ServerlessDeclaration? {
    serverlessPositions[logicalId].map { serverlessDeclarations[$0] }
  }

  /// The access policies that a resource carries.
  package func policies(of resource: Resource) -> [AccessPolicy] {
    policiesByResource[resource.logicalId] ?? []
  }

  /// The user, group or role of a logical id with its policies, also with those that SAM words itself
  /// where `includingGenerated` says so; nil when it has none.
  package func policyHolder(_ logicalId: String, includingGenerated: Bool = false)
    -> PolicyHolder?
  {
    (includingGenerated ? holdersByNameWithGenerated : holdersByName)[logicalId]
  }

  private static func byName(_ holders: [PolicyHolder]) -> [String: PolicyHolder] {
    Dictionary(holders.map { ($0.resource.logicalId, $0) }) { first, _ in first }
  }

  /// What several rules want to know of a template, worked out when the first of them asks.
  package func shared<Facts: AnyObject>(_ make: () -> Facts) -> Facts {
    let type = ObjectIdentifier(Facts.self)
    if let known = sharedFacts.first(where: { $0.type == type }) {
      return unsafeDowncast(known.facts, to: Facts.self)
    }
    let made = make()
    sharedFacts.append((type, made))
    return made
  }

  /// The entries of a section that CloudFormation reads as they are written.
  package func declarations(in section: TemplateSection) -> [Declaration] {
    if let known = declarations.first(where: { $0.section == section }) { return known.entries }
    let found = template.declarations(in: section)
    declarations.append((section, found))
    return found
  }

  /// The types of which the template has resources.
  package var resourceTypes: some Collection<String> { resourcesByType.keys }

  /// Every value that a property of a resource can have.
  package func values(at path: PropertyPath, in resource: Resource) -> [PossibleValue] {
    evaluation.values(at: path, in: resource)
  }

  /// Every value that a key of a value can have.
  package func property(_ key: String, of value: PossibleValue) -> [PossibleValue] {
    evaluation.property(key, of: value)
  }

  /// Every element that a list can have.
  package func elements(of value: PossibleValue) -> [PossibleValue] {
    evaluation.elements(of: value)
  }

  // MARK: - Reporting

  /// Hands over what has been found.
  ///
  /// The inspection keeps nothing of it: a list that two hold is copied by who adds to it.
  func takeFindings() -> Findings {
    let found = findings
    findings = Findings(expansion: template.expansion)
    return found
  }

  /// Runs a rule's check over what it looks at; with a severity, all its findings get that one.
  func run(_ active: Linter.ActiveRule) {
    let rule = active.rule
    self.rule = rule
    configuredSeverity = active.severity
    if optionValues != nil || active.options != nil { optionValues = active.options }
    defer { self.rule = nil }
    switch rule.check {
    case .eachResource(let types, let check):
      run(check, of: types)
    case .eachResourceOnRequest(let types, let check):
      run(check(self), of: types)
    case .eachPolicy(let check):
      for policy in policies {
        resource = policy.resource
        check(policy, self)
      }
      resource = nil
    case .eachPolicyFinding(let check):
      // A macro may rewrite a policy before IAM sees it.
      guard !template.hasUnknownMacro else { return }
      for finding in policyFindings {
        resource = finding.policy.resource
        check(finding, self)
      }
      resource = nil
    case .eachPropertyFinding(let check):
      for finding in propertyFindings {
        resource = finding.resource
        check(finding, self)
      }
      resource = nil
    case .eachServerlessResource(let kinds, let check):
      for declaration in serverlessDeclarations
      where kinds.isEmpty || kinds.contains(declaration.kind) {
        resource = declaration.resource
        check(declaration, self)
      }
      for declaration in impliedServerlessAPIs where kinds.contains(declaration.kind) {
        resource = declaration.resource
        check(declaration, self)
      }
      resource = nil
    case .eachServerlessFinding(let check):
      for finding in serverlessFindings {
        resource = finding.declaration.resource
        check(finding, self)
      }
      resource = nil
    case .wholeTemplate(let check):
      check(self)
    case .syntax, .suppression:
      break
    }
  }

  private func run(_ check: (Resource, Inspection) -> Void, of types: [String]) {
    for type in types {
      for judged in resourcesByType[type] ?? [] where !judged.isDecidedByTransform {
        resource = judged
        check(judged, self)
      }
    }
    resource = nil
  }

  /// Reports what `find` finds about a resource: that the resource is made goes without saying.
  package func about(_ resource: Resource, _ find: () -> Void) {
    let outer = self.resource
    self.resource = resource
    find()
    self.resource = outer
  }

  /// Reports a value: at its place, in its scenario, as a warning at most when it rests on a
  /// parameter's default.
  ///
  /// With `cause`, what is wrong is shown there, and the value is a place beside it.
  package func report(
    _ message: Diagnostic.Message, at value: PossibleValue, cause: Node? = nil,
    help: String? = nil, related: [RelatedPlace] = [], fixes: [Fix] = [], severity: Severity? = nil
  ) {
    let resource = resource
    guard evaluation.isPossible(value.scenario), !Self.isDecided(value.place, in: resource) else {
      return
    }
    let node = value.isAbsent ? Self.placeOfAbsence(value.place, in: resource) : value.place
    var related = related
    if cause != nil {
      related.insert(RelatedPlace("the value is used here", at: node), at: 0)
    } else if let origin = value.origin, origin != value.place {
      related.insert(RelatedPlace(words(forOriginOf: value), at: origin), at: 0)
    }
    if let given = placeOfGivenValue(value.place) { related.append(given) }
    let judged = Findings.PlaceKey(range: node.range, path: value.place.path)
    add(
      message, about: resource, range: cause?.range ?? judged.range,
      path: cause?.path ?? judged.path, judged: judged, scenario: value.scenario,
      assumedDefault: value.assumedDefault, help: help, related: related,
      fixes: value.place.isSynthesized ? [] : fixes, severity: severity,
      round: round(of: value.place))
  }

  /// Where a file gives the value of the parameter that a node refers to.
  private func placeOfGivenValue(_ node: Node) -> RelatedPlace? {
    guard !given.entries.isEmpty, node.function == .ref, let name = node.functionArgument?.text,
      let entry = given.entry(name)
    else { return nil }
    return RelatedPlace("the value is given here", at: entry.place)
  }

  /// Reports a node.
  package func report(
    _ message: Diagnostic.Message, at node: Node, when scenario: Scenario = .always,
    help: String? = nil, related: [RelatedPlace] = [], fixes: [Fix] = [], severity: Severity? = nil
  ) {
    guard !Self.isDecided(node, in: resource) else { return }
    report(
      message, at: node.range, path: node.path, when: scenario, help: help, related: related,
      fixes: node.isSynthesized ? [] : fixes, severity: severity, round: round(of: node))
  }

  /// Reports some bytes of the template.
  package func report(
    _ message: Diagnostic.Message, at range: SourceRange, path: [PathComponent],
    when scenario: Scenario = .always, help: String? = nil, related: [RelatedPlace] = [],
    fixes: [Fix] = [], severity: Severity? = nil
  ) {
    report(
      message, at: range, path: path, when: scenario, help: help, related: related, fixes: fixes,
      severity: severity, round: nil)
  }

  private func report(
    _ message: Diagnostic.Message, at range: SourceRange, path: [PathComponent],
    when scenario: Scenario, help: String?, related: [RelatedPlace], fixes: [Fix],
    severity: Severity?, round: RelatedPlace?
  ) {
    guard evaluation.isPossible(scenario) else { return }
    add(
      message, about: resource, range: range, path: path, scenario: scenario, assumedDefault: nil,
      help: help, related: related, fixes: fixes, severity: severity, round: round)
  }

  /// Whether a value is one of those that a parameter allows and not its default: nobody has chosen
  /// it yet, and a list of choices is there to be long.
  package func isUnchosen(_ value: PossibleValue) -> Bool {
    // A value that is given for the parameter has no origin in the template.
    guard value.origin != nil, value.assumedDefault == nil, value.place.function == .ref,
      let name = value.place.functionArgument?.text, let parameter = template.parameter(name)
    else { return false }
    return parameter.defaultValue?.text != value.text
  }

  /// Whether the rule that is running is about how a service is well used.
  ///
  /// The others are about what AWS refuses, and something that nobody can deploy with is no choice.
  package var isAboutPractice: Bool { rule?.category.isPractice ?? false }

  private static func isDecided(_ place: Node, in resource: Resource?) -> Bool {
    resource?.isDecidedByTransform(at: place) ?? false
  }

  private func add(
    _ message: Diagnostic.Message, about resource: Resource?, range: SourceRange,
    path: [PathComponent], judged: Findings.PlaceKey? = nil, scenario: Scenario,
    assumedDefault: String?, help: String?, related: [RelatedPlace], fixes: [Fix],
    severity: Severity?, round: RelatedPlace?
  ) {
    guard let rule else { return }
    var assumptions = scenario.assumptions
    if !assumptions.isEmpty, let condition = resource?.condition {
      let own = Assumption.condition(condition.text, true)
      assumptions.removeAll { $0 == own }
    }
    let free = findings.join(
      rule.name, message.text, range, assumptions: assumptions, round: round
    ) { evaluation.either($0, scenario.formula) }
    guard let free else { return }
    var related = related
    if let origin = originOfGeneratedResource(named: message, resource) {
      related.insert(origin, at: 0)
    }
    if let round { related.append(round) }
    if let construct = resource?.construct { related.append(construct) }
    var worst = configuredSeverity ?? severity ?? rule.severity
    if assumedDefault != nil { worst = min(worst, .warning) }
    findings.add(
      Diagnostic(
        rule: rule.name, severity: worst, category: rule.category, message: message.text,
        range: range, path: path, assumptions: assumptions, assumedDefault: assumedDefault,
        related: related, help: help ?? rule.fix, fixes: fixes, url: rule.url),
      at: free, when: scenario.formula, round: round,
      judged: judged ?? .init(range: range, path: path),
      ownSeverity: rule.check.isOfEachPropertyFinding ? nil : severity ?? rule.severity)
  }

  /// The element of a loop that a place was made for.
  private func round(of place: Node) -> RelatedPlace? {
    guard hasLoops, let round = template.expansion?.round(of: place), let text = round.element.text
    else { return nil }
    return RelatedPlace("with `\(round.identifier)` as `\(text)`", at: round.element.place)
  }

  /// A missing property is shown at the name of what lacks it.
  private static func placeOfAbsence(_ place: Node, in resource: Resource?) -> Node {
    guard place.isMapping, place.function == nil else { return place }
    guard let key = place.key else { return place.parent?.key ?? place }
    if let resource, key.textIs("Properties"), place.parent == resource.body.writtenOrigin {
      return resource.key
    }
    return key
  }

  private func words(forOriginOf value: PossibleValue) -> String {
    guard let parameter = value.assumedDefault else { return "the value comes from here" }
    return "the default of parameter `\(parameter)`"
  }
}

extension ServerlessModel {
  /// What becomes of a template with the values that it is judged for.
  init(_ template: Template, _ evaluation: Evaluation, threads: Int = 1) {
    self.init(
      template, parameters: evaluation.givenParameters,
      region: evaluation.regions.first ?? "us-east-1", threads: threads)
  }
}
