package import CloudFormation
package import ResourceCatalog
import TemplateSyntax

/// An action that a statement allows on any resource, without conditions.
package struct UnlimitedGrant: Sendable {
  /// The action, as the catalog writes it.
  package let action: String
  /// The text of the statement that allows it, perhaps with wildcards.
  package let allowance: PossibleValue
  /// The text of the statement that names every resource.
  package let resource: PossibleValue
  /// When both hold.
  package let scenario: Scenario
  /// The resource that carries the statement.
  package let carrier: Resource

  /// Whether the statement allows every action of every service.
  package var allowsEverything: Bool { allowance.text == "*" }
}

extension PolicyStatement {
  /// The first text by which the statement allows an action; nil when none does for certain.
  package func allowance(of action: String) -> PossibleValue? {
    actions?.values.first { value in
      guard let text = value.text, let first = text.utf8.first else { return false }
      // Most texts are of another service, and their first letter says so.
      guard
        first == UInt8(ascii: "*") || first == UInt8(ascii: "?")
          || first | 0x20 == (action.utf8.first ?? 0) | 0x20
      else { return false }
      return WildcardPattern(text, ignoringCase: true).matches(action)
    }
  }

  /// The text that lets an action reach every resource that it can work on; nil when none does for
  /// certain.
  package func unlimitedResource(for action: AuthorizedAction) -> PossibleValue? {
    if let everything = everyResource { return everything }
    let formats = action.targets.map { ResourcePart(format: $0.resourceType.arnFormat) }
    guard !formats.isEmpty, let resources else { return nil }
    return resources.values.first { value in
      guard let named = value.pattern.flatMap(ResourcePart.init(of:)) else { return false }
      return formats.allSatisfy(named.covers)
    }
  }

  /// The text `*` among the resources.
  package var everyResource: PossibleValue? {
    resources?.values.first { $0.text == "*" }
  }
}

/// The last field of an ARN: what it names within an account and region.
private struct ResourcePart {
  let pattern: WildcardPattern

  /// The part of a text with unknown stretches, which count as names.
  init?(of text: TextPattern) {
    guard let fields = text.fieldsOfARN else { return nil }
    pattern = WildcardPattern(String(fields[5]))
  }

  /// The part of a format with variables, which count as wildcards.
  init(format: String) {
    var letters = ""
    var isVariable = false
    for character in format.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
      .last ?? ""
    {
      switch character {
      case "$": letters.append("*")
      case "{": isVariable = true
      case "}": isVariable = false
      default: if !isVariable { letters.append(character) }
      }
    }
    pattern = WildcardPattern(letters)
  }

  func covers(_ other: ResourcePart) -> Bool { pattern.covers(other.pattern) }
}

/// The actions among some that policies of one holder together allow on any resource, without
/// conditions, and that none of them denies.
package struct UnlimitedGrants {
  private var grants: [String: UnlimitedGrant] = [:]

  /// The grants of policies, of the actions given in groups by service.
  package init(
    of actions: [String: [String]], in policies: [AccessPolicy], _ evaluation: Evaluation
  ) {
    let denied = Self.deniedActions(policies)
    for policy in policies {
      for statement in policy.statements
      where statement.effect == .allow && statement.isUnconditional {
        for value in statement.actions?.values ?? [] {
          guard let text = value.text else { continue }
          let wanted = Self.actions(in: actions, matching: text)
          for action in wanted where grants[action] == nil {
            if denied.contains(where: { $0.matches(action) }) { continue }
            grants[action] = UnlimitedGrant(
              action, by: value, in: statement, of: policy, evaluation)
          }
        }
      }
    }
  }

  /// The grant of an action; nil when it is not allowed on any resource for certain.
  package subscript(action: String) -> UnlimitedGrant? { grants[action] }

  /// Whether none of the actions is allowed on any resource for certain.
  package var isEmpty: Bool { grants.isEmpty }

  private static func actions(in actions: [String: [String]], matching text: String) -> [String] {
    guard let colon = text.firstIndex(of: ":") else {
      return text == "*" ? actions.values.flatMap { $0 } : []
    }
    guard let candidates = actions[text[..<colon].lowercased()] else { return [] }
    let pattern = WildcardPattern(text, ignoringCase: true)
    return candidates.filter { pattern.matches($0) }
  }

  private static func deniedActions(_ policies: [AccessPolicy]) -> [WildcardPattern] {
    policies.flatMap(\.statements).flatMap { statement -> [WildcardPattern] in
      guard statement.effect == .deny, statement.isUnconditional, statement.everyResource != nil
      else { return [] }
      return (statement.actions?.values ?? []).compactMap { value in
        value.text.map { WildcardPattern($0, ignoringCase: true) }
      }
    }
  }
}

extension UnlimitedGrant {
  fileprivate init?(
    _ action: String, by value: PossibleValue, in statement: PolicyStatement,
    of policy: AccessPolicy, _ evaluation: Evaluation
  ) {
    guard let known = AuthorizationCatalog.standard.action(action),
      let resource = statement.unlimitedResource(for: known)
    else { return nil }
    let scenario = evaluation.both(value.scenario, resource.scenario)
    guard evaluation.isPossible(scenario) else { return nil }
    self.action = action
    allowance = value
    self.resource = resource
    self.scenario = scenario
    carrier = policy.resource
  }
}
