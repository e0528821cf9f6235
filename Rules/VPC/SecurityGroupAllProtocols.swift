import CloudFormation
package import Linting

extension Rule {
  /// Finds security groups that let every protocol in from some addresses.
  package static let securityGroupAllProtocols = Rule(
    "security-group-all-protocols",
    summary: "every protocol and port let in from some network",
    severity: .note,
    category: .security,
    services: ["ec2", "vpc"],
    isEnabledByDefault: false,
    documents: ["VPC-02"],
    equivalents: [
      Equivalents(.cfnNag, "W42"),
      Equivalents(.guardRules, "SECURITY_GROUP_INGRESS_ALL_PROTOCOLS_RULE"),
    ],
    why: """
      A rule for every protocol trusts a whole network or group with every service of the machine, \
      also those that are started later.
      """,
    fix: "name the protocol and the ports that are needed",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    check: .eachResource(of: SecurityGroupRule.ingressTypes) { resource, template in
      for rule in SecurityGroupRule.rules(.ingress, in: resource, template)
      where !rule.peers(template).contains(where: \.range.isMuchOfTheInternet) {
        for named in template.property("IpProtocol", of: rule.entry)
        where named.text.flatMap(IPProtocol.init) == .all {
          template.report(.everyProtocol, at: named)
        }
      }
    },
    examples: [
      Example(
        "everything inside the network",
        """
        Resources:
          Nodes:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: nodes of a cluster
              SecurityGroupIngress:
                - IpProtocol: "-1"
                  #           ^^^^ this rule lets in every protocol and every port
                  CidrIp: 10.0.0.0/8
        """),
      Example(
        "one port inside the network",
        """
        Resources:
          Nodes:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: nodes of a cluster
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let everyProtocol: Self = "this rule lets in every protocol and every port"
}
