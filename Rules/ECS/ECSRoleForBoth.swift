import CloudFormation
package import Linting

extension Rule {
  /// Finds tasks that start and work with the same role.
  package static let ecsRoleForBoth = Rule(
    "ecs-role-for-both",
    summary: "task that starts and works with the same role",
    severity: .note,
    category: .security,
    services: ["ecs", "iam"],
    isEnabledByDefault: false,
    documents: ["ECS-04"],
    why: """
      The execution role fetches images and secrets before the task starts. With the same role the \
      program may fetch them all itself.
      """,
    fix: "give the program a role of its own in `TaskRoleArn`",
    url:
      "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
    check: .eachResource(of: ["AWS::ECS::TaskDefinition"]) { task, template in
      for role in template.values(at: "TaskRoleArn", in: task) {
        for other in template.values(at: "ExecutionRoleArn", in: task) {
          guard let pattern = role.pattern, pattern == other.pattern,
            !pattern.parts.contains(.unknown),
            let both = template.evaluation.value(role, alongside: other)
          else { continue }
          template.report(
            .same, at: both, related: [RelatedPlace("the same role", at: other.place)])
        }
      }
    },
    examples: [
      Example(
        "one role",
        """
        Resources:
          Shop:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ExecutionRoleArn: arn:aws:iam::111122223333:role/shop
              TaskRoleArn: arn:aws:iam::111122223333:role/shop
              #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the task starts and works with the same role
              ContainerDefinitions: [{Name: shop, Image: "nginx:1.29.1", Memory: 512}]
        """),
      Example(
        "two roles, and roles of the deployment",
        """
        Parameters:
          Start: {Type: String}
          Work: {Type: String}
        Resources:
          Shop:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ExecutionRoleArn: arn:aws:iam::111122223333:role/start
              TaskRoleArn: arn:aws:iam::111122223333:role/shop
              ContainerDefinitions: [{Name: shop, Image: "nginx:1.29.1", Memory: 512}]
          Mail:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ExecutionRoleArn: !Ref Start
              TaskRoleArn: !Ref Work
              ContainerDefinitions: [{Name: mail, Image: "nginx:1.29.1", Memory: 512}]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let same: Self = "the task starts and works with the same role"
}
