import CloudFormation
package import Linting

extension Rule {
  /// Finds rules of security groups whose ports run backwards.
  package static let securityGroupPortsReversed = Rule(
    "security-group-ports-reversed",
    summary: "first port of a range above the last",
    severity: .error,
    category: .schema,
    services: ["ec2", "vpc"],
    documents: ["VPC-04"],
    why: "EC2 refuses a range of ports that ends before it begins, and the deployment fails.",
    fix: "swap `FromPort` and `ToPort`",
    url: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html",
    check: .eachResource(of: SecurityGroupRule.types) { resource, template in
      for rule in SecurityGroupRule.all(in: resource, template) {
        for pair in rule.portPairs(template) where pair.ipProtocol.hasPorts {
          guard let from = pair.from.integer, let to = pair.to.integer, from > to,
            PortRange.bounds.contains(from), PortRange.bounds.contains(to),
            let value = template.evaluation.value(pair.from, alongside: [pair.named, pair.to])
          else { continue }
          template.report(
            .reversed(from, to), at: value,
            related: [RelatedPlace("the last port", at: pair.to.place)])
        }
      }
    },
    examples: [
      Example(
        "a range that ends before it begins",
        """
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web servers
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 8090
                  #         ^^^^ ports run from 8090 down to 8080
                  ToPort: 8080
                  CidrIp: 10.0.0.0/8
        """),
      Example(
        "a last port that depends on a condition",
        """
        Parameters:
          Many:
            Type: String
            AllowedValues: ["yes", "no"]
        Conditions:
          HasMany: !Equals [!Ref Many, "yes"]
        Resources:
          Egress:
            Type: AWS::EC2::SecurityGroupEgress
            Properties:
              GroupId: sg-0123456789abcdef0
              IpProtocol: udp
              FromPort: "5000"
              #         ^^^^^^ ports run from 5000 down to 500, when `HasMany` is true
              ToPort: !If [HasMany, 500, 5000]
              CidrIp: 10.0.0.0/8
        """),
      Example(
        "one port, a range, and ICMP, whose two numbers are type and code",
        """
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web servers
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 8080, ToPort: 8080, CidrIp: 10.0.0.0/8}
                - {IpProtocol: tcp, FromPort: 8080, ToPort: 8090, CidrIp: 10.0.0.0/8}
                - {IpProtocol: icmp, FromPort: 8, ToPort: 0, CidrIp: 10.0.0.0/8}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func reversed(_ from: Int, _ to: Int) -> Self {
    "ports run from \(from) down to \(to)"
  }
}
