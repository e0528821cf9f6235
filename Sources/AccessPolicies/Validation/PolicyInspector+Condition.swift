import CloudFormation
import ResourceCatalog
import SourceText
import TemplateSyntax

extension PolicyInspector {
  /// Looks at the conditions of a statement: operators, keys and values.
  mutating func inspectConditions(of statement: PolicyStatement, of policy: AccessPolicy) {
    inspectVariables(of: statement, of: policy)
    guard statement.node.pair("Condition") != nil else { return }
    for value in evaluation.property("Condition", of: statement.value) {
      if value.text != nil || value.sequence != nil {
        add(
          .elementOfWrongType("Condition", takes: "a mapping of operators"), in: policy, at: value)
      }
      guard let mapping = value.mapping else { continue }
      for block in mapping.pairs where !block.key.text.hasPrefix("Fn::") {
        inspect(block, of: value, statement, policy)
      }
    }
  }

  private mutating func inspect(
    _ block: Node.Pair, of value: PossibleValue, _ statement: PolicyStatement,
    _ policy: AccessPolicy
  ) {
    guard let comparison = PolicyComparison(block.key.text) else {
      let name = block.key.text
      let nearest = NearestName.nearest(
        to: name, among: PolicyComparison.Operator.allCases.lazy.map(\.rawValue))
      add(
        .operatorUnknown(name, nearest: nearest), in: policy, at: key(block.key, of: value))
      return
    }
    for tests in evaluation.values(of: block.value, when: value.scenario) {
      if tests.text != nil || tests.sequence != nil {
        add(
          .elementOfWrongType(block.key.text, takes: "a mapping of condition keys"), in: policy,
          at: tests)
      }
      for test in tests.mapping?.pairs ?? [] where !test.key.text.hasPrefix("Fn::") {
        inspect(
          PolicyCondition(
            comparison: comparison, key: test.key,
            values: evaluation.texts(of: evaluation.values(of: test.value, when: tests.scenario))),
          named: block.key.text, of: tests, statement, policy)
      }
    }
  }

  private mutating func inspect(
    _ test: PolicyCondition, named operatorName: String, of tests: PossibleValue,
    _ statement: PolicyStatement, _ policy: AccessPolicy
  ) {
    let name = test.key.text
    let place = key(test.key, of: tests)
    if name.contains("${") { return }
    guard name.contains(":") else {
      add(.keyMalformed(name), in: policy, at: place)
      return
    }
    var known: AuthorizedConditionKey?
    switch ConditionKeyCatalog.knowledge(of: name) {
    case .known(let key): known = key
    case .unknown(let names):
      add(
        .keyUnknown(name, nearest: NearestName.nearest(to: name, among: names)), in: policy,
        at: place)
      return
    case .open: break
    }
    if let key = known {
      inspectFit(of: key, test, operatorName, at: place, statement, policy)
      inspectUse(of: key, named: name, at: place, statement, policy)
    }
    inspectValues(of: test, operatorName, policy)
    inspectMultiFactor(test, statement, policy)
  }

  // MARK: - Key

  private mutating func inspectFit(
    of key: AuthorizedConditionKey, _ test: PolicyCondition, _ operatorName: String,
    at place: PossibleValue, _ statement: PolicyStatement, _ policy: AccessPolicy
  ) {
    let comparison = test.comparison
    if comparison.quantifier == .forAllValues, !key.isMultivalued, statement.effect == .allow,
      comparison.operator != .null, !demandsPresence(of: test.name, in: statement)
    {
      add(.setOfSingleValue(test.key.text, operator: operatorName), in: policy, at: place)
    }
    guard comparison.operator != .null else { return }
    let form = ConditionValueForm(comparison.operator)
    let fit = form.fit(key.valueType)
    guard fit != .fits else { return }
    add(
      .operatorUnfit(
        operatorName, key: test.key.text, kind: key.valueType.words, isUsable: fit == .usable),
      in: policy, at: place)
  }

  /// Whether another condition sees to it that requests without the key do not pass.
  private func demandsPresence(of name: String, in statement: PolicyStatement) -> Bool {
    statement.conditions.contains { form in
      form.conditions.contains { test in
        test.name == name && test.comparison.operator == .null
          && test.values.contains { $0.boolean == false }
      }
    }
  }

