import CloudFormation
package import Linting

extension Rule {
  /// Finds rules of security groups that let in more than one port.
  package static let securityGroupIngressPortRange = Rule(
    "security-group-ingress-port-range",
    summary: "ingress rule for more than one port",
    severity: .note,
    category: .security,
    services: ["ec2", "vpc"],
    isEnabledByDefault: false,
    documents: ["VPC-01"],
    equivalents: [
      Equivalents(.cfnNag, "W27"),
      Equivalents(.guardRules, "SECURITY_GROUP_INGRESS_PORT_RANGE_RULE"),
    ],
    why: """
      A range of ports also opens what is started on them later, by whomever. Most services need one port, which can \
      be named.
      """,
    fix: "write one rule for each port that is needed",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    check: .eachResource(of: SecurityGroupRule.ingressTypes) { resource, template in
      for rule in SecurityGroupRule.rules(.ingress, in: resource, template) {
        for pair in rule.portPairs(template) where pair.ipProtocol.hasPorts {
          guard let from = pair.from.integer, let to = pair.to.integer,
            let ports = PortRange(from: from, to: to), !ports.isSinglePort,
            let value = template.evaluation.value(pair.from, alongside: [pair.named, pair.to])
          else { continue }
          template.report(
            .severalPorts(ports), at: value,
            related: [RelatedPlace("the last port", at: pair.to.place)])
        }
      }
    },
    examples: [
      Example(
        "a range of ports",
        """
        Resources:
          Nodes:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: nodes of a cluster
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 8000
                  #         ^^^^ this rule is for 11 ports (8000 to 8010)
                  ToPort: 8010
                  CidrIp: 10.0.0.0/8
        """),
      Example(
        "one port, and a type and code of ICMP",
        """
        Resources:
          Nodes:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: nodes of a cluster
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8}
                - {IpProtocol: icmp, FromPort: 8, ToPort: -1, CidrIp: 10.0.0.0/8}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func severalPorts(_ ports: PortRange) -> Self {
    "this rule is for \(ports.count) ports (\(ports.first) to \(ports.last))"
  }
}
