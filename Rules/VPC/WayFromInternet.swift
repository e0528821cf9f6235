import CloudFormation
import Linting
import ResourceGraph

/// The steps by which packets come from the internet to something in a subnet.
struct WayFromInternet {
  /// What the packets pass, from the gateway inwards, each with what it does.
  let steps: [RelatedPlace]

  /// The way into a subnet of the template; nil where none is certain.
  ///
  /// Source: <https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html>
  init?(into subnet: Resource, _ inspection: Inspection) {
    for association in inspection.graph.resources(.attachedTo, subnet.logicalId)
    where association.type == "AWS::EC2::SubnetRouteTableAssociation" {
      for table in inspection.graph.resources(that: association.logicalId, .attachedTo)
      where table.type == "AWS::EC2::RouteTable" {
        for route in inspection.graph.resources(.attachedTo, table.logicalId) {
          guard let gateway = Self.gateway(of: route, inspection) else { continue }
          steps = [
            RelatedPlace("the internet gateway", at: gateway.key),
            RelatedPlace("this route leads to it", at: route.key),
            RelatedPlace("the subnet uses the route's table", at: association.key),
            RelatedPlace("the subnet", at: subnet.key),
          ]
          return
        }
      }
    }
    return nil
  }

  /// The internet gateway to which a route sends what has no other way.
  private static func gateway(of route: Resource, _ inspection: Inspection) -> Resource? {
    guard route.type == "AWS::EC2::Route" else { return nil }
    let paths: [PropertyPath] = ["DestinationCidrBlock", "DestinationIpv6CidrBlock"]
    let isForEverything = paths.contains { path in
      inspection.values(at: path, in: route).contains {
        ["0.0.0.0/0", "::/0"].contains($0.text)
      }
    }
    guard isForEverything else { return nil }
    return inspection.graph.resources(that: route.logicalId, .routesTo).first {
      $0.type == "AWS::EC2::InternetGateway"
    }
  }
}
