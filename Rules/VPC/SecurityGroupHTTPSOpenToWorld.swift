package import Linting

extension Rule {
  /// Finds security groups that let everyone reach a web server or ping a machine.
  package static let securityGroupHTTPSOpenToWorld = Rule(
    "security-group-https-open-to-world",
    summary: "web server or ping reachable from the whole internet",
    severity: .note,
    category: .security,
    services: ["ec2", "vpc"],
    isEnabledByDefault: false,
    documents: ["VPC-01"],
    equivalents: [
      Equivalents(.cfnNag, "W2"),
      Equivalents(
        .cfripper, "EC2SecurityGroupOpenToWorldRule", "EC2SecurityGroupIngressOpenToWorldRule"),
      Equivalents(.cdkNag, "EC2RestrictedInbound", "AwsSolutions-EC23"),
      Equivalents(.guardRules, "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE"),
    ],
    why: """
      Where nothing is meant for the public, even HTTPS and ping from everywhere are more than is \
      needed. For public services this is as it should be, so the rule is for strict accounts.
      """,
    fix: "limit the rule to the addresses, prefix list or security group that need it",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    check: .eachResource(of: SecurityGroupRule.ingressTypes) { resource, template in
      for kind in [InternetExposure.Kind.https, .control] {
        for exposure in InternetExposure.all(kind, in: resource, template) {
          template.report(.open(exposure), at: exposure.source, related: exposure.relatedPlaces)
        }
      }
    },
    examples: [
      Example(
        "HTTPS and ping for everyone",
        """
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web servers
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 443
                  ToPort: 443
                  CidrIp: 0.0.0.0/0
                  #       ^^^^^^^^^ TCP port 443 is open to the whole internet (`0.0.0.0/0`)
                - IpProtocol: icmpv6
                  CidrIpv6: ::/0
                  #         ^^^^ ICMPv6 is open to the whole internet (`::/0`)
        """),
      Example(
        "HTTPS for the content delivery network",
        """
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web servers
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 443
                  ToPort: 443
                  SourcePrefixListId: pl-0123456789abcdef0
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func open(_ exposure: InternetExposure) -> Self {
    Self(exposure.statement)
  }
}