  /// Looks whether any request of the statement's actions carries a key of one service.
  private mutating func inspectUse(
    of key: AuthorizedConditionKey, named name: String, at place: PossibleValue,
    _ statement: PolicyStatement, _ policy: AccessPolicy
  ) {
    guard !key.name.hasPrefix("aws:"), statement.effect == .allow,
      let values = statement.actions?.values, let first = values.first?.text
    else { return }
    let wanted = name.lowercased()
    // Tags come with whatever resource has them, also where the reference does not list the key.
    if wanted.contains("tag/") { return }
    let service = wanted.prefix { $0 != ":" }
    for value in values {
      guard let text = value.text else { return }
      // A key of one service can come along with a call of another, as `kms:ViaService` does.
      guard text.lowercased().hasPrefix(service + ":"), let action = judgement(of: text).action
      else { return }
      let keys = action.conditionKeys + action.targets.flatMap(\.resourceType.conditionKeys)
      if keys.contains(where: { ConditionKeyCatalog.stands($0.name, for: wanted) }) { return }
    }
    add(.keyNeverSent(name, action: first), in: policy, at: place)
  }

  // MARK: - Values

  private mutating func inspectValues(
    of test: PolicyCondition, _ operatorName: String, _ policy: AccessPolicy
  ) {
    let form = ConditionValueForm(test.comparison.operator)
    for value in test.values {
      guard let text = value.text, !text.contains("${"), !text.hasPrefix("{{resolve:"),
        !text.isEmpty || value.assumedDefault == nil
      else { continue }
      if !form.fits(text) {
        add(.conditionValueMalformed(text, kind: form.words), in: policy, at: value)
      } else if form == .text, text.contains("*"), !test.comparison.operator.hasWildcards {
        add(.wildcardLiteral(text, operator: operatorName), in: policy, at: value)
      }
    }
  }

  private mutating func inspectMultiFactor(
    _ test: PolicyCondition, _ statement: PolicyStatement, _ policy: AccessPolicy
  ) {
    guard test.name == "aws:multifactorauthpresent", test.comparison.operator == .bool,
      let value = test.values.first, test.values.count == 1, let isPresent = value.boolean
    else { return }
    // Requests with an access key do not carry the key at all.
    let isBypassed =
      statement.effect == .deny
      ? !isPresent && !test.comparison.ifExists
      : statement.effect == .allow && (test.comparison.ifExists && isPresent || !isPresent)
    if isBypassed { add(.multiFactorBypassed(test.key.text), in: policy, at: value) }
  }

  // MARK: - Variables

  /// Looks for variables in a policy of which the version knows none.
  private mutating func inspectVariables(of statement: PolicyStatement, of policy: AccessPolicy) {
    guard policy.location.form != .statements, policy.knowsNoVariables(evaluation) else { return }
    let resources = (statement.resources?.values ?? []) + (statement.notResources?.values ?? [])
    let tests = statement.conditions.flatMap(\.conditions).flatMap(\.values)
    for value in resources + tests {
      guard let variable = value.pattern?.outline.policyVariable else { continue }
      add(.variableIgnored(variable), in: policy, at: value)
    }
  }
}

extension AccessPolicy {
  /// Whether the document certainly has the version of 2008 or none.
  fileprivate func knowsNoVariables(_ evaluation: Evaluation) -> Bool {
    document.mapping != nil
      && evaluation.property("Version", of: document).allSatisfy { version in
        version.isAbsent || version.text?.hasPrefix("2008") == true
      }
  }
}

extension String {
  /// The first variable of the policy language in the text, such as `${aws:username}`.
  fileprivate var policyVariable: String? {
    guard contains("${") else { return nil }
    for piece in split(separator: "$").dropFirst() where piece.hasPrefix("{") {
      guard let end = piece.firstIndex(of: "}") else { continue }
      let name = piece[..<end].dropFirst()
      // `${AWS::Region}` is one of CloudFormation.
      guard let colon = name.firstIndex(of: ":"), !name[colon...].hasPrefix("::") else { continue }
      return "${" + name + "}"
    }
    return nil
  }
}

extension ConditionValueForm {
  /// How well values of a key's type can be compared by operators of this kind.
  enum Fit {
    case fits
    /// The comparison works, by the letters of the value.
    case usable
    case unfit
  }

  func fit(_ type: AuthorizedConditionKey.ValueType) -> Fit {
    switch (self, type) {
    case (.text, .string), (.number, .numeric), (.date, .date), (.boolean, .boolean),
      (.binary, .binary), (.address, .ipAddress), (.arn, .arn), (.number, .date),
      (.date, .numeric):
      .fits
    case (.text, .ipAddress): .unfit
    case (.text, _), (.boolean, .string), (.arn, .string): .usable
    default: .unfit
    }
  }
}

extension AuthorizedConditionKey.ValueType {
  /// The type in words.
  fileprivate var words: String {
    switch self {
    case .string: "a text"
    case .arn: "an ARN"
    case .boolean: "`true` or `false`"
    case .numeric: "a number"
    case .date: "a date"
    case .ipAddress: "an address"
    case .binary: "binary"
    }
  }
}
