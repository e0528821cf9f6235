package import Linting

extension Rule {
  /// Finds security groups that let everyone reach databases and the inner workings of machines.
  package static let securityGroupSensitivePortOpenToWorld = Rule(
    "security-group-sensitive-port-open-to-world",
    summary: "database, file or management port reachable from the whole internet",
    severity: .error,
    category: .security,
    services: ["ec2", "vpc"],
    documents: ["VPC-01"],
    equivalents: [
      Equivalents(.cfnNag, "W2"),
      Equivalents(
        .cfripper, "EC2SecurityGroupOpenToWorldRule", "EC2SecurityGroupIngressOpenToWorldRule"),
      Equivalents(
        .cdkNag, "EC2RestrictedCommonPorts", "EC2RestrictedInbound", "AwsSolutions-EC23"),
      Equivalents(
        .guardRules, "RESTRICTED_INCOMING_TRAFFIC", "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE"),
      Equivalents(.terrascan, ids: terrascanIDs),
    ],
    frameworks: ["aws-foundational"],
    why: """
      Databases, caches, file shares and management services trust whoever can reach them far more \
      than a web server does, and many ask for no password at first. Open ones are found by \
      scanners within hours, then read, wiped or taken over.
      """,
    fix: "limit the rule to the security group or the addresses that need the service",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    check: .eachResource(of: SecurityGroupRule.ingressTypes) { resource, template in
      for exposure in InternetExposure.all(.sensitive, in: resource, template) {
        template.report(exposure, in: resource)
      }
    },
    examples: [
      Example(
        "databases and caches for everyone",
        """
        Resources:
          Storage:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: databases
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 5432
                  ToPort: 5432
                  CidrIp: 0.0.0.0/0
                  #       ^^^^^^^^^ PostgreSQL (port 5432) is open to the whole internet (`0.0.0.0/0`)
                - IpProtocol: udp
                  FromPort: 11211
                  ToPort: 11211
                  CidrIp: 0.0.0.0/0
                  #       ^^^^^^^^^ Memcached (port 11211) is open to the whole internet (`0.0.0.0/0`)
                - IpProtocol: tcp
                  FromPort: 20
                  ToPort: 21
                  CidrIp: 0.0.0.0/0
                  #       ^^^^^^^^^ FTP (ports 20 to 21) is open to the whole internet (`0.0.0.0/0`)
        """),
      Example(
        "a port that depends on a parameter",
        """
        Parameters:
          Engine:
            Type: String
            AllowedValues: [mysql, web]
        Mappings:
          Ports:
            mysql: {Port: 3306}
            web: {Port: 443}
        Resources:
          Ingress:
            Type: AWS::EC2::SecurityGroupIngress
            Properties:
              GroupId: sg-0123456789abcdef0
              IpProtocol: tcp
              FromPort: !FindInMap [Ports, !Ref Engine, Port]
              ToPort: !FindInMap [Ports, !Ref Engine, Port]
              CidrIpv6: ::/0
              #         ^^^^ MySQL (port 3306) is open to the whole internet (`::/0`), when `Engine` is `mysql`
        """),
      Example(
        "a port that a deployment can change",
        """
        Parameters:
          Port:
            Type: Number
            Default: 6379
        Resources:
          Cache:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: cache
              SecurityGroupIngress:
                IpProtocol: tcp
                FromPort: !Ref Port
                ToPort: !Ref Port
                CidrIp: 0.0.0.0/0
                #       ^^^^^^^^^ Redis (port 6379) is open to the whole internet (`0.0.0.0/0`), with the default of parameter `Port`
        """),
      Example(
        "a database for one group, a port that is not known, and a protocol without ports",
        """
        Parameters:
          Port:
            Type: Number
        Resources:
          Database:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: database
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 5432
                  ToPort: 5432
                  SourceSecurityGroupId: sg-0123456789abcdef0
                - {IpProtocol: tcp, FromPort: !Ref Port, ToPort: !Ref Port, CidrIp: 0.0.0.0/0}
                - {IpProtocol: icmp, FromPort: 3, ToPort: 4, CidrIp: 0.0.0.0/0}
              SecurityGroupEgress:
                - {IpProtocol: tcp, FromPort: 3306, ToPort: 3306, CidrIp: 0.0.0.0/0}
        """),
    ]
  )

  private static let terrascanIDs =
    (["AC_AWS_0229"] + (233...274).map { "AC_AWS_0\($0)" } + (277...318).map { "AC_AWS_0\($0)" })
}
