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
      Equivalents(
        .terrascan, "AC_AWS_0229", "AC_AWS_0233", "AC_AWS_0234", "AC_AWS_0235", "AC_AWS_0236",
        "AC_AWS_0237", "AC_AWS_0238", "AC_AWS_0239", "AC_AWS_0240", "AC_AWS_0241", "AC_AWS_0242",
        "AC_AWS_0243", "AC_AWS_0244", "AC_AWS_0245", "AC_AWS_0246", "AC_AWS_0247", "AC_AWS_0248",
        "AC_AWS_0249", "AC_AWS_0250", "AC_AWS_0251", "AC_AWS_0252", "AC_AWS_0253", "AC_AWS_0254",
        "AC_AWS_0255", "AC_AWS_0256", "AC_AWS_0257", "AC_AWS_0258", "AC_AWS_0259", "AC_AWS_0260",
        "AC_AWS_0261", "AC_AWS_0262", "AC_AWS_0263", "AC_AWS_0264", "AC_AWS_0265", "AC_AWS_0266",
        "AC_AWS_0267", "AC_AWS_0268", "AC_AWS_0269", "AC_AWS_0270", "AC_AWS_0271", "AC_AWS_0272",
        "AC_AWS_0273", "AC_AWS_0274", "AC_AWS_0277", "AC_AWS_0278", "AC_AWS_0279", "AC_AWS_0280",
        "AC_AWS_0281", "AC_AWS_0282", "AC_AWS_0283", "AC_AWS_0284", "AC_AWS_0285", "AC_AWS_0286",
        "AC_AWS_0287", "AC_AWS_0288", "AC_AWS_0289", "AC_AWS_0290", "AC_AWS_0291", "AC_AWS_0292",
        "AC_AWS_0293", "AC_AWS_0294", "AC_AWS_0295", "AC_AWS_0296", "AC_AWS_0297", "AC_AWS_0298",
        "AC_AWS_0299", "AC_AWS_0300", "AC_AWS_0301", "AC_AWS_0302", "AC_AWS_0303", "AC_AWS_0304",
        "AC_AWS_0305", "AC_AWS_0306", "AC_AWS_0307", "AC_AWS_0308", "AC_AWS_0309", "AC_AWS_0310",
        "AC_AWS_0311", "AC_AWS_0312", "AC_AWS_0313", "AC_AWS_0314", "AC_AWS_0315", "AC_AWS_0316",
        "AC_AWS_0317", "AC_AWS_0318"),
    ],
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
