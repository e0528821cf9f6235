import CloudFormation
import ResourceCatalog
import SourceText
import TemplateSyntax

extension PolicyInspector {
  /// Looks at whom a statement is about.
  ///
  /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html>
  mutating func inspectPrincipals(of statement: PolicyStatement, of policy: AccessPolicy) {
    guard !policy.kind.isAboutHolder else { return }
    for name in ["Principal", "NotPrincipal"] where statement.node.pair(name) != nil {
      for value in evaluation.property(name, of: statement.value) {
        guard let mapping = value.mapping else {
          inspectShortPrincipal(value, of: policy)
          continue
        }
        for pair in mapping.pairs {
          inspectPrincipals(pair, of: value, statement, policy)
        }
      }
    }
  }

  private mutating func inspectShortPrincipal(_ value: PossibleValue, of policy: AccessPolicy) {
    if value.sequence != nil {
      add(
        .elementOfWrongType("Principal", takes: "`*` or a mapping such as `AWS: …`"), in: policy,
        at: value)
    } else if let text = value.text, text != "*" {
      // An event bus takes an account.
      if policy.location.services == ["events"], text.isAccountNumber { return }
      add(.principal(.notMapping(text)), in: policy, at: value)
    }
  }

  private mutating func inspectPrincipals(
    _ pair: Node.Pair, of value: PossibleValue, _ statement: PolicyStatement,
    _ policy: AccessPolicy
  ) {
    let name = pair.key.text
    if name.hasPrefix("Fn::") { return }
    guard let kind = PolicyPrincipal.Kind(key: pair.key) else {
      add(
        .principal(.kindUnknown(name, nearest: NearestName.nearest(to: name, among: Self.kinds))),
        in: policy, at: key(pair.key, of: value))
      return
    }
    for member in evaluation.property(name, of: value) {
      if let list = member.sequence, list.count == 0 {
        add(.listEmpty(name), in: policy, at: member)
      }
      let elements = member.mapping == nil ? evaluation.elements(of: member) : [member]
      for element in elements {
        if element.mapping != nil {
          add(
            .elementOfWrongType(name, takes: "a text or a list of texts"), in: policy, at: element)
          continue
        }
        if let problem = problem(of: element, kind: kind) {
          add(.principal(problem), in: policy, at: element)
        } else if policy.kind == .trust {
          inspectTrust(in: element, kind: kind, statement, policy)
        }
      }
    }
  }

  private static let kinds = ["AWS", "Service", "Federated", "CanonicalUser"]

  // MARK: - One principal

  private func problem(of value: PossibleValue, kind: PolicyPrincipal.Kind) -> PrincipalProblem? {
    // An empty default is there to be replaced.
    if kind != .canonicalUser, value.assumedDefault == nil, value.text?.isEmpty ?? false {
      return .empty
    }
    return switch kind {
    case .aws: problemOfIdentity(value)
    case .service: problemOfService(value)
    case .federated: problemOfProvider(value)
    case .canonicalUser: problemOfCanonicalUser(value)
    case .everyone: nil
    }
  }

  private func problemOfIdentity(_ value: PossibleValue) -> PrincipalProblem? {
    if let reference = value.reference {
      let names: Set = ["AWS::IAM::Role", "AWS::IAM::User"]
      guard reference.attribute == nil, let type = types[reference.name], names.contains(type)
      else { return nil }
      return .name(reference)
    }
    guard let pattern = value.pattern, !pattern.parts.isEmpty else { return nil }
    let shown = pattern.description
    guard let fields = pattern.fieldsOfARN else {
      guard let text = pattern.text else { return nil }
      if text == "*" || text.isAccountNumber || text.isUniqueId { return nil }
      if text.hasPrefix("{{resolve:") || text.hasPrefix("${") { return nil }
      // An origin access identity has spaces in its name, and six fields as well.
      return .malformed(text)
    }
    return problem(ofARN: fields, shown: shown)
  }

