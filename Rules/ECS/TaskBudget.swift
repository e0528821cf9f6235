import CloudFormation
import Linting

/// The CPU or memory that a task has, and that its containers share.
struct TaskBudget {
  /// What is shared.
  enum Shared: Hashable, Sendable {
    case cpu
    case memory

    /// The unit in words.
    var unit: String { self == .cpu ? "CPU units" : "MB of memory" }
  }

  /// An amount with the value of the template that says it.
  struct Share {
    let amount: Int
    let value: PossibleValue
  }

  /// What is shared.
  let resource: Shared
  /// How much of it the task has.
  let amount: Int
  /// The value that says so.
  let value: PossibleValue
  private let containers: [PossibleValue]

  /// The budgets that a task can have, as far as they are known.
  static func all(of task: TaskDefinition) -> [TaskBudget] {
    // What is set for a whole task does not count for Windows outside of Fargate.
    let systems = task.values("RuntimePlatform.OperatingSystemFamily")
    guard systems.allSatisfy({ $0.isAbsent || $0.text == "LINUX" }) else { return [] }
    let containers = task.containers
    let budgets: [(Shared, PropertyPath)] = [(.cpu, "Cpu"), (.memory, "Memory")]
    return budgets.flatMap { resource, path in
      task.values(path).compactMap { value in
        guard let text = value.text else { return nil }
        let amount =
          resource == .cpu ? TaskAmount.cpuUnits(text) : TaskAmount.mebibytes(text)
        return amount.map {
          TaskBudget(resource: resource, amount: $0, value: value, containers: containers)
        }
      }
    }
  }

  /// The containers that alone want more than the task has.
  func containersTooLarge(_ inspection: Inspection) -> [Share] {
    containers.flatMap { container in
      let key = resource == .cpu ? "Cpu" : "Memory"
      return inspection.property(key, of: container).compactMap { share -> Share? in
        guard let wanted = share.integer, wanted > amount,
          let value = inspection.evaluation.value(share, alongside: [container, value])
        else { return nil }
        return Share(amount: wanted, value: value)
      }
    }
  }

  /// What all containers reserve together, with where they say so, when it is more than the task
  /// has and none does so alone.
  func sumTooLarge(_ inspection: Inspection)
    -> (amount: Int, value: PossibleValue, parts: [PossibleValue])?
  {
    // First whatever the conditions are, then in each scenario that brings a container along.
    // A task has ten containers at most, so many more need not be told apart.
    let scenarios =
      [value]
      + containers.prefix(32).compactMap { inspection.evaluation.value(value, alongside: $0) }
    for scenario in scenarios {
      var sum = 0
      var parts: [PossibleValue] = []
      for container in containers
      where inspection.evaluation.implies(scenario.scenario.formula, container.scenario.formula) {
        guard let share = leastShare(of: container, within: scenario, inspection) else { continue }
        guard share.amount <= amount else { return nil }
        sum += share.amount
        parts.append(share.value)
      }
      if sum > amount, let value = inspection.evaluation.value(scenario, alongside: parts) {
        return (sum, value, parts)
      }
    }
    return nil
  }

  /// The least that a container reserves in a scenario; nil when it is not known.
  private func leastShare(
    of container: PossibleValue, within scenario: PossibleValue, _ inspection: Inspection
  ) -> Share? {
    let shares = reservations(of: container, inspection).compactMap {
      inspection.evaluation.value($0, alongside: scenario)
    }
    var least: Share?
    for share in shares {
      guard let amount = share.integer else { return nil }
      if amount < least?.amount ?? .max { least = Share(amount: amount, value: share) }
    }
    return least
  }

  /// What a container reserves: of memory the reservation, and where there is none the limit.
  private func reservations(of container: PossibleValue, _ inspection: Inspection)
    -> [PossibleValue]
  {
    guard resource == .memory else { return inspection.property("Cpu", of: container) }
    return inspection.property("MemoryReservation", of: container).flatMap { reservation in
      guard reservation.isAbsent else { return [reservation] }
      return inspection.property("Memory", of: container).compactMap {
        inspection.evaluation.value($0, alongside: reservation)
      }
    }
  }
}
