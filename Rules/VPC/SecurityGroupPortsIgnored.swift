import CloudFormation
package import Linting

extension Rule {
  /// Finds rules of security groups whose ports mean nothing, since their protocol opens all.
  package static let securityGroupPortsIgnored = Rule(
    "security-group-ports-ignored",
    summary: "ports written for a protocol that opens all of them",
    severity: .warning,
    category: .security,
    services: ["ec2", "vpc"],
    documents: ["VPC-04"],
    equivalents: [Equivalents(.cfnLint, "W3687")],
    why: """
      Ports count for TCP, UDP and ICMP only. With `-1`, or the number of another protocol, EC2 \
      opens everything, whatever ports are written beside it.
      """,
    fix: "set `IpProtocol` to `tcp` or `udp`, or remove the ports",
    url: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html",
    check: .eachResource(of: SecurityGroupRule.types) { resource, template in
      for rule in SecurityGroupRule.all(in: resource, template) {
        // Where the rule is for the whole internet, that is said, and with it the cure.
        if rule.direction == .ingress,
          rule.peers(template).contains(where: \.range.isMuchOfTheInternet)
        {
          continue
        }
        for pair in rule.portPairs(template) {
          guard let from = pair.from.integer, let to = pair.to.integer,
            pair.ipProtocol.opensEveryPort, let ports = PortRange(from: from, to: to),
            !ports.isEveryPort, from != 0 || to != 0,
            let value = template.evaluation.value(pair.named, alongside: [pair.from, pair.to])
          else { continue }
          template.report(
            .ignored(ports, pair.ipProtocol), at: value,
            related: [RelatedPlace("this port does not count", at: pair.from.place)])
        }
      }
    },
    examples: [
      Example(
        "every protocol, but one port",
        """
        Resources:
          Database:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: database
              SecurityGroupIngress:
                - IpProtocol: -1
                  #           ^^ every protocol is open, not only port 5432
                  FromPort: 5432
                  ToPort: 5432
                  CidrIp: 10.0.0.0/8
        """),
      Example(
        "a protocol that has no ports",
        """
        Resources:
          Tunnel:
            Type: AWS::EC2::SecurityGroupIngress
            Properties:
              GroupId: sg-0123456789abcdef0
              IpProtocol: "47"
              #           ^^^^ protocol 47 is open, not only ports 1000 to 2000
              FromPort: 1000
              ToPort: 2000
              CidrIp: 10.0.0.0/8
        """),
      Example(
        "every protocol with all ports, and ports where they count",
        """
        Resources:
          Nodes:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: nodes
              SecurityGroupIngress:
                - {IpProtocol: "-1", FromPort: -1, ToPort: -1, CidrIp: 10.0.0.0/8}
                - {IpProtocol: "-1", FromPort: 0, ToPort: 65535, CidrIp: 10.0.0.0/8}
                - {IpProtocol: "-1", FromPort: 0, ToPort: 0, CidrIp: 10.0.0.0/8}
                - {IpProtocol: udp, FromPort: 53, ToPort: 53, CidrIp: 10.0.0.0/8}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func ignored(_ ports: PortRange, _ ipProtocol: IPProtocol) -> Self {
    "\(ipProtocol) is open, not only \(ports)"
  }
}
