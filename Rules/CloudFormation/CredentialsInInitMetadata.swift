import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds credentials in the metadata that cfn-init reads.
  package static let credentialsInInitMetadata = Rule(
    "credentials-in-init-metadata",
    summary: "credentials in metadata for cfn-init",
    severity: .warning,
    category: .security,
    services: ["cloudformation", "ec2"],
    documents: ["EC2-07"],
    equivalents: [
      Equivalents(.cfnNag, "W1"), Equivalents(.cfripper, "CloudFormationAuthenticationRule"),
      Equivalents(.guardRules, "CFN_AUTHENTICATION_RULE"),
    ],
    why: """
      Metadata is shown to everyone who may describe the stack, and `NoEcho` does not hide it there.
      """,
    fix: "give the instance a role, and set `type: S3` with `roleName`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-authentication.html",
    check: .wholeTemplate { inspection in
      for resource in inspection.template.resources {
        let metadata = resource.body["Metadata"]?["AWS::CloudFormation::Authentication"]
        for entry in metadata?.pairs ?? [] {
          for key in ["accessKeyId", "secretKey", "password"] {
            guard let pair = entry.value.pair(key) else { continue }
            inspection.report(.shown(key), at: pair.value)
          }
        }
      }
    },
    examples: [
      Example(
        "a password for a server",
        """
        Resources:
          Web:
            Type: AWS::EC2::Instance
            Metadata:
              AWS::CloudFormation::Authentication:
                Files:
                  type: basic
                  username: web
                  password: correct-horse-battery
                  #         ^^^^^^^^^^^^^^^^^^^^^ `password` is shown in the metadata of the stack
                  uris: [files.example.com]
            Properties:
              LaunchTemplate: {LaunchTemplateId: !ImportValue web, Version: "3"}
        """),
      Example(
        "a role",
        """
        Resources:
          Web:
            Type: AWS::EC2::Instance
            Metadata:
              AWS::CloudFormation::Authentication:
                Files:
                  type: S3
                  roleName: web
                  buckets: [files]
            Properties:
              LaunchTemplate: {LaunchTemplateId: !ImportValue web, Version: "3"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func shown(_ key: String) -> Self {
    "`\(key)` is shown in the metadata of the stack"
  }
}
