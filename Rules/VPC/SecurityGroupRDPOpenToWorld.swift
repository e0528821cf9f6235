package import Linting

extension Rule {
  /// Finds security groups that let everyone reach remote desktops.
  package static let securityGroupRDPOpenToWorld = Rule(
    "security-group-rdp-open-to-world",
    summary: "remote desktop reachable from the whole internet",
    severity: .error,
    category: .security,
    services: ["ec2", "vpc"],
    documents: ["VPC-01", "EC2-11"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_25"),
      Equivalents(.cfnNag, "W2"),
      Equivalents(
        .cfripper, "EC2SecurityGroupOpenToWorldRule", "EC2SecurityGroupIngressOpenToWorldRule"),
      Equivalents(
        .cdkNag, "EC2RestrictedCommonPorts", "EC2RestrictedInbound", "AwsSolutions-EC23"),
      Equivalents(
        .guardRules, "RESTRICTED_INCOMING_TRAFFIC", "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE"),
      Equivalents(.trivy, "AWS-0107"),
      Equivalents(.terrascan, "AC_AWS_0230"),
    ],
    frameworks: ["aws-foundational", "cis-aws"],
    why: """
      Open remote desktops are the most common way in for ransomware: port 3389 is scanned all the \
      time, and passwords and known weaknesses of the service are tried on every machine found.
      """,
    fix: "remove the rule and use Fleet Manager, or limit it to the addresses of administrators",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    check: .eachResource(of: SecurityGroupRule.ingressTypes) { resource, template in
      for exposure in InternetExposure.all(.remoteDesktop, in: resource, template) {
        template.report(exposure, in: resource)
      }
    },
    examples: [
      Example(
        "remote desktop for everyone, over both versions of the internet protocol",
        """
        Resources:
          Windows:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: Windows servers
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 3389
                  ToPort: 3389
                  CidrIp: 0.0.0.0/0
                  #       ^^^^^^^^^ RDP (port 3389) is open to the whole internet (`0.0.0.0/0`)
                - IpProtocol: udp
                  FromPort: "3389"
                  ToPort: "3389"
                  CidrIpv6: ::/0
                  #         ^^^^ RDP (port 3389) is open to the whole internet (`::/0`)
        """),
      Example(
        "a range that has remote desktop in it",
        """
        Resources:
          Everything:
            Type: AWS::EC2::SecurityGroupIngress
            Properties:
              GroupId: sg-0123456789abcdef0
              IpProtocol: tcp
              FromPort: 3000
              ToPort: 4000
              CidrIp: 0.0.0.0/0
              #       ^^^^^^^^^ ports 3000 to 4000, with RDP and 2 more, are open to the whole internet (`0.0.0.0/0`)
        """),
      Example(
        "remote desktop from the company's network",
        """
        Resources:
          Windows:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: Windows servers
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 3389, ToPort: 3389, CidrIp: 10.0.0.0/8}
        """),
    ]
  )
}
