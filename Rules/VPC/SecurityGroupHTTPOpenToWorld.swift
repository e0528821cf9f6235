package import Linting

extension Rule {
  /// Finds security groups that let everyone reach a web server without encryption.
  package static let securityGroupHTTPOpenToWorld = Rule(
    "security-group-http-open-to-world",
    summary: "unencrypted web server reachable from the whole internet",
    severity: .note,
    category: .security,
    services: ["ec2", "vpc"],
    isEnabledByDefault: false,
    documents: ["VPC-01"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_260"),
      Equivalents(.cfnNag, "W2"),
      Equivalents(
        .cfripper, "EC2SecurityGroupOpenToWorldRule", "EC2SecurityGroupIngressOpenToWorldRule"),
      Equivalents(.cdkNag, "EC2RestrictedInbound", "AwsSolutions-EC23"),
      Equivalents(.guardRules, "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE"),
      Equivalents(.terrascan, "AC_AWS_0228"),
    ],
    why: """
      What goes over port 80 can be read and changed on its way. A public web server needs the port \
      at most to send browsers on to HTTPS.
      """,
    fix: "serve HTTPS on port 443, and let only a load balancer or CDN reach port 80",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    check: .eachResource(of: SecurityGroupRule.ingressTypes) { resource, template in
      for exposure in InternetExposure.all(.http, in: resource, template) {
        template.report(.open(exposure), at: exposure.source, related: exposure.relatedPlaces)
      }
    },
    examples: [
      Example(
        "port 80 for everyone",
        """
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web servers
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 80
                  ToPort: 80
                  CidrIp: 0.0.0.0/0
                  #       ^^^^^^^^^ TCP port 80 is open to the whole internet (`0.0.0.0/0`)
        """),
      Example(
        "HTTPS for everyone, and port 80 for the load balancer",
        """
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web servers
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}
                - IpProtocol: tcp
                  FromPort: 80
                  ToPort: 80
                  SourceSecurityGroupId: sg-0123456789abcdef0
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func open(_ exposure: InternetExposure) -> Self {
    Self(exposure.statement)
  }
}