  private func problem(ofARN fields: [Substring], shown: String) -> PrincipalProblem? {
    let unknown = TextPattern.unknownLetter
    let (service, region, account, name) = (fields[2], fields[3], fields[4], fields[5])
    if service.contains(unknown) || name.first == unknown { return nil }
    guard service == "iam" || service == "sts", region.isEmpty || region.first == unknown else {
      return .malformed(shown)
    }
    if name.hasPrefix("group/") { return .group(shown) }
    if account.contains("*") || account.contains("?") || name.contains("*") {
      return .wildcard(shown)
    }
    if !account.contains(unknown), !String(account).isAccountNumber, account != "cloudfront" {
      return .malformed(shown)
    }
    let kinds = ["root", "user/", "role/", "assumed-role/", "federated-user/"]
    let isKnown = kinds.contains { $0.hasSuffix("/") ? name.hasPrefix($0) : name == $0 }
    return isKnown || name.contains(unknown) && !name.contains("/") ? nil : .malformed(shown)
  }

  /// A provider is an ARN, or the host of one that IAM knows by itself.
  private func problemOfProvider(_ value: PossibleValue) -> PrincipalProblem? {
    guard let pattern = value.pattern, !pattern.parts.isEmpty, value.reference == nil else {
      return nil
    }
    let shown = pattern.description
    guard let fields = pattern.fieldsOfARN else {
      guard let text = pattern.text, !text.hasPrefix("{{resolve:"), !text.hasPrefix("${") else {
        return nil
      }
      return text.contains(".") && !text.contains("/") ? nil : .provider(text)
    }
    let unknown = TextPattern.unknownLetter
    guard !fields[2].contains(unknown), !fields[5].prefix(14).contains(unknown) else { return nil }
    let isProvider = fields[5].hasPrefix("saml-provider/") || fields[5].hasPrefix("oidc-provider/")
    return fields[2] == "iam" && isProvider ? nil : .provider(shown)
  }

  /// A canonical user is the id that S3 has for an account, 64 hexadecimal digits.
  private func problemOfCanonicalUser(_ value: PossibleValue) -> PrincipalProblem? {
    guard let text = value.text, !text.hasPrefix("{{resolve:"), !text.hasPrefix("${") else {
      return nil
    }
    return text.utf8.count == 64 && text.allSatisfy(\.isHexDigit) ? nil : .canonicalUser(text)
  }

  private func problemOfService(_ value: PossibleValue) -> PrincipalProblem? {
    guard let text = value.text, !text.isEmpty, !text.hasPrefix("{{resolve:") else { return nil }
    if text == "*" { return nil }
    if text.contains("*") || text.hasPrefix("arn:") || !text.contains(".") {
      return .service(text)
    }
    return nil
  }

  // MARK: - Trust

  /// Looks whether the users of a principal can assume the role in the way that is allowed.
  private mutating func inspectTrust(
    in value: PossibleValue, kind: PolicyPrincipal.Kind, _ statement: PolicyStatement,
    _ policy: AccessPolicy
  ) {
    guard statement.effect == .allow, let actions = statement.actions, !actions.values.isEmpty,
      let needed = neededAction(of: PolicyPrincipal(kind: kind, value: value))
    else { return }
    let texts = actions.values.compactMap(\.text)
    guard texts.count == actions.values.count else { return }
    let ways = [
      "sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity",
    ]
    // A statement about tags or names of sessions goes with another one.
    guard texts.contains(where: { text in ways.contains { matches(text, $0) } }),
      !texts.contains(where: { matches($0, needed) })
    else { return }
    add(
      .trustWithoutEffect(value.pattern?.description ?? "", needs: needed), in: policy, at: value)
  }

  private func matches(_ text: String, _ action: String) -> Bool {
    WildcardPattern(text, ignoringCase: true).matches(action)
  }

  private func neededAction(of principal: PolicyPrincipal) -> String? {
    switch principal.kind {
    case .service, .aws: return "sts:AssumeRole"
    case .federated:
      guard let provider = principal.identityProvider else { return nil }
      return provider.isSAML ? "sts:AssumeRoleWithSAML" : "sts:AssumeRoleWithWebIdentity"
    case .everyone, .canonicalUser: return nil
    }
  }
}

extension String {
  /// Whether the text is the unique id of a user, role or key of CloudFront.
  fileprivate var isUniqueId: Bool {
    utf8.count >= 16
      && (hasPrefix("AIDA") || hasPrefix("AROA") || hasPrefix("ANPA") || hasPrefix("AKIA"))
  }
}
