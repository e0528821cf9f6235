package import CloudFormation
package import Linting

extension Inspection {
  /// A value as it stands when others have theirs; nil when they never come about together.
  ///
  /// It holds in the scenario of all of them, and rests on a default when one of them does. A rule
  /// that judges one value by another reports what this gives.
  package func value(_ value: PossibleValue, alongside others: [PossibleValue]) -> PossibleValue? {
    var joined = value
    for other in others {
      joined.scenario = evaluation.both(joined.scenario, other.scenario)
      guard evaluation.isPossible(joined.scenario) else { return nil }
      if joined.assumedDefault == nil, let parameter = other.assumedDefault {
        joined.assumedDefault = parameter
        joined.origin = other.origin
      }
    }
    return joined
  }

  /// A value as it stands when another has its own.
  package func value(_ value: PossibleValue, alongside other: PossibleValue) -> PossibleValue? {
    self.value(value, alongside: [other])
  }
}
