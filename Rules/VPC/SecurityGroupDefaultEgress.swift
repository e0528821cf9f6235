import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds security groups that let everything out because they say nothing about it.
  package static let securityGroupDefaultEgress = Rule(
    "security-group-default-egress",
    summary: "group without egress rules, which lets everything out",
    severity: .note,
    category: .security,
    services: ["ec2", "vpc"],
    isEnabledByDefault: false,
    documents: ["VPC-03"],
    equivalents: [
      Equivalents(.cfnNag, "F1000"),
      Equivalents(.cfripper, "EC2SecurityGroupMissingEgressRule"),
      Equivalents(.guardRules, "SECURITY_GROUP_MISSING_EGRESS_RULE"),
    ],
    why: """
      EC2 gives a group without egress rules one that lets everything out to everywhere. It goes \
      only when the group has rules of its own.
      """,
    fix: "add `SecurityGroupEgress` with what may go out",
    url: """
      https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
      """,
    check: .wholeTemplate { template in
      let groups = template.resources(ofType: "AWS::EC2::SecurityGroup")
      guard !groups.isEmpty else { return }
      var separate: Set<String> = []
      for rule in template.resources(ofType: "AWS::EC2::SecurityGroupEgress") {
        for group in template.values(at: "GroupId", in: rule) {
          if let name = group.reference?.name { separate.insert(name) }
        }
      }
      for group in groups where !separate.contains(group.logicalId) {
        for list in template.values(at: "SecurityGroupEgress", in: group)
        where list.isAbsent || list.sequence?.count == 0 {
          template.report(.letsEverythingOut(group.logicalId), at: group.key, when: list.scenario)
        }
      }
    },
    examples: [
      Example(
        "nothing said, and an empty list",
        """
        Resources:
          Servers:
        # ^^^^^^^ security group `Servers` has no egress rule, so everything may go out
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: servers
          Others:
        # ^^^^^^ security group `Others` has no egress rule, so everything may go out
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: other servers
              SecurityGroupEgress: []
        """),
      Example(
        "rules inside the group, beside it, and known only later",
        """
        Parameters:
          IsOpen:
            Type: String
        Conditions:
          Closed: !Equals [!Ref IsOpen, "no"]
        Resources:
          Inside:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: servers
              SecurityGroupEgress:
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}
          Beside:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: servers
          Rule:
            Type: AWS::EC2::SecurityGroupEgress
            Properties:
              GroupId: !GetAtt Beside.GroupId
              IpProtocol: tcp
              FromPort: 443
              ToPort: 443
              CidrIp: 0.0.0.0/0
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func letsEverythingOut(_ group: String) -> Self {
    "security group `\(group)` has no egress rule, so everything may go out"
  }
}
