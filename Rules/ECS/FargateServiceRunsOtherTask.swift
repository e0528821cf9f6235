import CloudFormation
package import Linting

extension Rule {
  /// Finds services that run a task on Fargate which is not for it.
  package static let fargateServiceRunsOtherTask = Rule(
    "fargate-service-runs-other-task",
    summary: "service on Fargate whose task is for EC2 only",
    severity: .error,
    category: .schema,
    services: ["ecs", "fargate"],
    documents: ["ECS-03"],
    equivalents: [Equivalents(.cfnLint, "E3054")],
    why: """
      `RequiresCompatibilities` says where a task can run. ECS refuses a service that runs it \
      elsewhere, and the deployment fails.
      """,
    fix: "add `FARGATE` to `RequiresCompatibilities` of the task definition",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
    check: .eachResource(of: [FargateService.type]) { resource, template in
      let service = FargateService(resource, template)
      for launch in service.launches {
        for named in service.definitions() {
          guard let name = named.reference?.name,
            let definition = template.resource(name),
            definition.type == TaskDefinition.type,
            let value = template.evaluation.value(launch, alongside: named)
          else { continue }
          let compatibilities = TaskDefinition(definition, template)
            .values("RequiresCompatibilities.*")
          let texts = compatibilities.compactMap(\.text)
          guard !texts.isEmpty, texts.count == compatibilities.count, !texts.contains("FARGATE"),
            let value = template.evaluation.value(value, alongside: compatibilities)
          else { continue }
          template.report(
            .isForOther(name, texts), at: value,
            related: [RelatedPlace("the task is for this", at: compatibilities[0].place)])
        }
      }
    },
    examples: [
      Example(
        "a service on Fargate, a task for EC2",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [EC2]
              NetworkMode: awsvpc
              Cpu: 256
              Memory: 512
              ContainerDefinitions:
                - {Name: app, Image: nginx}
          Service:
            Type: AWS::ECS::Service
            Properties:
              TaskDefinition: !Ref Task
              LaunchType: FARGATE
              #           ^^^^^^^ service runs on Fargate, but task `Task` is for `EC2` only
              NetworkConfiguration:
                AwsvpcConfiguration: {Subnets: [subnet-0123456789abcdef0]}
        """),
      Example(
        "a task for Fargate, one for both, one that does not say, and one from elsewhere",
        """
        Resources:
          Fargate:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE, EC2]
              NetworkMode: awsvpc
              Cpu: 256
              Memory: 512
              ContainerDefinitions:
                - {Name: app, Image: nginx}
          Silent:
            Type: AWS::ECS::TaskDefinition
            Properties:
              NetworkMode: awsvpc
              Cpu: 256
              Memory: 512
              ContainerDefinitions:
                - {Name: app, Image: nginx}
          First:
            Type: AWS::ECS::Service
            Properties:
              TaskDefinition: !Ref Fargate
              LaunchType: FARGATE
              NetworkConfiguration:
                AwsvpcConfiguration: {Subnets: [subnet-0123456789abcdef0]}
          Second:
            Type: AWS::ECS::Service
            Properties:
              TaskDefinition: !Ref Silent
              LaunchType: FARGATE
              NetworkConfiguration:
                AwsvpcConfiguration: {Subnets: [subnet-0123456789abcdef0]}
          Third:
            Type: AWS::ECS::Service
            Properties:
              TaskDefinition: app:1
              LaunchType: FARGATE
              NetworkConfiguration:
                AwsvpcConfiguration: {Subnets: [subnet-0123456789abcdef0]}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func isForOther(_ task: String, _ compatibilities: [String]) -> Self {
    let words = compatibilities.map { "`\($0)`" }.joined(separator: " and ")
    return "service runs on Fargate, but task `\(task)` is for \(words) only"
  }
}
