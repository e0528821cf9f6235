package import CloudFormation
package import TemplateSyntax

/// A statement of an access policy.
package struct PolicyStatement: Sendable {
  /// What a statement does with the requests that it matches.
  package enum Effect: Sendable {
    case allow
    case deny
  }

  /// The statement as a whole, with its scenario.
  package let value: PossibleValue
  /// The mapping.
  package let node: Node
  /// What it does; nil when that is open or is neither of the two words.
  package let effect: Effect?
  /// Who it is about: `Principal`; nil when there is no such element.
  package let principals: [PolicyPrincipal]?
  /// The key `NotPrincipal`, when there is one.
  package let notPrincipalKey: Node?
  /// `Action`; nil when there is no such element.
  package let actions: PolicyElement?
  /// `NotAction`; nil when there is no such element.
  package let notActions: PolicyElement?
  /// `Resource`; nil when there is no such element.
  package let resources: PolicyElement?
  /// `NotResource`; nil when there is no such element.
  package let notResources: PolicyElement?
  /// `Condition` in every form that it can have; one without conditions when there is none.
  package let conditions: [PolicyConditions]

  init?(_ value: PossibleValue, _ evaluation: Evaluation) {
    guard let node = value.mapping else { return nil }
    self.value = value
    self.node = node
    let effects = evaluation.property("Effect", of: value).map(\.text)
    effect =
      switch effects {
      case ["Allow"]: .allow
      case ["Deny"]: .deny
      default: nil
      }
    principals = PolicyPrincipal.principals(of: value, evaluation)
    notPrincipalKey = node.pair("NotPrincipal")?.key
    actions = PolicyElement("Action", of: value, evaluation)
    notActions = PolicyElement("NotAction", of: value, evaluation)
    resources = PolicyElement("Resource", of: value, evaluation)
    notResources = PolicyElement("NotResource", of: value, evaluation)
    conditions = PolicyConditions.forms(of: value, evaluation)
  }

  /// Whether the statement certainly has no condition, whatever the scenario.
  package var isUnconditional: Bool { conditions.allSatisfy(\.isEmpty) }

  /// The first of the statement's forms without conditions; nil when all have some.
  package var unconditionalForm: PolicyConditions? { conditions.first(where: \.isEmpty) }
}

/// Someone whom a statement of a resource or trust policy is about.
package struct PolicyPrincipal: Sendable {
  /// What kind of caller is meant.
  package enum Kind: Sendable {
    /// `Principal: "*"`.
    case everyone
    /// Accounts, users, roles and sessions.
    case aws
    case service
    case federated
    case canonicalUser
  }

  /// What kind of caller is meant.
  package let kind: Kind
  /// The name or ARN, in its scenario.
  package let value: PossibleValue

  /// Whether anyone in the world is meant.
  package var isEveryone: Bool {
    switch kind {
    case .everyone: true
    case .aws: value.text == "*"
    case .service, .federated, .canonicalUser: false
    }
  }

  /// The account all of whose principals are meant, when it is written as a number.
  package var wholeAccount: String? {
    guard kind == .aws, let text = value.text else { return nil }
    if text.isAccountNumber { return text }
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0] == "arn", fields[2] == "iam", fields[5] == "root" else {
      return nil
    }
    return String(fields[4]).isAccountNumber ? String(fields[4]) : nil
  }

  static func principals(of statement: PossibleValue, _ evaluation: Evaluation)
    -> [PolicyPrincipal]?
  {
    guard statement.mapping?.pair("Principal") != nil else { return nil }
    return evaluation.property("Principal", of: statement).flatMap { value in
      if value.text == "*" { return [PolicyPrincipal(kind: .everyone, value: value)] }
      guard let mapping = value.mapping else { return [] }
      return mapping.pairs.flatMap { pair -> [PolicyPrincipal] in
        guard let kind = Kind(key: pair.key) else { return [] }
        let values = evaluation.property(pair.key.text, of: value)
        return evaluation.texts(of: values).map { PolicyPrincipal(kind: kind, value: $0) }
      }
    }
  }
}

extension PolicyPrincipal.Kind {
  init?(key: Node) {
    switch key.text {
    case "AWS": self = .aws
    case "Service": self = .service
    case "Federated": self = .federated
    case "CanonicalUser": self = .canonicalUser
    default: return nil
    }
  }
}

extension String {
  /// Whether the text is the twelve digits of an account.
  package var isAccountNumber: Bool {
    utf8.count == 12 && utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
