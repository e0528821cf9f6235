extension Evaluation {
  /// A value as it stands when others have theirs; nil when they never come about together.
  ///
  /// It holds in the scenario of all of them, and rests on a default when one of them does. A rule
  /// that judges one value by another reports what this gives.
  package func value(_ value: PossibleValue, alongside others: [PossibleValue]) -> PossibleValue? {
    var joined = value
    for other in others {
      joined.scenario = both(joined.scenario, other.scenario)
      if joined.assumedDefault == nil, let parameter = other.assumedDefault {
        joined.assumedDefault = parameter
        joined.origin = other.origin
      }
    }
    return isPossible(joined.scenario) ? joined : nil
  }

  /// A value as it stands when others have theirs; nil when they never come about together.
  package func value(_ value: PossibleValue, alongside others: PossibleValue...) -> PossibleValue? {
    self.value(value, alongside: others)
  }
}
