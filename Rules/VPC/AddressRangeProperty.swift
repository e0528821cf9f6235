import CloudFormation
import Linting

/// A property that takes a range of addresses.
///
/// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_EC2.html>
struct AddressRangeProperty {
  /// The way to the property.
  let path: PropertyPath
  /// The version of the addresses that it takes; nil for either.
  let family: AddressRange.Family?

  private init(_ path: PropertyPath, _ family: AddressRange.Family? = .ipv4) {
    self.path = path
    self.family = family
  }

  /// A text that a property can have, and what can be made of it.
  struct Written {
    let property: AddressRangeProperty
    let value: PossibleValue
    let text: String
  }

  /// The types that have such properties.
  static let types = table.keys + SecurityGroupRule.types

  /// The known texts of all such properties of a resource.
  static func texts(in resource: Resource, _ inspection: Inspection) -> [Written] {
    let values: [(AddressRangeProperty, PossibleValue)]
    if let properties = table[resource.type] {
      values = properties.flatMap { property in
        inspection.values(at: property.path, in: resource).map { (property, $0) }
      }
    } else {
      values = SecurityGroupRule.all(in: resource, inspection).flatMap { rule in
        securityGroupRule.flatMap { property in
          inspection.property(property.path.description, of: rule.entry).map { (property, $0) }
        }
      }
    }
    return values.compactMap { property, value in
      value.text.map { Written(property: property, value: value, text: $0) }
    }
  }

  private static let securityGroupRule = [
    AddressRangeProperty("CidrIp"), AddressRangeProperty("CidrIpv6", .ipv6),
  ]

  private static let table: KeyValuePairs<String, [AddressRangeProperty]> = [
    "AWS::EC2::VPC": [AddressRangeProperty("CidrBlock")],
    "AWS::EC2::VPCCidrBlock": [
      AddressRangeProperty("CidrBlock"), AddressRangeProperty("Ipv6CidrBlock", .ipv6),
    ],
    "AWS::EC2::Subnet": [
      AddressRangeProperty("CidrBlock"), AddressRangeProperty("Ipv6CidrBlock", .ipv6),
    ],
    "AWS::EC2::SubnetCidrBlock": [AddressRangeProperty("Ipv6CidrBlock", .ipv6)],
    "AWS::EC2::Route": [
      AddressRangeProperty("DestinationCidrBlock"),
      AddressRangeProperty("DestinationIpv6CidrBlock", .ipv6),
    ],
    "AWS::EC2::NetworkAclEntry": [
      AddressRangeProperty("CidrBlock"), AddressRangeProperty("Ipv6CidrBlock", .ipv6),
    ],
    "AWS::EC2::ClientVpnAuthorizationRule": [AddressRangeProperty("TargetNetworkCidr", nil)],
    "AWS::EC2::ClientVpnEndpoint": [AddressRangeProperty("ClientCidrBlock")],
    "AWS::EC2::ClientVpnRoute": [AddressRangeProperty("DestinationCidrBlock", nil)],
    "AWS::EC2::IPAMAllocation": [AddressRangeProperty("Cidr", nil)],
    "AWS::EC2::IPAMPool": [AddressRangeProperty("ProvisionedCidrs.*.Cidr", nil)],
    "AWS::EC2::IPAMPoolCidr": [AddressRangeProperty("Cidr", nil)],
    "AWS::EC2::LocalGatewayRoute": [AddressRangeProperty("DestinationCidrBlock")],
    "AWS::EC2::PrefixList": [AddressRangeProperty("Entries.*.Cidr", nil)],
    "AWS::EC2::SubnetCidrReservation": [AddressRangeProperty("Cidr", nil)],
    "AWS::EC2::TrafficMirrorFilterRule": [
      AddressRangeProperty("DestinationCidrBlock", nil),
      AddressRangeProperty("SourceCidrBlock", nil),
    ],
    "AWS::EC2::TransitGatewayRoute": [AddressRangeProperty("DestinationCidrBlock", nil)],
    "AWS::EC2::VPNConnectionRoute": [AddressRangeProperty("DestinationCidrBlock", nil)],
  ]
}
