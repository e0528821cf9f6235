import CloudFormation
package import Linting

extension Rule {
  /// Finds credentials in the scripts that instances run when they start.
  package static let userDataWithCredentials = Rule(
    "user-data-with-credentials",
    summary: "start script with a credential in it",
    severity: .error,
    category: .security,
    services: ["ec2", "autoscaling"],
    documents: ["EC2-07"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_46"), Equivalents(.trivy, "AWS-0029", "AWS-0122", "AWS-0129"),
      Equivalents(.terrascan, "AC_AWS_0168"),
    ],
    why: """
      Whoever reads the template or may describe the instance reads the script, and so does every \
      program on the instance. A credential in it never changes by itself.
      """,
    fix: "give the instance a role, or fetch the secret from Secrets Manager when it starts",
    url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html",
    check: .eachResource(of: StartScript.paths.keys) { resource, template in
      guard let path = StartScript.paths[resource.type] else { return }
      for value in template.values(at: path, in: resource) {
        let script = StartScript(value, template.evaluation)
        if let kind = script.credential {
          template.report(.holds(kind), at: value)
        } else if let name = script.namedSecret {
          template.report(.sets(name), at: value, severity: .warning)
        }
      }
    },
    examples: [
      Example(
        "a key of an account",
        """
        Resources:
          Web:
            Type: AWS::EC2::Instance
            Properties:
              LaunchTemplate: {LaunchTemplateId: !ImportValue web, Version: "3"}
              UserData: !Base64 "export AWS_ACCESS_KEY_ID=AKIA2E0A8F3B244C9986"
              #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the start script holds an AWS access key id
        """),
      Example(
        "a password between what is known at the deployment only",
        """
        Resources:
          Web:
            Type: AWS::EC2::LaunchTemplate
            Properties:
              LaunchTemplateData:
                UserData: !Base64 {"Fn::Sub": "start ${AWS::StackName} --database postgres://app:tr0ub4dor@db.internal/app"}
                #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the start script holds an address with its password
        """),
      Example(
        "a variable with a password",
        """
        Resources:
          Web:
            Type: AWS::EC2::Instance
            Properties:
              LaunchTemplate: {LaunchTemplateId: !ImportValue web, Version: "3"}
              UserData: !Base64 "export DB_PASSWORD=correct-horse-battery"
              #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the start script sets `DB_PASSWORD` to a secret in plain text
        """),
      Example(
        "a secret that is fetched",
        """
        Resources:
          Web:
            Type: AWS::EC2::Instance
            Properties:
              LaunchTemplate: {LaunchTemplateId: !ImportValue web, Version: "3"}
              UserData:
                Fn::Base64: !Sub |
                  #!/bin/bash
                  PASSWORD=$(aws secretsmanager get-secret-value --secret-id ${AWS::StackName} --query SecretString)
                  export PASSWORD
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func holds(_ kind: String) -> Self { "the start script holds \(kind)" }

  fileprivate static func sets(_ name: String) -> Self {
    "the start script sets `\(name.shortened(to: 40))` to a secret in plain text"
  }
}
