import CloudFormation
package import Linting

extension Rule {
  /// Finds containers for which nobody says how much memory they have.
  package static let ecsContainerWithoutMemory = Rule(
    "ecs-container-without-memory",
    summary: "container without memory, in a task without memory",
    severity: .error,
    category: .schema,
    services: ["ecs"],
    documents: ["ECS-02"],
    why: """
      ECS places containers by their memory. Where the task has none set, it refuses a container \
      without `Memory` and `MemoryReservation`, and the deployment fails.
      """,
    fix: "set `Memory` or `MemoryReservation` of the container",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html",
    check: .eachResource(of: [TaskDefinition.type]) { resource, template in
      let task = TaskDefinition(resource, template)
      // A task for Fargate needs memory of its own, and that is said of the task.
      guard task.fargateReasons.isEmpty else { return }
      for memory in task.values("Memory") where memory.isAbsent {
        for container in task.containers where container.mapping != nil {
          for limit in template.property("Memory", of: container) where limit.isAbsent {
            for reservation in template.property("MemoryReservation", of: container) {
              guard reservation.isAbsent,
                let value = template.evaluation.value(
                  container, alongside: [memory, limit, reservation])
              else { continue }
              let name = template.property("Name", of: value).first { $0.text != nil }
              template.report(.noMemory(name?.text), at: name ?? value)
            }
          }
        }
      }
    },
    examples: [
      Example(
        "no memory anywhere",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - {Name: app, Image: nginx}
                #        ^^^ container `app` has no memory, and neither has its task
        """),
      Example(
        "memory of containers, of the task, and of a container that is only known later",
        """
        Parameters:
          Memory:
            Type: Number
        Resources:
          Each:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - {Name: app, Image: nginx, Memory: 512}
                - {Name: logs, Image: fluent, MemoryReservation: 64}
                - {Name: metrics, Image: statsd, Memory: !Ref Memory}
          Whole:
            Type: AWS::ECS::TaskDefinition
            Properties:
              Memory: 1024
              ContainerDefinitions:
                - {Name: app, Image: nginx}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func noMemory(_ name: String?) -> Self {
    "container \(name.map { "`\($0)` " } ?? "")has no memory, and neither has its task"
  }
}
