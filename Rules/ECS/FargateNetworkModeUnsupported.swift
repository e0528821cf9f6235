import CloudFormation
package import Linting

extension Rule {
  /// Finds tasks for Fargate whose network is not one of the network interface's own.
  package static let fargateNetworkModeUnsupported = Rule(
    "fargate-network-mode-unsupported",
    summary: "task for Fargate with another network mode than `awsvpc`",
    severity: .error,
    category: .schema,
    services: ["ecs", "fargate"],
    documents: ["ECS-03"],
    equivalents: [Equivalents(.cfnLint, "E3048")],
    why: """
      Every task on Fargate has a network interface of its own, which is the mode `awsvpc`. Where \
      nothing is said, ECS takes `bridge`, refuses the task definition, and the deployment fails.
      """,
    fix: "set `NetworkMode` to `awsvpc`",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
    check: .eachResource(of: [TaskDefinition.type]) { resource, template in
      let task = TaskDefinition(resource, template)
      for (mode, reason) in task.onFargate(task.values("NetworkMode")) {
        let related = [TaskDefinition.place(of: reason)]
        if mode.isAbsent {
          template.report(.noMode(resource.logicalId), at: mode, related: related)
        } else if let text = mode.text, text != "awsvpc" {
          template.report(.otherMode(text), at: mode, related: related)
        }
      }
    },
    examples: [
      Example(
        "another mode, and none",
        """
        Resources:
          Bridge:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: bridge
              #            ^^^^^^ network mode is `bridge`, but Fargate needs `awsvpc`
              Cpu: 256
              Memory: 512
              ContainerDefinitions:
                - {Name: app, Image: nginx}
          Nothing:
        # ^^^^^^^ task `Nothing` is for Fargate, but has no network mode
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              Cpu: 256
              Memory: 512
              ContainerDefinitions:
                - {Name: app, Image: nginx}
        """),
      Example(
        "a task that a service runs on Fargate in production",
        """
        Parameters:
          Stage:
            Type: String
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              NetworkMode: host
              #            ^^^^ network mode is `host`, but Fargate needs `awsvpc`, when `IsProd` is true
              Cpu: 256
              Memory: 512
              ContainerDefinitions:
                - {Name: app, Image: nginx}
          Service:
            Type: AWS::ECS::Service
            Properties:
              TaskDefinition: !Ref Task
              LaunchType: !If [IsProd, FARGATE, EC2]
              NetworkConfiguration:
                AwsvpcConfiguration: {Subnets: [subnet-0123456789abcdef0]}
        """),
      Example(
        "the mode that is needed, and a task for machines of one's own",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Cpu: 256
              Memory: 512
              ContainerDefinitions:
                - {Name: app, Image: nginx}
          Machines:
            Type: AWS::ECS::TaskDefinition
            Properties:
              NetworkMode: host
              ContainerDefinitions:
                - {Name: app, Image: nginx, Memory: 512}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func noMode(_ task: String) -> Self {
    "task `\(task)` is for Fargate, but has no network mode"
  }

  fileprivate static func otherMode(_ mode: String) -> Self {
    "network mode is `\(mode)`, but Fargate needs `awsvpc`"
  }
}
