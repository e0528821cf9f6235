package import CloudFormation

extension Evaluation {
  /// A value as it stands when others have theirs: in the scenario of all, resting on a default when
  /// one of them does; nil when they never come about together.
  package func value(_ value: PossibleValue, together others: PossibleValue...) -> PossibleValue? {
    var joined = value
    for other in others {
      joined.scenario = both(joined.scenario, other.scenario)
      joined.assumedDefault = joined.assumedDefault ?? other.assumedDefault
    }
    return isPossible(joined.scenario) ? joined : nil
  }
}
