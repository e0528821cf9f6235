package import Linting

extension Rule {
  /// Finds security groups that let everyone reach a port that is not for the public web.
  package static let securityGroupOpenToWorld = Rule(
    "security-group-open-to-world",
    summary: "port other than 80 and 443 reachable from the whole internet",
    severity: .warning,
    category: .security,
    services: ["ec2", "vpc"],
    documents: ["VPC-01"],
    equivalents: [
      Equivalents(.cfnNag, "W2"),
      Equivalents(
        .cfripper, "EC2SecurityGroupOpenToWorldRule", "EC2SecurityGroupIngressOpenToWorldRule"),
      Equivalents(.cdkNag, "EC2RestrictedInbound", "AwsSolutions-EC23"),
      Equivalents(.guardRules, "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE"),
    ],
    frameworks: ["aws-foundational"],
    why: """
      Web traffic comes in on ports 80 and 443. Whatever else listens for everyone is attacked by \
      everyone, and is rarely built for that; a range of ports also opens what is started later.
      """,
    fix: "limit the rule to the addresses, prefix list or security group that need the port",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    check: .eachResource(of: SecurityGroupRule.ingressTypes) { resource, template in
      for exposure in InternetExposure.all(.other, in: resource, template)
      where !PublicListener.isMeant(by: exposure, in: resource, template) {
        template.report(.open(exposure), at: exposure.source, related: exposure.relatedPlaces)
      }
    },
    examples: [
      Example(
        "an application port, a range around the web's, and a tunnel",
        """
        Resources:
          Application:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: application
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 8080
                  ToPort: 8080
                  CidrIp: 0.0.0.0/0
                  #       ^^^^^^^^^ TCP port 8080 is open to the whole internet (`0.0.0.0/0`)
                - IpProtocol: tcp
                  FromPort: 80
                  ToPort: 90
                  CidrIp: 0.0.0.0/0
                  #       ^^^^^^^^^ TCP ports 80 to 90 are open to the whole internet (`0.0.0.0/0`)
                - IpProtocol: 47
                  CidrIp: 0.0.0.0/0
                  #       ^^^^^^^^^ protocol 47 is open to the whole internet (`0.0.0.0/0`)
        """),
      Example(
        "whichever ports are added",
        """
        Resources:
          Worker:
            Type: AWS::EC2::SecurityGroupIngress
            Properties:
              GroupId: sg-0123456789abcdef0
              IpProtocol: tcp
              CidrIpv6: ::/0
              #         ^^^^ TCP is open to the whole internet (`::/0`)
        """),
      Example(
        "a group of servers, while the load balancer has its own",
        """
        Resources:
          Servers:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: servers
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 8443
                  ToPort: 8443
                  CidrIpv6: ::/0
                  #         ^^^^ TCP port 8443 is open to the whole internet (`::/0`)
          Balancer:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties:
              Subnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1]
              SecurityGroups: [sg-0123456789abcdef0]
          Listener:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              LoadBalancerArn: !Ref Balancer
              Port: 8443
              Protocol: HTTP
              DefaultActions:
                - {Type: fixed-response, FixedResponseConfig: {StatusCode: "404"}}
        """),
      Example(
        "web traffic and ping",
        """
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web servers
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0}
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIpv6: "::/0"}
                - {IpProtocol: udp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}
                - {IpProtocol: icmp, FromPort: 8, ToPort: -1, CidrIp: 0.0.0.0/0}
                - {IpProtocol: tcp, FromPort: 8080, ToPort: 8080, CidrIp: 10.0.0.0/8}
        """),
      Example(
        "the port of a public listener, in the group of its load balancer",
        """
        Resources:
          Public:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: load balancer
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 8443, ToPort: 8443, CidrIp: 0.0.0.0/0}
          Balancer:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties:
              Subnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1]
              SecurityGroups: [!GetAtt Public.GroupId]
          Listener:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              LoadBalancerArn: !Ref Balancer
              Port: 8443
              Protocol: HTTP
              DefaultActions:
                - {Type: fixed-response, FixedResponseConfig: {StatusCode: "404"}}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func open(_ exposure: InternetExposure) -> Self {
    Self(exposure.statement)
  }
}
