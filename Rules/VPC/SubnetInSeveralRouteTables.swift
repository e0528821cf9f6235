import CloudFormation
package import Linting

extension Rule {
  /// Finds subnets with more than one route table.
  package static let subnetInSeveralRouteTables = Rule(
    "subnet-in-several-route-tables",
    summary: "subnet with more than one route table",
    severity: .error,
    category: .schema,
    services: ["ec2", "vpc"],
    equivalents: [Equivalents(.cfnLint, "E3022")],
    why: """
      A subnet has one route table. The second association replaces the first or is refused, so \
      one of the two routes nothing.
      """,
    fix: "leave one association for the subnet",
    url:
      "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html",
    check: .wholeTemplate { template in
      var seen: [String: [PossibleValue]] = [:]
      for association in template.resources(ofType: "AWS::EC2::SubnetRouteTableAssociation") {
        template.about(association) {
          for subnet in template.values(at: "SubnetId", in: association) {
            guard
              let name = subnet.reference.map({ "ref \($0.name).\($0.attribute ?? "")" })
                ?? subnet.text, subnet.assumedDefault == nil
            else { continue }
            for first in seen[name] ?? [] {
              guard let place = template.evaluation.value(subnet, alongside: first) else {
                continue
              }
              template.report(
                .several(subnet.reference?.name ?? name), at: place,
                related: [RelatedPlace("the first association", at: first.place)])
              break
            }
            seen[name, default: []].append(subnet)
          }
        }
      }
    },
    examples: [
      Example(
        "two associations of one subnet",
        """
        Resources:
          Zone:
            Type: AWS::EC2::Subnet
            Properties: {VpcId: vpc-0a1b2c3d, CidrBlock: 10.0.0.0/24}
          First:
            Type: AWS::EC2::SubnetRouteTableAssociation
            Properties:
              RouteTableId: rtb-0a1b2c3d
              SubnetId: !Ref Zone
          Second:
            Type: AWS::EC2::SubnetRouteTableAssociation
            Properties:
              RouteTableId: rtb-1a1b2c3d
              SubnetId: !Ref Zone
              #         ^^^^^^^^^ subnet `Zone` already has a route table
        """),
      Example(
        "one association in each of two cases",
        """
        Parameters:
          Stage: {Type: String}
        Conditions:
          IsPublic: !Equals [!Ref Stage, test]
          IsPrivate: !Not [!Condition IsPublic]
        Resources:
          Zone:
            Type: AWS::EC2::Subnet
            Properties: {VpcId: vpc-0a1b2c3d, CidrBlock: 10.0.0.0/24}
          Public:
            Type: AWS::EC2::SubnetRouteTableAssociation
            Condition: IsPublic
            Properties: {RouteTableId: rtb-0a1b2c3d, SubnetId: !Ref Zone}
          Private:
            Type: AWS::EC2::SubnetRouteTableAssociation
            Condition: IsPrivate
            Properties: {RouteTableId: rtb-1a1b2c3d, SubnetId: !Ref Zone}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func several(_ subnet: String) -> Self {
    "subnet `\(subnet.shortened(to: 40))` already has a route table"
  }
}
