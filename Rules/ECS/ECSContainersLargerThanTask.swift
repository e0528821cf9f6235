import CloudFormation
package import Linting

extension Rule {
  /// Finds task definitions whose containers want more than the task has.
  package static let ecsContainersLargerThanTask = Rule(
    "ecs-containers-larger-than-task",
    summary: "containers with more CPU or memory than their task",
    severity: .error,
    category: .schema,
    services: ["ecs", "fargate"],
    documents: ["ECS-02"],
    why: """
      The containers of a task share its CPU and memory. ECS refuses a task definition in which one \
      may use more memory than the task has, or in which all together reserve more.
      """,
    fix: "give the task more, or its containers less",
    url: """
      https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
      """,
    check: .eachResource(of: [TaskDefinition.type]) { resource, template in
      let task = TaskDefinition(resource, template)
      for budget in TaskBudget.all(of: task) {
        for container in budget.containersTooLarge(template) {
          template.report(
            .tooLarge(budget, container.amount), at: container.value,
            related: [RelatedPlace("the task has this", at: budget.value.place)])
        }
        if let sum = budget.sumTooLarge(template) {
          template.report(
            .togetherTooLarge(budget, sum.amount), at: sum.value,
            related: sum.parts.map { RelatedPlace("part of the sum", at: $0.place) })
        }
      }
    },
    examples: [
      Example(
        "a container with more memory than its task",
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
                - Name: app
                  Image: nginx
                  Memory: 1024
                  #       ^^^^ container has 1024 MB of memory, but its task only 512
        """),
      Example(
        "containers that reserve more than there is together",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Cpu: .5 vCPU
              #    ^^^^^^^ containers have 640 CPU units together, but their task only 512
              Memory: 1 GB
              #       ^^^^ containers have 1280 MB of memory together, but their task only 1024
              ContainerDefinitions:
                - {Name: app, Image: nginx, Cpu: 512, MemoryReservation: 768, Memory: 1024}
                - {Name: logs, Image: fluent, Cpu: 128, Memory: "512"}
        """),
      Example(
        "a container that is only there in production",
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
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Cpu: 256
              #    ^^^ containers have 320 CPU units together, but their task only 256, when `IsProd` is true
              Memory: 512
              ContainerDefinitions:
                - {Name: app, Image: nginx, Cpu: 256}
                - !If
                  - IsProd
                  - {Name: logs, Image: fluent, Cpu: 64}
                  - !Ref AWS::NoValue
        """),
      Example(
        "containers that fit, with limits that they do not reach together, and one that is unknown",
        """
        Parameters:
          Memory:
            Type: Number
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Cpu: 1 vCPU
              Memory: 2GB
              ContainerDefinitions:
                - {Name: app, Image: nginx, Cpu: 512, MemoryReservation: 512, Memory: 2048}
                - {Name: logs, Image: fluent, Cpu: 512, MemoryReservation: 512, Memory: 2048}
                - {Name: metrics, Image: statsd, Memory: !Ref Memory}
          Machines:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - {Name: app, Image: nginx, Cpu: 4096, Memory: 65536}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func tooLarge(_ budget: TaskBudget, _ amount: Int) -> Self {
    "container has \(amount) \(budget.resource.unit), but its task only \(budget.amount)"
  }

  fileprivate static func togetherTooLarge(_ budget: TaskBudget, _ amount: Int) -> Self {
    "containers have \(amount) \(budget.resource.unit) together, but their task only \(budget.amount)"
  }
}
