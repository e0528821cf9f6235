import CloudFormation
package import Linting

extension Rule {
  /// Finds security groups that let every protocol out to some addresses.
  package static let securityGroupEgressAllProtocols = Rule(
    "security-group-egress-all-protocols",
    summary: "every protocol and port let out to some network",
    severity: .note,
    category: .security,
    services: ["ec2", "vpc"],
    isEnabledByDefault: false,
    documents: ["VPC-03"],
    equivalents: [
      Equivalents(.cfnNag, "W40"),
      Equivalents(.guardRules, "SECURITY_GROUP_EGRESS_ALL_PROTOCOLS_RULE"),
    ],
    why: """
      A rule for every protocol lets an intruder go on to every service of a network, where mostly \
      one port is needed.
      """,
    fix: "name the protocol and the ports that are needed",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    check: .eachResource(of: SecurityGroupRule.egressTypes) { resource, template in
      for rule in SecurityGroupRule.rules(.egress, in: resource, template) {
        let peers = rule.peers(template)
        // A rule for the machine itself is how to say that nothing may go out.
        guard !peers.contains(where: { $0.range.isMuchOfTheInternet || $0.range.isLoopback }) else {
          continue
        }
        for named in template.property("IpProtocol", of: rule.entry)
        where named.text.flatMap(IPProtocol.init) == .all {
          template.report(.everyProtocol, at: named)
        }
      }
    },
    examples: [
      Example(
        "everything to the network",
        """
        Resources:
          Nodes:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: nodes of a cluster
              SecurityGroupEgress:
                - IpProtocol: -1
                  #           ^^ this rule lets out every protocol and every port
                  CidrIp: 10.0.0.0/8
        """),
      Example(
        "one port, and nothing at all",
        """
        Resources:
          Nodes:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: nodes of a cluster
              SecurityGroupEgress:
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8}
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
  fileprivate static let everyProtocol: Self = "this rule lets out every protocol and every port"
}
