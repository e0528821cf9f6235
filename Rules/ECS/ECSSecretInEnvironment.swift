import CloudFormation
package import Linting

extension Rule {
  /// Finds secrets in the environment variables of containers.
  package static let ecsSecretInEnvironment = Rule(
    "ecs-secret-in-environment",
    summary: "secret written into a variable of a container",
    severity: .error,
    category: .security,
    services: ["ecs", "fargate"],
    documents: ["ECS-06"],
    equivalents: [
      Equivalents(.trivy, "AWS-0036"), Equivalents(.terrascan, "AC_AWS_0095"),
    ],
    frameworks: ["aws-foundational"],
    why: """
      Whoever reads the template, its history or the task definition reads the secret, and it \
      cannot be changed without a deployment.
      """,
    fix: "keep the secret in Secrets Manager or Parameter Store, and name it in `Secrets`",
    url:
      "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html",
    check: .eachResource(of: ["AWS::ECS::TaskDefinition"]) { task, template in
      for variable in template.values(at: "ContainerDefinitions.*.Environment.*", in: task) {
        guard let name = template.property("Name", of: variable).first?.text else { continue }
        for value in template.property("Value", of: variable) {
          guard let text = value.text else { continue }
          let isOwn = value.origin == nil && value.assumedDefault == nil
          switch isOwn ? LikelySecret(text, named: name) : LikelySecret(text) {
          case .credential(let kind): template.report(.holds(name, kind), at: value)
          case .named:
            template.report(.holds(name, "a secret in plain text"), at: value, severity: .warning)
          case nil: continue
          }
        }
      }
    },
    examples: [
      Example(
        "a password and a key",
        """
        Resources:
          Shop:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - Name: shop
                  Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:3
                  Memory: 512
                  Environment:
                    - Name: DB_PASSWORD
                      Value: correct-horse-battery
                      #      ^^^^^^^^^^^^^^^^^^^^^ variable `DB_PASSWORD` holds a secret in plain text
                    - Name: UPLOADER
                      Value: AKIA2E0A8F3B244C9986
                      #      ^^^^^^^^^^^^^^^^^^^^ variable `UPLOADER` holds an AWS access key id
        """),
      Example(
        "a setting, a secret that is named, and a value that is known at the deployment",
        """
        Parameters:
          Token: {Type: String, NoEcho: true}
        Resources:
          Shop:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ExecutionRoleArn: arn:aws:iam::111122223333:role/start
              ContainerDefinitions:
                - Name: shop
                  Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:3
                  Memory: 512
                  Environment:
                    - {Name: COLOR, Value: blue}
                    - {Name: PAYMENT_TOKEN, Value: !Ref Token}
                  Secrets:
                    - Name: DB_PASSWORD
                      ValueFrom: arn:aws:secretsmanager:us-east-1:111122223333:secret:shop
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func holds(_ name: String, _ kind: String) -> Self {
    "variable `\(name)` holds \(kind)"
  }
}
