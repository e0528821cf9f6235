import CloudFormation
package import Linting
import ResourceGraph

extension Rule {
  /// Finds groups of nodes in subnets that the internet reaches.
  package static let eksNodesInPublicSubnet = Rule(
    "eks-nodes-in-public-subnet",
    summary: "nodes in a subnet with a way from the internet",
    severity: .note,
    category: .security,
    services: ["eks", "vpc"],
    isEnabledByDefault: false,
    documents: ["EKS-01"],
    why: """
      In a public subnet a security group is all that keeps strangers from a node. Load balancers need \
      to be there, nodes do not.
      """,
    fix: "put the nodes into subnets that lead out through a NAT gateway",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html",
    check: .eachResource(of: ["AWS::EKS::Nodegroup"]) { nodes, template in
      for value in template.values(at: "Subnets.*", in: nodes) {
        guard let name = value.reference?.name, let subnet = template.resource(name),
          subnet.type == "AWS::EC2::Subnet", let way = WayFromInternet(into: subnet, template)
        else { continue }
        template.report(.reached(name), at: value, related: way.steps)
      }
    },
    examples: [
      Example(
        "a public subnet, and one that is made elsewhere",
        """
        Resources:
          Nodes:
            Type: AWS::EKS::Nodegroup
            Properties:
              ClusterName: shop
              NodeRole: arn:aws:iam::111122223333:role/nodes
              Subnets:
                - !Ref Public
                # ^^^^^^^^^^^ the internet has a way into subnet `Public` of the nodes
                - !ImportValue subnet-b
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
        """),
      Example(
        "a subnet behind a NAT gateway",
        """
        Resources:
          Nodes:
            Type: AWS::EKS::Nodegroup
            Properties:
              ClusterName: shop
              NodeRole: arn:aws:iam::111122223333:role/nodes
              Subnets: [!Ref Private]
          Shop: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
          Private: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.1.0/24}}
          Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Shop}}
          Uses:
            Type: AWS::EC2::SubnetRouteTableAssociation
            Properties: {SubnetId: !Ref Private, RouteTableId: !Ref Table}
          Out:
            Type: AWS::EC2::Route
            Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !ImportValue nat}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func reached(_ subnet: String) -> Self {
    "the internet has a way into subnet `\(subnet)` of the nodes"
  }
}
