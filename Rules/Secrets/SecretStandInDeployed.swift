import CloudFormation
package import Linting

extension Rule {
  /// Finds variables for secrets in which something stands that only stands in for one.
  package static let secretStandInDeployed = Rule(
    "secret-stand-in-deployed",
    summary: "variable whose secret is still a stand-in",
    severity: .note,
    category: .security,
    services: ["lambda", "ecs", "ec2", "autoscaling"],
    isEnabledByDefault: false,
    documents: ["LMB-05", "ECS-06", "EC2-07"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_45", "CKV_AWS_46"), Equivalents(.trivy, "AWS-0029"),
    ],
    why: """
      Deployed as it is, the program runs with a word that anyone can guess. And where the stand-in is \
      replaced, the secret itself stands in the template, its history and the settings of the resource.
      """,
    fix: "keep the secret in Secrets Manager or Parameter Store, and let the program fetch it",
    url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
    check: .eachResource(of: types) { resource, template in
      switch resource.type {
      case "AWS::Lambda::Function":
        for variable in EnvironmentVariable.all(in: resource, template) {
          report(variable.values, named: variable.name, template)
        }
      case "AWS::ECS::TaskDefinition":
        for variable in template.values(at: "ContainerDefinitions.*.Environment.*", in: resource) {
          guard let name = template.property("Name", of: variable).first?.text else { continue }
          report(template.property("Value", of: variable), named: name, template)
        }
      default:
        guard let path = StartScript.paths[resource.type] else { return }
        for value in template.values(at: path, in: resource) {
          guard let name = StartScript(value, template.evaluation).secretStandIn else { continue }
          template.report(.standsIn(name), at: value)
        }
      }
    },
    examples: [
      Example(
        "the example key of AWS, and a word",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Upload:
            Type: AWS::Serverless::Function
            Properties:
              Environment:
                Variables:
                  UPLOADER: AKIAIOSFODNN7EXAMPLE
                  #         ^^^^^^^^^^^^^^^^^^^^ `UPLOADER` is set to a stand-in for a secret
                  DB_PASSWORD: changeme
                  #            ^^^^^^^^ `DB_PASSWORD` is set to a stand-in for a secret
        """),
      Example(
        "a container",
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
                      Value: example
                      #      ^^^^^^^ `DB_PASSWORD` is set to a stand-in for a secret
        """),
      Example(
        "a start script",
        """
        Resources:
          Web:
            Type: AWS::EC2::Instance
            Properties:
              LaunchTemplate: {LaunchTemplateId: !ImportValue web, Version: "3"}
              UserData: !Base64 "export DB_PASSWORD=dummy-password"
              #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `DB_PASSWORD` is set to a stand-in for a secret
        """),
      Example(
        "what is filled in, names another place, or is no secret",
        """
        Resources:
          Upload:
            Type: AWS::Lambda::Function
            Properties:
              Environment:
                Variables:
                  DB_PASSWORD: "<password>"
                  API_TOKEN: ""
                  CLIENT_SECRET: /example/client-secret
                  SECRET_NAME: example
                  COLOR: example
        """),
    ]
  )

  private static let types = [
    "AWS::Lambda::Function", "AWS::ECS::TaskDefinition", "AWS::AutoScaling::LaunchConfiguration",
    "AWS::EC2::Instance", "AWS::EC2::LaunchTemplate",
  ]

  private static func report(
    _ values: [PossibleValue], named name: String, _ template: Inspection
  ) {
    // What a parameter or a mapping gives is there to be replaced.
    for value in values where value.origin == nil && value.assumedDefault == nil {
      guard let text = value.text, LikelySecret.isStandIn(text, named: name) else { continue }
      template.report(.standsIn(name), at: value)
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func standsIn(_ name: String) -> Self {
    "`\(name.shortened(to: 40))` is set to a stand-in for a secret"
  }
}
