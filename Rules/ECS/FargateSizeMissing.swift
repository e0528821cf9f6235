import CloudFormation
package import Linting

extension Rule {
  /// Finds tasks for Fargate that do not say how large they are.
  package static let fargateSizeMissing = Rule(
    "fargate-size-missing",
    summary: "task for Fargate without CPU or memory",
    severity: .error,
    category: .schema,
    services: ["ecs", "fargate"],
    documents: ["ECS-01"],
    equivalents: [Equivalents(.cfnLint, "E3048")],
    why: """
      Fargate makes a machine for every task, so it has to know its size. ECS refuses a task \
      definition without it, and the deployment fails; sizes of containers do not stand in for it.
      """,
    fix: "set `Cpu` and `Memory` of the task definition",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html",
    check: .eachResource(of: [TaskDefinition.type]) { resource, template in
      let task = TaskDefinition(resource, template)
      for (cpu, reason) in task.onFargate(task.values("Cpu")) {
        for memory in task.values("Memory") {
          let missing = [("Cpu", cpu), ("Memory", memory)].filter(\.1.isAbsent)
          guard let first = missing.first,
            let value = template.evaluation.value(first.1, alongside: [cpu, memory])
          else { continue }
          let keys = missing.map(\.0)
          template.report(
            .missing(keys, resource.logicalId), at: value,
            help: "set \(keys.map { "`\($0)`" }.joined(separator: " and ")) of the task definition",
            related: [TaskDefinition.place(of: reason)])
        }
      }
    },
    examples: [
      Example(
        "sizes of containers only, and memory only",
        """
        Resources:
          Nothing:
        # ^^^^^^^ task `Nothing` is for Fargate, but has no `Cpu` and no `Memory`
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              ContainerDefinitions:
                - {Name: app, Image: nginx, Cpu: 256, Memory: 512}
          Half:
        # ^^^^ task `Half` is for Fargate, but has no `Cpu`
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Memory: 512
              ContainerDefinitions:
                - {Name: app, Image: nginx}
        """),
      Example(
        "a size that a condition takes away",
        """
        Parameters:
          Sized:
            Type: String
        Conditions:
          IsSized: !Equals [!Ref Sized, "yes"]
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Cpu: 256
              Memory: !If [IsSized, 512, !Ref AWS::NoValue]
              #                          ^^^^^^^^^^^^^^^^^ task `Task` is for Fargate, but has no `Memory`, when `IsSized` is false
              ContainerDefinitions:
                - {Name: app, Image: nginx}
        """),
      Example(
        "a size, and a task for machines of one's own",
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
              ContainerDefinitions:
                - {Name: app, Image: nginx, Memory: 512}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func missing(_ keys: [String], _ task: String) -> Self {
    let words = keys.map { "no `\($0)`" }.joined(separator: " and ")
    return "task `\(task)` is for Fargate, but has \(words)"
  }
}
