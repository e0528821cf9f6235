import CloudFormation
package import Linting

extension Rule {
  /// Finds containers on Fargate that log to where Fargate cannot.
  package static let fargateLogDriverUnsupported = Rule(
    "fargate-log-driver-unsupported",
    summary: "log driver that Fargate does not have",
    severity: .error,
    category: .schema,
    services: ["ecs", "fargate"],
    documents: ["ECS-03"],
    equivalents: [Equivalents(.cfnLint, "E3713", "E3048")],
    why: """
      On Fargate logs leave a task through `awslogs`, `splunk` or `awsfirelens`. ECS refuses other \
      drivers, and the deployment fails.
      """,
    fix: "set `LogDriver` to `awslogs`, `splunk` or `awsfirelens`",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html",
    check: .eachResource(of: [TaskDefinition.type]) { resource, template in
      let task = TaskDefinition(resource, template)
      let drivers = task.values("ContainerDefinitions.*.LogConfiguration.LogDriver")
      for (driver, reason) in task.onFargate(drivers) {
        guard let name = driver.text, !["awslogs", "splunk", "awsfirelens"].contains(name) else {
          continue
        }
        template.report(
          .unsupported(name), at: driver, related: [TaskDefinition.place(of: reason)])
      }
    },
    examples: [
      Example(
        "a driver that needs a machine",
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
                  LogConfiguration:
                    LogDriver: json-file
                    #          ^^^^^^^^^ log driver is `json-file`, which Fargate does not have
        """),
      Example(
        "drivers that Fargate has, and any on machines of one's own",
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
                - {Name: app, Image: nginx, LogConfiguration: {LogDriver: awsfirelens}}
          Machines:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - {Name: app, Image: nginx, Memory: 512, LogConfiguration: {LogDriver: json-file}}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unsupported(_ driver: String) -> Self {
    "log driver is `\(driver)`, which Fargate does not have"
  }
}
