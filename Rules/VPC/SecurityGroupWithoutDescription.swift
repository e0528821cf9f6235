import CloudFormation
package import Linting

extension Rule {
  /// Finds security groups whose description says nothing.
  package static let securityGroupWithoutDescription = Rule(
    "security-group-without-description",
    summary: "security group whose description says nothing",
    severity: .note,
    category: .operations,
    services: ["ec2", "vpc"],
    isEnabledByDefault: false,
    documents: ["VPC-05"],
    equivalents: [
      Equivalents(.cdkNag, "EC2SecurityGroupDescription", "AwsSolutions-EC27"),
      Equivalents(.trivy, "AWS-0099"),
    ],
    why: """
      The description is all that the console shows of what a group is for, and it cannot be \
      changed without replacing the group.
      """,
    fix: "set `GroupDescription` to what the group is for",
    url: """
      https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
      """,
    check: .eachResource(of: ["AWS::EC2::SecurityGroup"]) { group, template in
      for description in template.values(at: "GroupDescription", in: group) {
        guard let text = description.text else { continue }
        if text.filter({ $0.isLetter || $0.isNumber }).count < 2 {
          template.report(.saysNothing(group.logicalId), at: description)
        } else if text.lowercased() == group.logicalId.lowercased() {
          template.report(.saysItsName(group.logicalId), at: description)
        }
      }
    },
    examples: [
      Example(
        "no words, and the name again",
        """
        Resources:
          Servers:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: "-"
              #                 ^^^ description of security group `Servers` says nothing
          Database:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: database
              #                 ^^^^^^^^ description of security group `Database` only repeats its name
        """),
      Example(
        "a description, and one that is only known later",
        """
        Parameters:
          Purpose:
            Type: String
        Resources:
          Servers:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web servers behind the public load balancer
          Others:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: !Ref Purpose
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func saysNothing(_ group: String) -> Self {
    "description of security group `\(group)` says nothing"
  }

  fileprivate static func saysItsName(_ group: String) -> Self {
    "description of security group `\(group)` only repeats its name"
  }
}
