package import Linting

extension Rule {
  /// Finds security groups that let everything in from anywhere.
  package static let securityGroupAllPortsOpenToWorld = Rule(
    "security-group-all-ports-open-to-world",
    summary: "every port reachable from the whole internet",
    severity: .error,
    category: .security,
    services: ["ec2", "vpc"],
    documents: ["VPC-02", "VPC-01"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_277", "CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_260"),
      Equivalents(.cfnNag, "W2", "W42"),
      Equivalents(
        .cfripper, "EC2SecurityGroupOpenToWorldRule", "EC2SecurityGroupIngressOpenToWorldRule"),
      Equivalents(
        .cdkNag, "EC2RestrictedSSH", "EC2RestrictedCommonPorts", "EC2RestrictedInbound",
        "AwsSolutions-EC23"),
      Equivalents(
        .guardRules, "INCOMING_SSH_DISABLED", "RESTRICTED_INCOMING_TRAFFIC",
        "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE",
        "SECURITY_GROUP_INGRESS_ALL_PROTOCOLS_RULE"),
      Equivalents(.trivy, "AWS-0107"),
      Equivalents(
        .terrascan, "AC_AWS_0231", "AC_AWS_0275", "AC_AWS_0276", "AC_AWS_0478", "AC_AWS_0489"),
    ],
    frameworks: ["aws-foundational", "cis-aws"],
    why: """
      The group then protects nothing: every service on the machines behind it is on the internet, \
      also those that nobody remembers. With protocol `-1` ports that are written are ignored.
      """,
    fix: "name the protocol and the port that are needed, and limit who may reach them",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    check: .eachResource(of: SecurityGroupRule.ingressTypes) { resource, template in
      for exposure in InternetExposure.all(.everything, in: resource, template) {
        template.report(exposure, in: resource)
      }
    },
    examples: [
      Example(
        "every protocol, although a port is written",
        """
        Resources:
          Open:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web servers
              SecurityGroupIngress:
                - IpProtocol: -1
                  FromPort: 443
                  ToPort: 443
                  CidrIp: 0.0.0.0/0
                  #       ^^^^^^^^^ every port of every protocol is open to the whole internet (`0.0.0.0/0`)
        """),
      Example(
        "every port of a protocol",
        """
        Resources:
          Open:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web servers
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 0
                  ToPort: 65535
                  CidrIp: 0.0.0.0/0
                  #       ^^^^^^^^^ every TCP port is open to the whole internet (`0.0.0.0/0`)
                - IpProtocol: udp
                  FromPort: 1
                  ToPort: 65535
                  CidrIpv6: ::/0
                  #         ^^^^ every UDP port is open to the whole internet (`::/0`)
        """),
      Example(
        "a rule of its own whose address is not the first of the range",
        """
        Resources:
          Open:
            Type: AWS::EC2::SecurityGroupIngress
            Properties:
              GroupId: sg-0123456789abcdef0
              IpProtocol: "-1"
              CidrIp: 10.0.0.0/0
              #       ^^^^^^^^^^ every port of every protocol is open to the whole internet (`10.0.0.0/0`)
        """),
      Example(
        "every protocol inside the network and between members of a group",
        """
        Resources:
          Nodes:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: nodes of a cluster
              SecurityGroupIngress:
                - {IpProtocol: "-1", CidrIp: 10.0.0.0/8}
                - {IpProtocol: "-1", CidrIpv6: "fc00::/7"}
          Members:
            Type: AWS::EC2::SecurityGroupIngress
            Properties:
              GroupId: !GetAtt Nodes.GroupId
              IpProtocol: "-1"
              SourceSecurityGroupId: !GetAtt Nodes.GroupId
        """),
      Example(
        "a rule that is only made where it is for one address",
        """
        Parameters:
          Range:
            Type: String
            AllowedValues: [0.0.0.0/0, 192.0.2.1/32]
        Conditions:
          IsLimited: !Not [!Equals [!Ref Range, 0.0.0.0/0]]
        Resources:
          Ingress:
            Type: AWS::EC2::SecurityGroupIngress
            Condition: IsLimited
            Properties:
              GroupId: sg-0123456789abcdef0
              IpProtocol: "-1"
              CidrIp: !Ref Range
        """),
    ]
  )
}
