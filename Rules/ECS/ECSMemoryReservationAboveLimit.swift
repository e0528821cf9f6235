import CloudFormation
package import Linting

extension Rule {
  /// Finds containers that reserve more memory than they may use.
  package static let ecsMemoryReservationAboveLimit = Rule(
    "ecs-memory-reservation-above-limit",
    summary: "container that reserves more memory than it may use",
    severity: .error,
    category: .schema,
    services: ["ecs", "fargate"],
    documents: ["ECS-02"],
    why: """
      `MemoryReservation` is what a container is promised, `Memory` where it is killed. ECS refuses \
      a promise above the limit, and the deployment fails.
      """,
    fix: "set `MemoryReservation` to at most `Memory`",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html",
    check: .eachResource(of: [TaskDefinition.type]) { resource, template in
      for container in TaskDefinition(resource, template).containers {
        for reservation in template.property("MemoryReservation", of: container) {
          for limit in template.property("Memory", of: container) {
            guard let promised = reservation.integer, let most = limit.integer, promised > most,
              let value = template.evaluation.value(reservation, alongside: limit)
            else { continue }
            template.report(
              .aboveLimit(promised, most), at: value,
              related: [RelatedPlace("the limit", at: limit.place)])
          }
        }
      }
    },
    examples: [
      Example(
        "a reservation above the limit",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - Name: app
                  Image: nginx
                  Memory: 256
                  MemoryReservation: "512"
                  #                  ^^^^^ container reserves 512 MB, above its limit of 256
        """),
      Example(
        "a limit that a deployment can change",
        """
        Parameters:
          Limit:
            Type: Number
            Default: 128
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - Name: app
                  Image: nginx
                  Memory: !Ref Limit
                  MemoryReservation: 256
                  #                  ^^^ container reserves 256 MB, above its limit of 128, with the default of parameter `Limit`
        """),
      Example(
        "a reservation up to the limit, and one without",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - {Name: app, Image: nginx, Memory: 512, MemoryReservation: 512}
                - {Name: logs, Image: fluent, MemoryReservation: 128}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func aboveLimit(_ promised: Int, _ most: Int) -> Self {
    "container reserves \(promised) MB, above its limit of \(most)"
  }
}
