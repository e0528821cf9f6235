import CloudFormation
import Linting
import ResourceGraph
import TemplateSyntax

/// A task definition and what the template says about where it runs.
struct TaskDefinition {
  /// The type of the resource.
  static let type = "AWS::ECS::TaskDefinition"

  /// The resource.
  let resource: Resource
  private let inspection: Inspection

  init(_ resource: Resource, _ inspection: Inspection) {
    self.resource = resource
    self.inspection = inspection
  }

  /// Every value that a property can have.
  func values(_ path: PropertyPath) -> [PossibleValue] {
    inspection.values(at: path, in: resource)
  }

  /// The containers, each as it can be.
  var containers: [PossibleValue] { values("ContainerDefinitions.*") }

  /// The scenarios in which the list of containers is empty, at the list.
  var emptyContainerLists: [PossibleValue] {
    values("ContainerDefinitions").flatMap { list -> [PossibleValue] in
      guard let elements = list.sequence?.elements,
        elements.allSatisfy({ $0.function == .if })
      else { return [] }
      return elements.reduce([list]) { lists, element in
        let absences = inspection.evaluation.values(of: element).filter(\.isAbsent)
        return lists.flatMap { list in
          absences.compactMap { inspection.evaluation.value(list, alongside: $0) }
        }
      }
    }
  }

  /// The values that make the task one for Fargate, each in the scenario in which it does: what the
  /// definition says itself, or services of the template that run it there.
  var fargateReasons: [PossibleValue] {
    let compatibilities = values("RequiresCompatibilities.*")
    let own = compatibilities.filter { $0.text == "FARGATE" }
    // A definition that leaves Fargate out is not run there at all, whatever a service wants.
    guard own.isEmpty, compatibilities.allSatisfy(\.isUnknown) else { return own }
    return inspection.graph.resources(.runs, resource.logicalId).flatMap { service in
      FargateService(service, inspection).reasonsToRun(resource)
    }
  }

  /// The combinations of a value with the reasons for Fargate that can come about, one for each
  /// scenario that the value already has.
  func onFargate(_ values: [PossibleValue]) -> [(value: PossibleValue, reason: PossibleValue)] {
    let reasons = fargateReasons
    return values.flatMap { value in
      reasons.compactMap { reason in
        inspection.evaluation.value(value, alongside: reason).map { ($0, reason) }
      }
    }
  }

  /// Where it is said that the task is for Fargate.
  static func place(of reason: PossibleValue) -> RelatedPlace {
    RelatedPlace("this makes it a task for Fargate", at: reason.place)
  }
}

/// A service, and whether it runs its tasks on Fargate.
struct FargateService {
  /// The type of the resource.
  static let type = "AWS::ECS::Service"

  private let resource: Resource
  private let inspection: Inspection

  init(_ resource: Resource, _ inspection: Inspection) {
    self.resource = resource
    self.inspection = inspection
  }

  /// The values that put the service's tasks on Fargate: a launch type or a capacity provider.
  var launches: [PossibleValue] {
    inspection.values(at: "LaunchType", in: resource).filter { $0.text == "FARGATE" }
      + inspection.values(at: "CapacityProviderStrategy.*.CapacityProvider", in: resource)
      .filter { $0.text == "FARGATE" || $0.text == "FARGATE_SPOT" }
  }

  /// The values that name a task definition of the template.
  func definitions() -> [PossibleValue] {
    inspection.values(at: "TaskDefinition", in: resource).filter { $0.reference != nil }
  }

  /// The launches that run a task definition, in the scenario in which they do.
  func reasonsToRun(_ definition: Resource) -> [PossibleValue] {
    let named = definitions().filter { $0.reference?.name == definition.logicalId }
    return launches.flatMap { launch in
      named.compactMap { inspection.evaluation.value(launch, alongside: $0) }
    }
  }
}
