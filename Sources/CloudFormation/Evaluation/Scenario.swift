/// The circumstances under which a value holds: what conditions and parameters have to be.
package struct Scenario: Hashable, Sendable {
  /// The circumstances as a statement for the solver.
  package var formula: Formula
  /// The same in the template's own names, in the order met.
  package var assumptions: [Assumption]

  /// Whatever the circumstances.
  package static var always: Scenario { Scenario(formula: .always, assumptions: []) }
  /// Whether it is ``always``.
  package var isAlways: Bool { formula == .always && assumptions.isEmpty }

  /// A scenario with its statement and the names that it was met under.
  package init(formula: Formula, assumptions: [Assumption]) {
    self.formula = formula
    self.assumptions = assumptions
  }
}

/// Something in a template's own names that a scenario takes for granted.
package enum Assumption: Hashable, Sendable {
  /// A condition is true or false.
  case condition(String, Bool)
  /// A parameter has one of its allowed values.
  case parameter(String, value: String)
}
