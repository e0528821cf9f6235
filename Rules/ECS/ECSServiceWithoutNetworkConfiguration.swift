import CloudFormation
package import Linting

extension Rule {
  /// Finds services whose tasks need to know their subnets, and are not told.
  package static let ecsServiceWithoutNetworkConfiguration = Rule(
    "ecs-service-without-network-configuration",
    summary: "service that does not say in which subnets its tasks run",
    severity: .error,
    category: .schema,
    services: ["ecs", "fargate"],
    documents: ["ECS-03"],
    equivalents: [Equivalents(.cfnLint, "E3052")],
    why: """
      Tasks in the network mode `awsvpc`, as all on Fargate are, get a network interface in a \
      subnet. ECS refuses a service that names none, and the deployment fails.
      """,
    fix: "add `NetworkConfiguration` with the subnets and security groups of the tasks",
    url: """
      https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html
      """,
    check: .eachResource(of: [FargateService.type]) { resource, template in
      let service = FargateService(resource, template)
      let controllers = template.values(at: "DeploymentController.Type", in: resource)
      // An external controller gives every set of tasks its own network.
      guard controllers.allSatisfy({ $0.isAbsent || $0.text == "ECS" || $0.text == "CODE_DEPLOY" })
      else { return }
      for network in template.values(at: "NetworkConfiguration", in: resource)
      where network.isAbsent {
        for (reason, words) in reasons(service, template) {
          guard let value = template.evaluation.value(network, alongside: reason) else { continue }
          template.report(
            .noNetwork(resource.logicalId), at: value,
            related: [RelatedPlace(words, at: reason.place)])
          break
        }
      }
    },
    examples: [
      Example(
        "a service on Fargate, and one whose task has a network interface of its own",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [EC2]
              NetworkMode: awsvpc
              ContainerDefinitions:
                - {Name: app, Image: nginx, Memory: 512}
          OnFargate:
        # ^^^^^^^^^ service `OnFargate` has no network configuration, so its tasks have no subnet
            Type: AWS::ECS::Service
            Properties:
              TaskDefinition: app:1
              LaunchType: FARGATE
          OnMachines:
        # ^^^^^^^^^^ service `OnMachines` has no network configuration, so its tasks have no subnet
            Type: AWS::ECS::Service
            Properties:
              TaskDefinition: !Ref Task
        """),
      Example(
        "subnets, and a task behind a bridge",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              NetworkMode: bridge
              ContainerDefinitions:
                - {Name: app, Image: nginx, Memory: 512}
          OnFargate:
            Type: AWS::ECS::Service
            Properties:
              TaskDefinition: app:1
              LaunchType: FARGATE
              NetworkConfiguration:
                AwsvpcConfiguration: {Subnets: [subnet-0123456789abcdef0]}
          OnMachines:
            Type: AWS::ECS::Service
            Properties:
              TaskDefinition: !Ref Task
        """),
    ]
  )

  /// The values by which a service's tasks need a network, with words for them.
  private static func reasons(_ service: FargateService, _ template: Inspection)
    -> [(PossibleValue, String)]
  {
    let modes = service.definitions().flatMap { named -> [PossibleValue] in
      guard let name = named.reference?.name, let task = template.template.resource(name),
        task.type == TaskDefinition.type
      else { return [] }
      return template.values(at: "NetworkMode", in: task).compactMap { mode in
        mode.text == "awsvpc" ? template.evaluation.value(mode, alongside: named) : nil
      }
    }
    return service.launches.map { ($0, "tasks on Fargate need a subnet") }
      + modes.map { ($0, "tasks in this mode need a subnet") }
  }
}

extension Diagnostic.Message {
  fileprivate static func noNetwork(_ service: String) -> Self {
    "service `\(service)` has no network configuration, so its tasks have no subnet"
  }
}
