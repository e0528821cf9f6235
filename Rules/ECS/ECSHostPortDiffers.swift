import CloudFormation
package import Linting

extension Rule {
  /// Finds containers whose port on the host is another, where the host is the task itself.
  package static let ecsHostPortDiffers = Rule(
    "ecs-host-port-differs",
    summary: "host port that differs from the container port",
    severity: .error,
    category: .schema,
    services: ["ecs", "fargate"],
    documents: ["ECS-03"],
    equivalents: [Equivalents(.cfnLint, "E3053")],
    why: """
      In the network modes `awsvpc` and `host` nothing stands between a container and the network, \
      so a port cannot become another one. ECS refuses the task definition, and the deployment fails.
      """,
    fix: "remove `HostPort`",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html",
    check: .eachResource(of: [TaskDefinition.type]) { resource, template in
      let task = TaskDefinition(resource, template)
      for mode in task.values("NetworkMode") {
        guard let name = mode.text, name == "awsvpc" || name == "host" else { continue }
        for mapping in task.values("ContainerDefinitions.*.PortMappings.*") {
          for hostPort in template.property("HostPort", of: mapping) {
            for containerPort in template.property("ContainerPort", of: mapping) {
              guard let outside = hostPort.integer, let inside = containerPort.integer,
                outside != inside,
                let value = template.evaluation.value(hostPort, alongside: [containerPort, mode])
              else { continue }
              template.report(
                .differs(outside, inside, name), at: value,
                related: [RelatedPlace("the container port", at: containerPort.place)])
            }
          }
        }
      }
    },
    examples: [
      Example(
        "another port on the host, and one that ECS is to choose",
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
                  PortMappings:
                    - ContainerPort: 8080
                      HostPort: 80
                      #         ^^ host port is 80 and container port 8080, which `awsvpc` cannot join
                    - ContainerPort: 9090
                      HostPort: 0
                      #         ^ host port is 0 and container port 9090, which `awsvpc` cannot join
        """),
      Example(
        "the same port, none, and another one behind a bridge",
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
                  PortMappings:
                    - {ContainerPort: 8080, HostPort: "8080"}
                    - {ContainerPort: 9090}
          Machines:
            Type: AWS::ECS::TaskDefinition
            Properties:
              NetworkMode: bridge
              ContainerDefinitions:
                - Name: app
                  Image: nginx
                  Memory: 512
                  PortMappings:
                    - {ContainerPort: 8080, HostPort: 0}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func differs(_ outside: Int, _ inside: Int, _ mode: String) -> Self {
    "host port is \(outside) and container port \(inside), which `\(mode)` cannot join"
  }
}
