import CloudFormation
package import Linting

extension Rule {
  /// Finds subnets of one network that share addresses.
  package static let subnetsOverlap = Rule(
    "subnets-overlap",
    summary: "two subnets with the same addresses",
    severity: .error,
    category: .schema,
    services: ["ec2", "vpc"],
    documents: ["VPC-08"],
    equivalents: [Equivalents(.cfnLint, "E3060")],
    why: """
      An address belongs to one subnet. EC2 refuses a subnet with addresses that another one of \
      the VPC already has.
      """,
    fix: "choose a range that no other subnet has",
    url:
      "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
    check: .wholeTemplate { template in
      var seen: [String: [PlacedSubnet]] = [:]
      for subnet in template.resources(ofType: "AWS::EC2::Subnet") {
        template.about(subnet) {
          for placed in PlacedSubnet.all(subnet, template) {
            for other in seen[placed.network] ?? [] where other.subnet != subnet {
              guard other.range.contains(placed.range) || placed.range.contains(other.range),
                let value = template.evaluation.value(placed.value, alongside: other.value)
              else { continue }
              template.report(
                .overlap(placed.value.text ?? "", other), at: value,
                related: [RelatedPlace("the range of the other subnet", at: other.value.place)])
            }
            seen[placed.network, default: []].append(placed)
          }
        }
      }
    },
    examples: [
      Example(
        "the second half of another subnet",
        """
        Resources:
          Shop:
            Type: AWS::EC2::VPC
            Properties: {CidrBlock: 10.0.0.0/16}
          First:
            Type: AWS::EC2::Subnet
            Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.0.0/23}
          Second:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: !Ref Shop
              CidrBlock: 10.0.1.0/24
              #          ^^^^^^^^^^^ range `10.0.1.0/24` overlaps `10.0.0.0/23` of subnet `First`
        """),
      Example(
        "neighbours, subnets of two networks, and one for each of two cases",
        """
        Parameters:
          Stage: {Type: String}
        Conditions:
          IsTest: !Equals [!Ref Stage, test]
          IsLive: !Not [!Condition IsTest]
        Resources:
          Shop:
            Type: AWS::EC2::VPC
            Properties: {CidrBlock: 10.0.0.0/16}
          First:
            Type: AWS::EC2::Subnet
            Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.0.0/24}
          Second:
            Type: AWS::EC2::Subnet
            Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.1.0/24}
          Elsewhere:
            Type: AWS::EC2::Subnet
            Properties: {VpcId: vpc-0a1b2c3d, CidrBlock: 10.0.1.0/24}
          Test:
            Type: AWS::EC2::Subnet
            Condition: IsTest
            Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.2.0/24}
          Live:
            Type: AWS::EC2::Subnet
            Condition: IsLive
            Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.2.0/24}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func overlap(_ range: String, _ other: PlacedSubnet) -> Self {
    """
    range `\(range)` overlaps `\(other.value.text ?? "")` of subnet `\(other.subnet.logicalId)`
    """
  }
}

/// A subnet with its addresses and the network that they belong to.
private struct PlacedSubnet {
  let subnet: Resource
  /// The network: the same text for the same network.
  let network: String
  let range: AddressRange
  /// The value that says the range, in the scenario in which the network is that one.
  let value: PossibleValue

  static func all(_ subnet: Resource, _ template: Inspection) -> [PlacedSubnet] {
    template.values(at: "VpcId", in: subnet).flatMap { network in
      template.values(at: "CidrBlock", in: subnet).compactMap { value in
        guard let name = network.reference.map({ "ref \($0.name)" }) ?? network.text,
          let range = value.text.flatMap({ try? AddressRange(parsing: $0) }),
          let placed = template.evaluation.value(value, alongside: network)
        else { return nil }
        return PlacedSubnet(subnet: subnet, network: name, range: range, value: placed)
      }
    }
  }
}
