import CloudFormation
package import Linting

extension Rule {
  /// Finds ranges of addresses that EC2 cannot read.
  package static let networkRangeMalformed = Rule(
    "network-range-malformed",
    summary: "address range that is none",
    severity: .error,
    category: .schema,
    services: ["ec2", "vpc"],
    documents: ["VPC-04"],
    equivalents: [.cfnLint(writtenOrGiven: "E1103")],
    why: """
      EC2 takes a range as an address, a slash and the number of leading bits that all addresses of \
      the range share. It refuses everything else, and the deployment fails.
      """,
    fix: "write the range as an address, a slash and a length, such as `10.0.0.0/16`",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html",
    check: .eachResource(of: AddressRangeProperty.types) { resource, template in
      for written in AddressRangeProperty.texts(in: resource, template) {
        let family = written.property.family
        do throws(AddressRange.Problem) {
          let range = try AddressRange(parsing: written.text)
          guard let family, range.family != family else { continue }
          template.report(
            .otherFamily(written), at: written.value,
            help: family == .ipv4
              ? "move the range to the property for IPv6"
              : "move the range to the property for IPv4")
        } catch .missingPrefixLength(let found) where found == family ?? found {
          template.report(
            .noLength(written, found), at: written.value,
            help: "write `\(written.text)/\(found.width)` for this one address")
        } catch .prefixLengthTooLong(let length, let found) {
          let family = family ?? found
          template.report(
            .tooLong(length, family), at: written.value,
            help: "set the length to a number from 0 to \(family.width)")
        } catch .leadingZeros {
          // Whether this is refused or read in one way or another is not documented.
          continue
        } catch {
          template.report(
            .noRange(written), at: written.value,
            severity: written.value.isDefaultToBeReplaced ? .note : nil)
        }
      }
    },
    examples: [
      Example(
        "an address without a length, a number too large, a length too large",
        """
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web servers
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 443
                  ToPort: 443
                  CidrIp: 192.0.2.7
                  #       ^^^^^^^^^ `192.0.2.7` has no length behind it, such as `/32`
                - IpProtocol: tcp
                  FromPort: 443
                  ToPort: 443
                  CidrIp: 10.0.0.256/32
                  #       ^^^^^^^^^^^^^ `10.0.0.256/32` is not a range of IPv4 addresses
              SecurityGroupEgress:
                - IpProtocol: tcp
                  FromPort: 443
                  ToPort: 443
                  CidrIp: 10.0.0.0/33
                  #       ^^^^^^^^^^^ length is 33 bits, but an IPv4 address has 32
        """),
      Example(
        "the wrong version of the internet protocol",
        """
        Resources:
          Ingress:
            Type: AWS::EC2::SecurityGroupIngress
            Properties:
              GroupId: sg-0123456789abcdef0
              IpProtocol: tcp
              FromPort: 443
              ToPort: 443
              CidrIp: ::/0
              #       ^^^^ `::/0` is an IPv6 range, but `CidrIp` takes IPv4
        """),
      Example(
        "ranges of either version in lists of prefixes, and of routes through gateways",
        """
        Resources:
          Offices:
            Type: AWS::EC2::PrefixList
            Properties:
              PrefixListName: offices
              AddressFamily: IPv4
              MaxEntries: 2
              Entries:
                - Cidr: 192.0.2.0
                #       ^^^^^^^^^ `192.0.2.0` has no length behind it, such as `/32`
                - Cidr: berlin
                #       ^^^^^^ `berlin` is not a range of addresses
          Route:
            Type: AWS::EC2::TransitGatewayRoute
            Properties:
              TransitGatewayRouteTableId: tgw-rtb-0123456789abcdef0
              DestinationCidrBlock: "2001:db8::/32"
              Blackhole: true
        """),
      Example(
        "ranges of networks and routes",
        """
        Parameters:
          Range:
            Type: String
            Default: 10.0.0.0-10.0.255.255
        Resources:
          Network:
            Type: AWS::EC2::VPC
            Properties:
              CidrBlock: !Ref Range
              #          ^^^^^^^^^^ `10.0.0.0-10.0.255.255` is not a range of IPv4 addresses, with the default of parameter `Range`
        """),
      Example(
        "a default that is there to be replaced, which is worth a note",
        """
        Parameters:
          Range:
            Type: String
            Default: ""
        Resources:
          Network:
            Type: AWS::EC2::VPC
            Properties:
              CidrBlock: !Ref Range
              #          ^^^^^^^^^^ an empty text is not a range of IPv4 addresses, with the default of parameter `Range`
        """),
      Example(
        "ranges in every form, and one that is only known later",
        """
        Parameters:
          Range:
            Type: String
        Resources:
          Network:
            Type: AWS::EC2::VPC
            Properties:
              CidrBlock: 10.0.0.0/16
          Subnet:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: !Ref Network
              CidrBlock: !Select [0, !Cidr [!GetAtt Network.CidrBlock, 4, 8]]
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web servers
              VpcId: !Ref Network
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !Ref Range}
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !Sub "${Range}/32"}
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIpv6: "2001:db8::/32"}
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIpv6: "::ffff:192.0.2.0/120"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func noLength(
    _ written: AddressRangeProperty.Written, _ family: AddressRange.Family
  ) -> Self {
    "`\(written.text)` has no length behind it, such as `/\(family.width)`"
  }

  fileprivate static func tooLong(_ length: Int, _ family: AddressRange.Family) -> Self {
    "length is \(length) bits, but an \(family.name) address has \(family.width)"
  }

  fileprivate static func noRange(_ written: AddressRangeProperty.Written) -> Self {
    let text = written.text.isEmpty ? "an empty text" : "`\(written.text.prefix(60))`"
    let family = written.property.family.map { "\($0.name) " } ?? ""
    return "\(text) is not a range of \(family)addresses"
  }

  fileprivate static func otherFamily(_ written: AddressRangeProperty.Written) -> Self {
    let isIPv4 = written.property.family == .ipv4
    return """
      `\(written.text)` is an \(isIPv4 ? "IPv6" : "IPv4") range, but \
      `\(written.property.path)` takes \(isIPv4 ? "IPv4" : "IPv6")
      """
  }
}
