import CloudFormation
package import Linting

extension Rule {
  /// Finds security groups that let some traffic out to anywhere.
  package static let securityGroupEgressPortOpenToWorld = Rule(
    "security-group-egress-port-open-to-world",
    summary: "some port may be reached on the whole internet",
    severity: .note,
    category: .security,
    services: ["ec2", "vpc"],
    isEnabledByDefault: false,
    documents: ["VPC-03"],
    equivalents: [
      Equivalents(.cfnNag, "W5"),
      Equivalents(.guardRules, "EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE"),
      Equivalents(.trivy, "AWS-0104"),
    ],
    why: """
      Even one port to everywhere is enough to send data away. Where it is known what a machine \
      talks to, its addresses or prefix lists can be named.
      """,
    fix: "limit the rule to the addresses, prefix list or security group that are needed",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    check: .eachResource(of: SecurityGroupRule.egressTypes) { resource, template in
      for rule in SecurityGroupRule.rules(.egress, in: resource, template) {
        for peer in rule.peers(template) where peer.range.isMuchOfTheInternet {
          for traffic in rule.traffic(template) where !traffic.isEverything {
            guard let value = template.evaluation.value(peer.value, alongside: traffic.saidBy)
            else {
              continue
            }
            template.report(.mayLeave(traffic, value.text), at: value)
          }
        }
      }
    },
    examples: [
      Example(
        "HTTPS to everywhere, inside the group and beside it",
        """
        Resources:
          Servers:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: servers
              SecurityGroupEgress:
                - IpProtocol: tcp
                  FromPort: 443
                  ToPort: 443
                  CidrIp: 0.0.0.0/0
                  #       ^^^^^^^^^ TCP port 443 may be reached on the whole internet (`0.0.0.0/0`)
          Outwards:
            Type: AWS::EC2::SecurityGroupEgress
            Properties:
              GroupId: sg-0123456789abcdef0
              IpProtocol: icmpv6
              CidrIpv6: ::/0
              #         ^^^^ ICMPv6 may be reached on the whole internet (`::/0`)
        """),
      Example(
        "HTTPS to a prefix list and to the network",
        """
        Resources:
          Servers:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: servers
              SecurityGroupEgress:
                - IpProtocol: tcp
                  FromPort: 443
                  ToPort: 443
                  DestinationPrefixListId: pl-0123456789abcdef0
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func mayLeave(_ traffic: SecurityGroupRule.Traffic, _ range: String?) -> Self {
    let ports = traffic.ports.map { " \($0)" } ?? ""
    return """
      \(traffic.ipProtocol)\(ports) may be reached on the whole internet (`\(range ?? "")`)
      """
  }
}
