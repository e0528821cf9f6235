import CloudFormation
package import Linting

extension Rule {
  /// Finds task definitions of which no container has to run.
  package static let ecsTaskWithoutEssentialContainer = Rule(
    "ecs-task-without-essential-container",
    summary: "task of which no container is essential",
    severity: .error,
    category: .schema,
    services: ["ecs", "fargate"],
    documents: ["ECS-02"],
    equivalents: [Equivalents(.cfnLint, "E3042")],
    why: """
      A task ends when an essential container does. ECS refuses a task definition without one, and \
      the deployment fails. Containers are essential unless they say otherwise.
      """,
    fix: "remove `Essential: false` from the container that the task is there for",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html",
    check: .eachResource(of: [TaskDefinition.type]) { resource, template in
      let task = TaskDefinition(resource, template)
      for list in task.emptyContainerLists {
        template.report(.noContainer(resource.logicalId), at: list, help: "add a container")
      }
      let containers = task.containers
      let marks = containers.map { template.property("Essential", of: $0) }
      guard !marks.isEmpty, marks.allSatisfy({ $0.allSatisfy { $0.boolean == false } }),
        let first = marks.first?.first
      else { return }
      template.report(
        .noneIsEssential(resource.logicalId), at: first,
        related: marks.dropFirst().compactMap(\.first).map {
          RelatedPlace("not essential either", at: $0.place)
        })
    },
    examples: [
      Example(
        "the only container is left out",
        """
        Parameters:
          Agent: {Type: String}
        Conditions:
          HasAgent: !Not [!Equals [!Ref Agent, ""]]
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - !If [HasAgent, {Name: agent, Image: !Ref Agent, Memory: 128}, !Ref AWS::NoValue]
              # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task `Task` has no container, when `HasAgent` is false
        """),
      Example(
        "no container is essential",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - Name: app
                  Image: nginx
                  Memory: 512
                  Essential: false
                  #          ^^^^^ no container of task `Task` is essential
                - Name: logs
                  Image: fluent
                  Memory: 128
                  Essential: "False"
        """),
      Example(
        "one that says nothing is essential",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - {Name: app, Image: nginx, Memory: 512}
                - {Name: logs, Image: fluent, Memory: 128, Essential: false}
          Other:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - {Name: app, Image: nginx, Memory: 512, Essential: true}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func noneIsEssential(_ task: String) -> Self {
    "no container of task `\(task)` is essential"
  }
  fileprivate static func noContainer(_ task: String) -> Self {
    "task `\(task)` has no container"
  }
}
