package import CloudFormation
import SourceText
import TemplateSyntax

extension AccessPolicy {
  /// What AWS refuses in some policies, or what does not do what it says, in the order written.
  package static func findings(
    in policies: [AccessPolicy], of resources: [Resource], _ evaluation: Evaluation
  ) -> [PolicyFinding] {
    var inspector = PolicyInspector(evaluation, resources)
    for policy in policies { inspector.inspect(policy) }
    inspector.inspectSizes(of: policies)
    return inspector.findings
  }
}

/// Holds policies against the grammar of the policy language and against what AWS says about
/// actions, resources and condition keys.
///
/// What is not known is left alone.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>
struct PolicyInspector {
  let evaluation: Evaluation
  var findings: [PolicyFinding] = []
  /// The types of the template's resources by logical id.
  let types: [String: String]
  /// What was found out about each text among actions.
  var knownActions: [String: ActionJudgement] = [:]

  init(_ evaluation: Evaluation, _ resources: [Resource]) {
    self.evaluation = evaluation
    types = Dictionary(
      resources.map { ($0.logicalId, $0.type) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func inspect(_ policy: AccessPolicy) {
    if policy.isNoDocument {
      let steps = policy.location.path.text.split(separator: ".")
      let name = steps.last { $0 != "*" } ?? "PolicyDocument"
      add(
        .elementOfWrongType(String(name), takes: "a policy, written as a mapping"), in: policy,
        at: policy.document)
      return
    }
    inspectDocument(of: policy)
    for statement in policy.statements { inspect(statement, of: policy) }
    inspectIds(of: policy)
  }

  /// Notes a problem, unless it is in what SAM writes by itself, such as a policy template.
  mutating func add(_ problem: PolicyProblem, in policy: AccessPolicy, at value: PossibleValue) {
    if value.place.isSynthesized, policy.resource.properties?.isSynthesized == true { return }
    findings.append(PolicyFinding(problem: problem, policy: policy, value: value))
  }

  /// A key of a value, to be pointed at in the value's scenario.
  func key(_ key: Node, of value: PossibleValue) -> PossibleValue {
    var place = value
    place.content = .written(key)
    place.place = key
    return place
  }

  // MARK: - Document

  private mutating func inspectDocument(of policy: AccessPolicy) {
    guard policy.location.form != .statements, let document = policy.document.mapping,
      !document.holdsTransform
    else { return }
    let value = policy.document
    let isStatement =
      document.pair("Statement") == nil && document.pair("Effect") != nil
      && document.pair("Action") != nil
    if document.pair("Statement") == nil {
      add(.statementMissing(isStatement: isStatement), in: policy, at: firstKey(of: value))
    }
    if !isStatement { inspectKeys(of: value, in: policy, among: Self.documentKeys) }
    inspectVersion(of: policy)
    inspectId(of: policy)
    guard let statements = document["Statement"] else { return }
    inspectCalls(inStatementsOf: policy)
    guard statements.function == nil else { return }
    if statements.isScalar, !statements.isNull {
      add(
        .elementOfWrongType("Statement", takes: "a mapping or a list of them"), in: policy,
        at: key(statements, of: value))
    } else if statements.isSequence, statements.count == 0 {
      add(.listEmpty("Statement"), in: policy, at: key(statements, of: value))
    }
    for statement in statements.elements
    where statement.isScalar && !statement.isNull || statement.isSequence {
      add(
        .elementOfWrongType("Statement", takes: "a mapping or a list of them"), in: policy,
        at: key(statement, of: value))
    }
  }

  /// Looks for calls of functions that give a text where a statement has to stand.
  private mutating func inspectCalls(inStatementsOf policy: AccessPolicy) {
    for value in evaluation.property("Statement", of: policy.document) {
      let elements = value.mapping == nil ? evaluation.elements(of: value) : [value]
      for element in elements where element.place.function != nil {
        switch element.content {
        case .text, .pattern:
          add(
            .elementOfWrongType("Statement", takes: "a mapping or a list of them"), in: policy,
            at: element)
        default: continue
        }
      }
    }
  }

  private mutating func inspectVersion(of policy: AccessPolicy) {
    for version in evaluation.property("Version", of: policy.document) {
      if version.isAbsent {
        add(.versionMissing, in: policy, at: firstKey(of: policy.document))
        continue
      }
      if !mayBeText(version) {
        add(.elementOfWrongType("Version", takes: "a text"), in: policy, at: version)
      }
      guard let text = version.text else { continue }
      // YAML reads a date without quotes as one, and some tools write its time of day.
      switch text.hasSuffix(" ") ? text[...] : text.prefix(10) {
      case "2012-10-17": break
      case "2008-10-17": add(.versionOutdated, in: policy, at: version)
      default: add(.versionUnknown(text), in: policy, at: version)
      }
    }
  }

  private mutating func inspectId(of policy: AccessPolicy) {
    guard policy.document.mapping?.pair("Id") != nil else { return }
    for id in evaluation.property("Id", of: policy.document) where !mayBeText(id) {
      add(.elementOfWrongType("Id", takes: "a text"), in: policy, at: id)
    }
  }

  /// Whether a value is no list and no mapping that stays one.
  private func mayBeText(_ value: PossibleValue) -> Bool {
    value.sequence == nil && (value.mapping.map(mayBecomeText) ?? true)
  }

  /// Looks for keys that are not among those known.
  mutating func inspectKeys(
    of value: PossibleValue, in policy: AccessPolicy, among known: [String]
  ) {
    guard let mapping = value.mapping else { return }
    for pair in mapping.pairs where !known.contains(where: { pair.key.textIs($0) }) {
      let name = pair.key.text
      if name.hasPrefix("Fn::") { continue }
      let same = known.first { $0.lowercased() == name.lowercased() }
      let nearest = same ?? NearestName.nearest(to: name, among: known)
      add(
        .elementUnknown(name, nearest: nearest, differsInCase: same != nil), in: policy,
        at: key(pair.key, of: value))
    }
  }

  /// The first key of a mapping, which stands for what the mapping lacks.
  func firstKey(of value: PossibleValue) -> PossibleValue {
    guard let mapping = value.mapping, let first = mapping.pairs.first else { return value }
    return key(first.key, of: value)
  }

  private static let documentKeys = ["Version", "Id", "Statement"]

  // MARK: - Ids

  private mutating func inspectIds(of policy: AccessPolicy) {
    var known: [String: [PossibleValue]] = [:]
    for statement in policy.statements where statement.node.pair("Sid") != nil {
      for id in evaluation.property("Sid", of: statement.value) {
        if !mayBeText(id) {
          add(.elementOfWrongType("Sid", takes: "a text"), in: policy, at: id)
        }
        guard let text = id.text, !text.isEmpty else { continue }
        if policy.kind.limitsIds, !text.utf8.allSatisfy(\.isLetterOrDigit) {
          add(.idMalformed(text), in: policy, at: id)
        }
        guard policy.kind.limitsIds || policy.location.services == ["sns"] else { continue }
        if let first = known[text]?.first(where: {
          evaluation.value($0, alongside: id) != nil
        }), let place = evaluation.value(id, alongside: first) {
          add(.idRepeated(text, first: first.place), in: policy, at: place)
        }
        if known[text, default: []].count < 8 { known[text, default: []].append(id) }
      }
    }
  }
}

extension PolicyKind {
  /// Whether the ids of statements are letters and digits, and unique: IAM demands it, and services
  /// with resource policies of their own do not.
  var limitsIds: Bool {
    switch self {
    case .identity, .boundary, .trust, .session: true
    case .resource, .endpoint, .iot: false
    }
  }

  /// Whether the policy says what its holder may do, so that nobody is named in it.
  var isAboutHolder: Bool {
    switch self {
    case .identity, .boundary, .session, .iot: true
    case .trust, .resource, .endpoint: false
    }
  }
}

extension UInt8 {
  var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
