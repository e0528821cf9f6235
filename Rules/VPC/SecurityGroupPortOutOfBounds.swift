import CloudFormation
package import Linting

extension Rule {
  /// Finds rules of security groups with ports, or types and codes of ICMP, that do not exist.
  package static let securityGroupPortOutOfBounds = Rule(
    "security-group-port-out-of-bounds",
    summary: "port, or ICMP type or code, that does not exist",
    severity: .error,
    category: .schema,
    services: ["ec2", "vpc"],
    documents: ["VPC-04"],
    equivalents: [Equivalents(.cfnLint, "E3688")],
    why: """
      Ports are 0 to 65535. For ICMP, `FromPort` is the type and `ToPort` the code, each 0 to 255 \
      or `-1` for all. EC2 refuses other numbers, and the deployment fails.
      """,
    fix: "set the ports to numbers from 0 to 65535",
    url: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html",
    check: .eachResource(of: SecurityGroupRule.types) { resource, template in
      for rule in SecurityGroupRule.all(in: resource, template) {
        for named in template.property("IpProtocol", of: rule.entry) {
          guard let ipProtocol = named.text.flatMap(IPProtocol.init) else { continue }
          for key in ["FromPort", "ToPort"] {
            for port in template.property(key, of: rule.entry) {
              guard let value = template.evaluation.value(port, alongside: named) else { continue }
              judge(value, key, ipProtocol, template)
            }
          }
        }
        for pair in rule.portPairs(template) where pair.ipProtocol.isControl {
          guard pair.from.integer == -1, let code = pair.to.integer, (0...255).contains(code),
            let value = template.evaluation.value(pair.to, alongside: [pair.named, pair.from])
          else { continue }
          template.report(
            .codeOfEveryType(code), at: value, help: "set `ToPort` to `-1`, or name one type")
        }
      }
    },
    examples: [
      Example(
        "ports that do not exist",
        """
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web servers
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 8080
                  ToPort: 65536
                  #       ^^^^^ port is 65536, outside the 0 to 65535 that there are
                  CidrIp: 10.0.0.0/8
                - IpProtocol: udp
                  FromPort: -1
                  #         ^^ port is -1, outside the 0 to 65535 that there are
                  ToPort: -1
                  #       ^^ port is -1, outside the 0 to 65535 that there are
                  CidrIp: 10.0.0.0/8
        """),
      Example(
        "ICMP with the numbers of ports",
        """
        Resources:
          Ping:
            Type: AWS::EC2::SecurityGroupIngress
            Properties:
              GroupId: sg-0123456789abcdef0
              IpProtocol: icmp
              FromPort: 0
              ToPort: 65535
              #       ^^^^^ ICMP code is 65535, outside the -1 to 255 that there are
              CidrIp: 10.0.0.0/8
        """),
      Example(
        "a code of every type",
        """
        Resources:
          Ping:
            Type: AWS::EC2::SecurityGroupIngress
            Properties:
              GroupId: sg-0123456789abcdef0
              IpProtocol: icmp
              FromPort: -1
              ToPort: 0
              #       ^ ICMP code 0 is given for every type, but codes belong to one type
              CidrIp: 10.0.0.0/8
        """),
      Example(
        "all ports, all of ICMP, and protocols whose ports do not count",
        """
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web servers
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 0, ToPort: 65535, CidrIp: 10.0.0.0/8}
                - {IpProtocol: icmp, FromPort: -1, ToPort: -1, CidrIp: 10.0.0.0/8}
                - {IpProtocol: icmp, FromPort: 3, ToPort: 4, CidrIp: 10.0.0.0/8}
                - {IpProtocol: icmpv6, FromPort: 128, ToPort: -1, CidrIpv6: "fc00::/7"}
                - {IpProtocol: "-1", FromPort: -1, ToPort: -1, CidrIp: 10.0.0.0/8}
        """),
    ]
  )

  private static func judge(
    _ value: PossibleValue, _ key: String, _ ipProtocol: IPProtocol, _ template: Inspection
  ) {
    guard let number = value.integer else { return }
    if ipProtocol.hasPorts, !PortRange.bounds.contains(number) {
      template.report(
        .noSuchPort(number), at: value,
        help: number == -1 ? "write `0` to `65535` for all ports" : nil)
    } else if ipProtocol.isControl, !(-1...255).contains(number) {
      let word = key == "FromPort" ? "type" : "code"
      template.report(
        .noSuchControl(word, number), at: value,
        help: "set `\(key)` to the ICMP \(word), or to `-1` for all")
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func noSuchPort(_ port: Int) -> Self {
    "port is \(port), outside the 0 to 65535 that there are"
  }

  fileprivate static func noSuchControl(_ word: String, _ number: Int) -> Self {
    "ICMP \(word) is \(number), outside the -1 to 255 that there are"
  }

  fileprivate static func codeOfEveryType(_ code: Int) -> Self {
    "ICMP code \(code) is given for every type, but codes belong to one type"
  }
}
