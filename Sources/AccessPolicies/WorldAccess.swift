package import CloudFormation

/// Someone unknown whom a statement of a resource or trust policy lets in.
package struct WorldAccess: Sendable {
  /// The principal that stands for everyone, in the scenario in which nothing narrows it.
  package let principal: PossibleValue
  /// The statement.
  package let statement: PolicyStatement
}

extension AccessPolicy {
  /// The principals of the policy's statements that let in everyone, because they stand for everyone
  /// and no condition narrows them.
  package func worldAccess(_ evaluation: Evaluation) -> [WorldAccess] {
    statements.filter { $0.effect == .allow }.flatMap { statement in
      (statement.principals ?? []).filter(\.isEveryone).flatMap { principal in
        statement.conditions.filter { $0.callerRestriction == .none }.compactMap { conditions in
          evaluation.value(principal.value, alongside: conditions.value).map {
            WorldAccess(principal: $0, statement: statement)
          }
        }
      }
    }
  }
}
