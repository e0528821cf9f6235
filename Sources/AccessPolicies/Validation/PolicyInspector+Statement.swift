import CloudFormation
import TemplateSyntax

extension PolicyInspector {
  /// Looks at the elements of a statement, and at what they name.
  mutating func inspect(_ statement: PolicyStatement, of policy: AccessPolicy) {
    guard !statement.node.holdsTransform else { return }
    inspectKeys(of: statement.value, in: policy, among: Self.statementKeys)
    inspectPresence(in: statement, of: policy)
    inspectEffect(of: statement, of: policy)
    inspectPrincipals(of: statement, of: policy)
    inspectActions(of: statement, of: policy)
    inspectResources(of: statement, of: policy)
    inspectConditions(of: statement, of: policy)
  }

  private static let statementKeys = [
    "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource",
    "Condition",
  ]

  // MARK: - Presence

  private mutating func inspectPresence(in statement: PolicyStatement, of policy: AccessPolicy) {
    need("Effect", nil, in: statement, of: policy)
    need("Action", "NotAction", in: statement, of: policy)
    switch policy.kind {
    case .trust:
      need("Principal", nil, in: statement, of: policy)
      forbid(["Resource", "NotResource", "NotPrincipal"], in: statement, of: policy)
    case .resource:
      need("Principal", "NotPrincipal", in: statement, of: policy)
      if policy.needsResources { need("Resource", "NotResource", in: statement, of: policy) }
    case .endpoint:
      need("Principal", "NotPrincipal", in: statement, of: policy)
    case .identity, .boundary, .session, .iot:
      need("Resource", "NotResource", in: statement, of: policy)
      forbid(["Principal", "NotPrincipal"], in: statement, of: policy)
    }
  }

  /// Reports an element, or one of two, that is left out, and two that exclude each other.
  private mutating func need(
    _ name: String, _ other: String?, in statement: PolicyStatement, of policy: AccessPolicy
  ) {
    let first = statement.node.pair(name)
    let second = other.flatMap { statement.node.pair($0) }
    // What differs in case only is reported as that.
    if first == nil, second == nil {
      let names = [name, other].compactMap { $0?.lowercased() }
      if statement.node.pairs.contains(where: { names.contains($0.key.text.lowercased()) }) {
        return
      }
      add(.elementMissing(name), in: policy, at: firstKey(of: statement.value))
    } else if let first, let second, let other {
      let isBoth = [first, second].allSatisfy { pair in
        evaluation.property(pair.key.text, of: statement.value).allSatisfy { !$0.isAbsent }
      }
      if isBoth {
        add(.elementsExclude(name, other), in: policy, at: key(second.key, of: statement.value))
      }
    } else if let pair = first ?? second {
      for value in evaluation.property(pair.key.text, of: statement.value) where value.isAbsent {
        var place = key(pair.key, of: statement.value)
        place.scenario = value.scenario
        add(.elementMissing(pair.key.text), in: policy, at: place)
      }
    }
  }

  private mutating func forbid(
    _ names: [String], in statement: PolicyStatement, of policy: AccessPolicy
  ) {
    for name in names {
      guard let pair = statement.node.pair(name) else { continue }
      for value in evaluation.property(name, of: statement.value) where !value.isAbsent {
        var place = key(pair.key, of: statement.value)
        place.scenario = value.scenario
        add(.elementUnexpected(name), in: policy, at: place)
        break
      }
    }
  }

  // MARK: - Effect

  private mutating func inspectEffect(of statement: PolicyStatement, of policy: AccessPolicy) {
    guard statement.node.pair("Effect") != nil else { return }
    for effect in evaluation.property("Effect", of: statement.value) {
      if effect.mapping != nil || effect.sequence != nil {
        add(.elementOfWrongType("Effect", takes: "one word"), in: policy, at: effect)
      } else if let text = effect.text, text != "Allow", text != "Deny" {
        add(.effectUnknown(text), in: policy, at: effect)
      }
    }
  }

  // MARK: - Texts

  /// The single texts of an element, after whatever is no text was reported.
  mutating func texts(
    of name: String, in statement: PolicyStatement, of policy: AccessPolicy
  ) -> [PossibleValue] {
    guard statement.node.pair(name) != nil else { return [] }
    var texts: [PossibleValue] = []
    for value in evaluation.property(name, of: statement.value) {
      if let list = value.sequence, list.count == 0 {
        add(.listEmpty(name), in: policy, at: value)
      }
      let elements = value.mapping == nil ? evaluation.elements(of: value) : [value]
      for element in elements {
        if element.mapping != nil || element.sequence != nil {
          if let mapping = element.mapping, mayBecomeText(mapping) { continue }
          add(
            .elementOfWrongType(name, takes: "a text or a list of texts"), in: policy, at: element)
        } else {
          texts.append(element)
        }
      }
    }
    return texts
  }

  /// Whether a mapping is the call of a function that is not known here, or has one that adds to it.
  func mayBecomeText(_ mapping: Node) -> Bool {
    mapping.holdsTransform
      || mapping.count == 1 && mapping.pairs.first?.key.text.contains("::") == true
  }
}

extension AccessPolicy {
  /// Whether a statement names its resources: some services take a policy without, since it stands
  /// at the resource.
  fileprivate var needsResources: Bool {
    let demanding: Set = ["s3", "sns", "sqs", "kms", "es", "secretsmanager"]
    return location.services.contains { demanding.contains($0) }
  }
}
