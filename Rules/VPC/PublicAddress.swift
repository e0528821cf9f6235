import CloudFormation
import Linting
import ResourceGraph

/// Tells whether something that a security group belongs to certainly has a public address.
///
/// A group lets traffic through, but opens nothing by itself: a database in a private subnet stays
/// out of reach, and a load balancer listens on the ports of its listeners only.
/// Source: <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html>
enum PublicAddress {
  /// Whether the group of a rule, or the one that is a resource itself, belongs to a machine or
  /// service that is asked to have a public address.
  static func isBehindGroup(of resource: Resource, _ inspection: Inspection) -> Bool {
    PublicListener.group(of: resource, inspection).contains { group in
      inspection.graph.resources(.refersTo, group).contains { has($0, inspection) }
    }
  }

  /// Whether a resource in a subnet certainly gets a public address: it asks for one, or the subnet
  /// gives one to every machine.
  static func isGiven(to resource: Resource, in subnet: Resource, _ inspection: Inspection) -> Bool
  {
    if resource.type == "AWS::ElasticLoadBalancingV2::LoadBalancer" {
      let schemes = inspection.values(at: "Scheme", in: resource)
      return schemes.contains { $0.isAbsent || $0.text == "internet-facing" }
    }
    if has(resource, inspection) { return true }
    return resource.type == "AWS::EC2::Instance"
      && inspection.values(at: "MapPublicIpOnLaunch", in: subnet).contains { $0.boolean == true }
  }

  private static func has(_ resource: Resource, _ inspection: Inspection) -> Bool {
    if let property = asked[resource.type] {
      return inspection.values(at: property, in: resource).contains {
        $0.boolean == true || $0.text == "ENABLED"
      }
    }
    guard resource.type == "AWS::EC2::Instance" else { return false }
    return inspection.values(
      at: "NetworkInterfaces.*.AssociatePublicIpAddress", in: resource
    ).contains { $0.boolean == true }
      || inspection.graph.resources(.refersTo, resource.logicalId).contains {
        $0.type == "AWS::EC2::EIP" || $0.type == "AWS::EC2::EIPAssociation"
      }
  }

  /// The property by which a resource of a type is asked to have a public address.
  private static let asked: [String: PropertyPath] = [
    "AWS::AmazonMQ::Broker": "PubliclyAccessible",
    "AWS::AutoScaling::LaunchConfiguration": "AssociatePublicIpAddress",
    "AWS::DMS::ReplicationInstance": "PubliclyAccessible",
    "AWS::EC2::LaunchTemplate": "LaunchTemplateData.NetworkInterfaces.*.AssociatePublicIpAddress",
    "AWS::ECS::Service": "NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp",
    "AWS::RDS::DBCluster": "PubliclyAccessible",
    "AWS::RDS::DBInstance": "PubliclyAccessible",
    "AWS::Redshift::Cluster": "PubliclyAccessible",
  ]
}
