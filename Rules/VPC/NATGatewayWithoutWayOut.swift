import CloudFormation
package import Linting
import ResourceGraph

extension Rule {
  /// Finds NAT gateways in subnets that reach the internet through NAT themselves.
  package static let natGatewayWithoutWayOut = Rule(
    "nat-gateway-without-way-out",
    summary: "NAT gateway in a subnet that has no internet gateway",
    severity: .warning,
    category: .reliability,
    services: ["ec2", "vpc"],
    documents: ["VPC-09"],
    why: """
      A NAT gateway sends what it gets through the routes of its own subnet. Where those lead to a NAT \
      gateway again, nothing reaches the internet.
      """,
    fix: "put the NAT gateway into a public subnet, whose route leads to an internet gateway",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html",
    check: .eachResource(of: ["AWS::EC2::NatGateway"]) { gateway, template in
      let kinds = template.values(at: "ConnectivityType", in: gateway)
      guard kinds.allSatisfy({ $0.isAbsent || $0.text == "public" }) else { return }
      for subnet in template.values(at: "SubnetId", in: gateway) {
        guard let name = subnet.reference?.name, let route = template.routeToNAT(of: name) else {
          continue
        }
        template.report(
          .closed(name), at: subnet,
          related: [RelatedPlace("the route of the subnet leads to a NAT gateway", at: route.key)])
      }
    },
    examples: [
      Example(
        "in the subnet that it is for",
        """
        Resources:
          Shop: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
          Private: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.0.0/24}}
          Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Shop}}
          Uses:
            Type: AWS::EC2::SubnetRouteTableAssociation
            Properties: {SubnetId: !Ref Private, RouteTableId: !Ref Table}
          Out:
            Type: AWS::EC2::Route
            Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat}
          Nat:
            Type: AWS::EC2::NatGateway
            Properties:
              AllocationId: eipalloc-0a1b2c3d4e5f60718
              SubnetId: !Ref Private
              #         ^^^^^^^^^^^^ subnet `Private` sends what leaves it to a NAT gateway
        """),
      Example(
        "in a public subnet",
        """
        Resources:
          Shop: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
          Gateway: {Type: AWS::EC2::InternetGateway}
          Public: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.1.0/24}}
          Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Shop}}
          Uses:
            Type: AWS::EC2::SubnetRouteTableAssociation
            Properties: {SubnetId: !Ref Public, RouteTableId: !Ref Table}
          Out:
            Type: AWS::EC2::Route
            Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
          Nat:
            Type: AWS::EC2::NatGateway
            Properties: {AllocationId: eipalloc-0a1b2c3d4e5f60718, SubnetId: !Ref Public}
          Other:
            Type: AWS::EC2::NatGateway
            Properties: {AllocationId: eipalloc-0a1b2c3d4e5f60718, SubnetId: !ImportValue public-subnet}
        """),
    ]
  )
}

extension Inspection {
  /// The route by which a subnet certainly sends everything to a NAT gateway.
  fileprivate func routeToNAT(of subnet: String) -> Resource? {
    for association in graph.resources(.attachedTo, subnet)
    where association.type == "AWS::EC2::SubnetRouteTableAssociation" {
      for table in graph.resources(that: association.logicalId, .attachedTo)
      where table.type == "AWS::EC2::RouteTable" {
        let route = graph.resources(.attachedTo, table.logicalId).first { route in
          route.type == "AWS::EC2::Route"
            && values(at: "DestinationCidrBlock", in: route).contains { $0.text == "0.0.0.0/0" }
            && values(at: "NatGatewayId", in: route).contains { !$0.isAbsent }
        }
        if let route { return route }
      }
    }
    return nil
  }
}

extension Diagnostic.Message {
  fileprivate static func closed(_ subnet: String) -> Self {
    "subnet `\(subnet)` sends what leaves it to a NAT gateway"
  }
}
