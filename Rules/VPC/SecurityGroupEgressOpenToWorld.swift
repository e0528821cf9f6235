import CloudFormation
package import Linting

extension Rule {
  /// Finds security groups that let everything out to anywhere by a rule.
  package static let securityGroupEgressOpenToWorld = Rule(
    "security-group-egress-open-to-world",
    summary: "everything may go out to the whole internet",
    severity: .note,
    category: .security,
    services: ["ec2", "vpc"],
    isEnabledByDefault: false,
    documents: ["VPC-03"],
    equivalents: [
      Equivalents(.cfnNag, "W5", "W40"),
      Equivalents(
        .guardRules, "EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE",
        "SECURITY_GROUP_EGRESS_ALL_PROTOCOLS_RULE"),
      Equivalents(.trivy, "AWS-0104"),
    ],
    why: """
      Whoever gets into a machine can then send data anywhere and fetch tools from anywhere. A \
      group that only lets out what is needed makes both harder.
      """,
    fix: "name the ports that are needed, such as 443, and where possible the addresses",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    check: .eachResource(of: SecurityGroupRule.egressTypes) { resource, template in
      for rule in SecurityGroupRule.rules(.egress, in: resource, template) {
        for peer in rule.peers(template) where peer.range.isMuchOfTheInternet {
          for traffic in rule.traffic(template) where traffic.isEverything {
            guard let value = template.evaluation.value(peer.value, alongside: traffic.saidBy)
            else {
              continue
            }
            template.report(.everythingMayLeave(value.text, peer.range), at: value)
          }
        }
      }
    },
    examples: [
      Example(
        "everything to everywhere",
        """
        Resources:
          Servers:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: servers
              SecurityGroupEgress:
                - IpProtocol: "-1"
                  CidrIp: 0.0.0.0/0
                  #       ^^^^^^^^^ everything may go out to the whole internet (`0.0.0.0/0`)
        """),
      Example(
        "every TCP port, as a rule of its own",
        """
        Resources:
          Outwards:
            Type: AWS::EC2::SecurityGroupEgress
            Properties:
              GroupId: sg-0123456789abcdef0
              IpProtocol: tcp
              FromPort: 0
              ToPort: 65535
              CidrIpv6: ::/0
              #         ^^^^ everything may go out to the whole internet (`::/0`)
        """),
      Example(
        "only HTTPS, everything inside the network, and a group that lets nothing out",
        """
        Resources:
          Servers:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: servers
              SecurityGroupEgress:
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}
                - {IpProtocol: "-1", CidrIp: 10.0.0.0/8}
          Silent:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: lets nothing out
              SecurityGroupEgress:
                - {IpProtocol: "-1", CidrIp: 127.0.0.1/32}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func everythingMayLeave(_ text: String?, _ range: AddressRange) -> Self {
    "everything may go out to the whole internet (`\(text ?? range.description)`)"
  }
}
