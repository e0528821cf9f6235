import CloudFormation
package import Linting

extension Rule {
  /// Finds tasks that are told of a resource which their role may not reach.
  package static let ecsRoleMissesResource = Rule(
    "ecs-role-misses-resource",
    summary: "task told of a resource that its role may not reach",
    severity: .warning,
    category: .reliability,
    services: ["ecs", "fargate", "iam"],
    documents: ["IAM-09", "ECS-01"],
    why: """
      The program gets the name of the resource and is denied when it calls it. That shows at run \
      time, and not at the deployment.
      """,
    fix: "allow the role of the task what the program does with the resource",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
    check: .eachResource(of: ["AWS::ECS::TaskDefinition"]) { task, template in
      let targets = template.namedInEnvironment(of: task)
      guard !targets.isEmpty, let role = FunctionRole(of: task, at: "TaskRoleArn", template) else {
        return
      }
      for (target, service, place) in targets
      where !template.hasPolicy(ofService: service) && !role.mayUse(service) {
        template.report(.denied(target.logicalId, service), at: place)
      }
    },
    examples: [
      Example(
        "a queue that the role knows nothing of",
        """
        Resources:
          Worker:
            Type: AWS::ECS::TaskDefinition
            Properties:
              TaskRoleArn: !GetAtt Role.Arn
              ContainerDefinitions:
                - Name: worker
                  Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/worker:3
                  Memory: 512
                  Environment:
                    - Name: QUEUE
                      Value: !Ref Jobs
                      #      ^^^^^^^^^ the task is told of `Jobs`, and its role allows nothing of `sqs`
          Jobs:
            Type: AWS::SQS::Queue
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: ecs-tasks.amazonaws.com}, Action: sts:AssumeRole}
              Policies:
                - PolicyName: orders
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - {Effect: Allow, Action: dynamodb:GetItem, Resource: "arn:aws:dynamodb:us-east-1:111122223333:table/orders"}
        """),
      Example(
        "what is told is allowed, and a role that is made elsewhere",
        """
        Resources:
          Worker:
            Type: AWS::ECS::TaskDefinition
            Properties:
              TaskRoleArn: !GetAtt Role.Arn
              ContainerDefinitions:
                - Name: worker
                  Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/worker:3
                  Memory: 512
                  Environment: [{Name: QUEUE, Value: !Ref Jobs}]
          Other:
            Type: AWS::ECS::TaskDefinition
            Properties:
              TaskRoleArn: !ImportValue other-role
              ContainerDefinitions:
                - Name: other
                  Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/other:3
                  Memory: 512
                  Environment: [{Name: QUEUE, Value: !Ref Jobs}]
          Jobs:
            Type: AWS::SQS::Queue
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: ecs-tasks.amazonaws.com}, Action: sts:AssumeRole}
              Policies:
                - PolicyName: jobs
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - {Effect: Allow, Action: sqs:ReceiveMessage, Resource: !GetAtt Jobs.Arn}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func denied(_ target: String, _ service: String) -> Self {
    "the task is told of `\(target)`, and its role allows nothing of `\(service)`"
  }
}
