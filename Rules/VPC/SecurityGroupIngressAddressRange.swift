import CloudFormation
package import Linting

extension Rule {
  /// Finds rules of security groups that let in more than one address.
  package static let securityGroupIngressAddressRange = Rule(
    "security-group-ingress-address-range",
    summary: "ingress rule for more than one address",
    severity: .note,
    category: .security,
    services: ["ec2", "vpc"],
    isEnabledByDefault: false,
    documents: ["VPC-01"],
    equivalents: [
      Equivalents(.cfnNag, "W9"),
      Equivalents(.guardRules, "SECURITY_GROUP_INGRESS_CIDR_NON_32_RULE"),
    ],
    why: """
      A range lets in every machine that ever gets an address in it. Another security group or a \
      single address says exactly who is meant.
      """,
    fix: "name a security group, a prefix list or one address with `/32`",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    check: .eachResource(of: SecurityGroupRule.ingressTypes) { resource, template in
      for rule in SecurityGroupRule.rules(.ingress, in: resource, template) {
        for peer in rule.peers(template) where peer.range.prefixLength < peer.range.family.width {
          // Of what is open to the world, other rules speak.
          if peer.range.isMuchOfTheInternet { continue }
          template.report(.manyAddresses(peer.range), at: peer.value)
        }
      }
    },
    examples: [
      Example(
        "a network",
        """
        Resources:
          Database:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: database
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 5432
                  ToPort: 5432
                  CidrIp: 10.0.0.0/16
                  #       ^^^^^^^^^^^ this rule is for every address of `10.0.0.0/16`
        """),
      Example(
        "one address, and another group",
        """
        Resources:
          Database:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: database
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.7/32}
                - {IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIpv6: "fd00::7/128"}
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}
                - IpProtocol: tcp
                  FromPort: 5432
                  ToPort: 5432
                  SourceSecurityGroupId: sg-0123456789abcdef0
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func manyAddresses(_ range: AddressRange) -> Self {
    "this rule is for every address of `\(range.canonical)`"
  }
}
