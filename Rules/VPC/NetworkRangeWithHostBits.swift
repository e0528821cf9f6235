import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds ranges of addresses that are larger than they seem.
  package static let networkRangeWithHostBits = Rule(
    "network-range-with-host-bits",
    summary: "address range that begins elsewhere than it is written",
    severity: .warning,
    category: .security,
    services: ["ec2", "vpc"],
    documents: ["VPC-04"],
    equivalents: [.cfnLint(writtenOrGiven: "E1103")],
    why: """
      EC2 drops the bits of the address behind the length and uses the whole range. Who reads \
      `10.1.2.3/8` takes it for one machine or one subnet, but it is 16 million addresses.
      """,
    fix: "write the first address of the range, or `/32` for one address",
    url: """
      https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
      """,
    isFixable: true,
    check: .eachResource(of: AddressRangeProperty.types) { resource, template in
      for written in AddressRangeProperty.texts(in: resource, template) {
        guard let range = try? AddressRange(parsing: written.text),
          range.family == written.property.family ?? range.family, range.hasHostBits
        else { continue }
        template.report(
          .largerThanItSeems(written.text, range), at: written.value,
          help: "write `\(range.canonical)`, or `/\(range.family.width)` for the one address",
          fixes: fixes(written.value, range))
      }
    },
    examples: [
      Example(
        "one machine meant, a network let in",
        """
        Resources:
          Bastion:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: bastion host
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 22
                  ToPort: 22
                  CidrIp: 192.0.2.7/24
                  #       ^^^^^^^^^^^^ range `192.0.2.7/24` is in truth `192.0.2.0/24`
        """),
      Example(
        "a network of IPv6",
        """
        Resources:
          Route:
            Type: AWS::EC2::Route
            Properties:
              RouteTableId: rtb-0123456789abcdef0
              DestinationIpv6CidrBlock: 2001:db8::1/64
              #                         ^^^^^^^^^^^^^^ range `2001:db8::1/64` is in truth `2001:db8::/64`
              GatewayId: igw-0123456789abcdef0
        """),
      Example(
        "ranges written by their first address",
        """
        Resources:
          Bastion:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: bastion host
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 192.0.2.0/24}
                - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 192.0.2.7/32}
                - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIpv6: "2001:DB8:0:0::/64"}
        """),
    ]
  )

  /// An edit is offered where the range itself stands in the place that is reported.
  private static func fixes(_ value: PossibleValue, _ range: AddressRange) -> [Fix] {
    guard case .written(let node) = value.content, node == value.place, !node.isQuoted else {
      return []
    }
    return [
      Fix(
        "write `\(range.canonical)`", .safe,
        [TextEdit(node.range, replacement: range.canonical.description)])
    ]
  }
}

extension Diagnostic.Message {
  fileprivate static func largerThanItSeems(_ text: String, _ range: AddressRange) -> Self {
    "range `\(text)` is in truth `\(range.canonical)`"
  }
}
