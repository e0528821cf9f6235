import CloudFormation
package import Linting

extension Rule {
  /// Finds tasks that need a role to be started with, and have none.
  package static let ecsExecutionRoleMissing = Rule(
    "ecs-execution-role-missing",
    summary: "task that cannot start without an execution role",
    severity: .error,
    category: .schema,
    services: ["ecs", "fargate"],
    documents: ["ECS-03"],
    why: """
      Before a task runs, ECS pulls its images, fetches its secrets and opens its logs, with the \
      rights of the execution role. Without one it refuses the task definition.
      """,
    fix: "set `ExecutionRoleArn` to a role with `AmazonECSTaskExecutionRolePolicy`",
    url: """
      https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
      """,
    check: .eachResource(of: [TaskDefinition.type]) { resource, template in
      let task = TaskDefinition(resource, template)
      let roles = task.values("ExecutionRoleArn").filter(\.isAbsent)
      guard !roles.isEmpty else { return }
      for role in roles {
        let need = needs(of: task).lazy.compactMap { need, value in
          template.evaluation.value(role, alongside: value).map { (need, value, $0) }
        }.first
        guard let (words, value, missing) = need else { continue }
        template.report(
          .noRole(resource.logicalId, words), at: missing,
          related: [RelatedPlace("this needs the role", at: value.place)])
      }
    },
    examples: [
      Example(
        "an image of a private registry",
        """
        Resources:
          Repository:
            Type: AWS::ECR::Repository
          Task:
        # ^^^^ task `Task` pulls from ECR, but has no execution role
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Cpu: 256
              Memory: 512
              ContainerDefinitions:
                - Name: app
                  Image: !Sub "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/${Repository}:1"
        """),
      Example(
        "logs, and secrets on machines of one's own",
        """
        Resources:
          Logging:
        # ^^^^^^^ task `Logging` logs to CloudWatch, but has no execution role
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
                    LogDriver: awslogs
                    Options: {awslogs-group: app, awslogs-region: eu-west-1}
          Machines:
        # ^^^^^^^^ task `Machines` takes secrets, but has no execution role
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - Name: app
                  Image: nginx
                  Memory: 512
                  Secrets:
                    - {Name: PASSWORD, ValueFrom: /app/password}
        """),
      Example(
        "a role, and tasks that need none",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              ExecutionRoleArn: arn:aws:iam::111122223333:role/execution
              Cpu: 256
              Memory: 512
              ContainerDefinitions:
                - {Name: app, Image: 111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1}
          Public:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Cpu: 256
              Memory: 512
              ContainerDefinitions:
                - {Name: app, Image: public.ecr.aws/nginx/nginx:1.27}
          Machines:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - Name: app
                  Image: 111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1
                  Memory: 512
        """),
    ]
  )

  /// What a task needs an execution role for, the images first.
  ///
  /// On machines of one's own the machine's role pulls images and writes logs.
  private static func needs(of task: TaskDefinition) -> [(String, PossibleValue)] {
    let images = task.values("ContainerDefinitions.*.Image").filter {
      $0.pattern?.description.contains(".dkr.ecr.") == true
    }
    let drivers = task.values("ContainerDefinitions.*.LogConfiguration.LogDriver").filter {
      $0.text == "awslogs"
    }
    let secrets = task.values("ContainerDefinitions.*.Secrets.*").filter { $0.mapping != nil }
    return task.onFargate(images).map { ("pulls from ECR", $0.value) }
      + task.onFargate(drivers).map { ("logs to CloudWatch", $0.value) }
      + secrets.map { ("takes secrets", $0) }
  }
}

extension Diagnostic.Message {
  fileprivate static func noRole(_ task: String, _ need: String) -> Self {
    "task `\(task)` \(need), but has no execution role"
  }
}
