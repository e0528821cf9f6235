import CloudFormation
package import Linting

extension Rule {
  /// Finds rules of security groups that do not say for which ports they are.
  package static let securityGroupPortsMissing = Rule(
    "security-group-ports-missing",
    summary: "rule for TCP, UDP or ICMP without its ports",
    severity: .error,
    category: .schema,
    services: ["ec2", "vpc"],
    documents: ["VPC-04"],
    equivalents: [Equivalents(.cfnLint, "E3687")],
    why: """
      A rule for TCP or UDP needs both ends of its range of ports, and one for ICMP a type and a \
      code. EC2 refuses a rule without them, and the deployment fails.
      """,
    fix: "set both `FromPort` and `ToPort`",
    url: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html",
    check: .eachResource(of: SecurityGroupRule.types) { resource, template in
      for rule in SecurityGroupRule.all(in: resource, template) {
        for pair in rule.portPairs(template) where pair.from.isAbsent || pair.to.isAbsent {
          guard pair.ipProtocol.hasPorts || pair.ipProtocol == .icmp,
            let value = template.evaluation.value(pair.named, alongside: [pair.from, pair.to])
          else { continue }
          let missing = [("FromPort", pair.from), ("ToPort", pair.to)].filter(\.1.isAbsent)
          template.report(.missing(missing.map(\.0), pair.ipProtocol), at: value)
        }
      }
    },
    examples: [
      Example(
        "no ports at all, and only one",
        """
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web servers
              SecurityGroupIngress:
                - IpProtocol: tcp
                  #           ^^^ rule for TCP has no `FromPort` and no `ToPort`
                  CidrIp: 10.0.0.0/8
                - IpProtocol: udp
                  #           ^^^ rule for UDP has no `ToPort`
                  FromPort: 53
                  CidrIp: 10.0.0.0/8
        """),
      Example(
        "ICMP without type and code, as a rule of its own",
        """
        Resources:
          Ping:
            Type: AWS::EC2::SecurityGroupEgress
            Properties:
              GroupId: sg-0123456789abcdef0
              IpProtocol: "1"
              #           ^^^ rule for ICMP has no `FromPort` and no `ToPort`
              CidrIp: 10.0.0.0/8
        """),
      Example(
        "a port that a condition takes away",
        """
        Parameters:
          Stage:
            Type: String
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroupIngress
            Properties:
              GroupId: sg-0123456789abcdef0
              IpProtocol: tcp
              #           ^^^ rule for TCP has no `ToPort`, when `IsProd` is false
              FromPort: 8080
              ToPort: !If [IsProd, 8080, !Ref AWS::NoValue]
              CidrIp: 10.0.0.0/8
        """),
      Example(
        "ports where they are needed",
        """
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web servers
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 8080, ToPort: 8080, CidrIp: 10.0.0.0/8}
                - {IpProtocol: "-1", CidrIp: 10.0.0.0/8}
                - {IpProtocol: icmpv6, CidrIpv6: "fc00::/7"}
                - {IpProtocol: "50", CidrIp: 10.0.0.0/8}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func missing(_ keys: [String], _ ipProtocol: IPProtocol) -> Self {
    "rule for \(ipProtocol) has \(keys.map { "no `\($0)`" }.joined(separator: " and "))"
  }
}
