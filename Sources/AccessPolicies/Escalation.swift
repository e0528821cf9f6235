package import CloudFormation

/// A way in which the holder of some policies can get more permissions than it was given.
package struct Escalation: Sendable {
  /// The set of actions.
  package let path: EscalationPath
  /// By what each action is allowed, in the order of the path.
  package let grants: [UnlimitedGrant]
  /// When all are allowed.
  package let scenario: Scenario
  /// Whether one of the grants rests on a parameter's default, and on which.
  package let assumedDefault: String?

  /// The ways open to the holder of some policies, through actions on any resource without
  /// conditions.
  ///
  /// What is allowed by `*` is left out: it has nothing to escalate.
  package static func all(in policies: [AccessPolicy], _ evaluation: Evaluation) -> [Escalation] {
    let grants = UnlimitedGrants(
      of: EscalationPath.actionsByService, in: policies, evaluation)
    guard !grants.isEmpty else { return [] }
    return EscalationPath.all.compactMap { Escalation($0, grants, evaluation) }
  }

  private init?(_ path: EscalationPath, _ grants: UnlimitedGrants, _ evaluation: Evaluation) {
    var used: [UnlimitedGrant] = []
    var scenario = Scenario.always
    for action in path.actions {
      guard let grant = grants[action], !grant.allowsEverything else { return nil }
      used.append(grant)
      scenario = evaluation.both(scenario, grant.scenario)
    }
    guard evaluation.isPossible(scenario) else { return nil }
    self.path = path
    self.grants = used
    self.scenario = scenario
    assumedDefault =
      used.compactMap { $0.allowance.assumedDefault ?? $0.resource.assumedDefault }.first
  }
}
