import CloudFormation
import Linting
import TemplateSyntax

/// A variable that a function finds in its environment.
struct EnvironmentVariable {
  /// The name.
  let name: String
  /// Where the name is written.
  let key: Node
  /// What stands behind the name.
  let node: Node
  /// Every value that it can have.
  let values: [PossibleValue]

  /// The variables of a function; those of every branch where conditions choose between some.
  static func all(in function: Resource, _ inspection: Inspection) -> [EnvironmentVariable] {
    inspection.values(at: "Environment.Variables", in: function).flatMap { all(of: $0, inspection) }
  }

  /// The variables of one mapping.
  static func all(of variables: PossibleValue, _ inspection: Inspection) -> [EnvironmentVariable] {
    (variables.mapping?.pairs ?? []).map { pair in
      let values = inspection.evaluation.values(of: pair.value, when: variables.scenario)
      return EnvironmentVariable(
        name: pair.key.text, key: pair.key, node: pair.value, values: values)
    }
  }
}
