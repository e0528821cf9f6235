package import Linting

extension Rule {
  /// Finds security groups that let everyone try to log in with SSH.
  package static let securityGroupSSHOpenToWorld = Rule(
    "security-group-ssh-open-to-world",
    summary: "SSH reachable from the whole internet",
    severity: .error,
    category: .security,
    services: ["ec2", "vpc"],
    documents: ["VPC-01", "EC2-11"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_24"),
      Equivalents(.cfnNag, "W2"),
      Equivalents(
        .cfripper, "EC2SecurityGroupOpenToWorldRule", "EC2SecurityGroupIngressOpenToWorldRule"),
      Equivalents(.cdkNag, "EC2RestrictedSSH", "EC2RestrictedInbound", "AwsSolutions-EC23"),
      Equivalents(
        .guardRules, "INCOMING_SSH_DISABLED", "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE"),
      Equivalents(.trivy, "AWS-0107"),
      Equivalents(.terrascan, "AC_AWS_0227", "AC_AWS_0319"),
    ],
    frameworks: ["aws-foundational", "cis-aws"],
    why: """
      Port 22 is found by scanners within minutes of being opened, and from then on passwords and \
      keys are tried without end. One weak account is enough to take over the machine.
      """,
    fix: "remove the rule and use Session Manager, or limit it to the addresses of administrators",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    check: .eachResource(of: SecurityGroupRule.ingressTypes) { resource, template in
      for exposure in InternetExposure.all(.ssh, in: resource, template) {
        template.report(exposure, in: resource)
      }
    },
    examples: [
      Example(
        "SSH for everyone",
        """
        Resources:
          Bastion:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: bastion host
              SecurityGroupIngress:
                - Description: administrators
                  IpProtocol: tcp
                  FromPort: 22
                  ToPort: 22
                  CidrIp: 0.0.0.0/0
                  #       ^^^^^^^^^ SSH (port 22) is open to the whole internet (`0.0.0.0/0`)
        """),
      Example(
        "a rule of its own, for IPv6, with the number of the protocol",
        """
        Resources:
          Login:
            Type: AWS::EC2::SecurityGroupIngress
            Properties:
              GroupId: sg-0123456789abcdef0
              IpProtocol: "6"
              FromPort: 20
              ToPort: 25
              CidrIpv6: "0::/0"
              #         ^^^^^^^ ports 20 to 25, with SSH and 2 more, are open to the whole internet (`0::/0`)
        """),
      Example(
        "half of all addresses",
        """
        Resources:
          Login:
            Type: AWS::EC2::SecurityGroupIngress
            Properties:
              GroupId: sg-0123456789abcdef0
              IpProtocol: tcp
              FromPort: 22
              ToPort: 22
              CidrIp: 128.0.0.0/1
              #       ^^^^^^^^^^^ SSH (port 22) is open to much of the internet (`128.0.0.0/1`)
        """),
      Example(
        "one end of the range is missing: SSH is open, whatever the other is",
        """
        Resources:
          Login:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: bastion host
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 22
                  CidrIpv6: ::/0
                  #         ^^^^ SSH (port 22) is open to the whole internet (`::/0`)
                - IpProtocol: tcp
                  ToPort: 22
                  CidrIp: 0.0.0.0/0
                  #       ^^^^^^^^^ SSH (port 22) is open to the whole internet (`0.0.0.0/0`)
                - IpProtocol: tcp
                  FromPort: 20
                  CidrIp: 0.0.0.0/0
        """),
      Example(
        "in production only",
        """
        Parameters:
          Stage:
            Type: String
            AllowedValues: [dev, prod]
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Bastion:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: bastion host
              SecurityGroupIngress:
                - IpProtocol: TCP
                  FromPort: 22
                  ToPort: 22
                  CidrIp: !If [IsProd, 0.0.0.0/0, 192.0.2.0/24]
                  #                    ^^^^^^^^^ SSH (port 22) is open to the whole internet (`0.0.0.0/0`), when `IsProd` is true
        """),
      Example(
        "a default that a deployment can change",
        """
        Parameters:
          SSHLocation:
            Type: String
            Default: 0.0.0.0/0
        Resources:
          Bastion:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: bastion host
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 22
                  ToPort: 22
                  CidrIp: !Ref SSHLocation
                  #       ^^^^^^^^^^^^^^^^ SSH (port 22) is open to the whole internet (`0.0.0.0/0`), with the default of parameter `SSHLocation`
        """),
      Example(
        "one office, another group, a prefix list, and addresses that are only known later",
        """
        Parameters:
          Office:
            Type: String
        Resources:
          Bastion:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: bastion host
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 192.0.2.0/24}
                - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Ref Office}
                - {IpProtocol: tcp, FromPort: 22, ToPort: 22, SourcePrefixListId: pl-0123456789abcdef0}
                - {IpProtocol: tcp, FromPort: 22, ToPort: 22, SourceSecurityGroupId: sg-0123456789abcdef0}
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}
        """),
    ]
  )
}
