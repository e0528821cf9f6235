import CloudFormation
import Linting
import ResourceGraph

/// A port on which a load balancer of the template listens for the internet.
enum PublicListener {
  /// Whether traffic is let in for a listener: the group is that of a load balancer which faces the
  /// internet and listens on just this port.
  static func isMeant(
    by exposure: InternetExposure, in resource: Resource, _ inspection: Inspection
  ) -> Bool {
    guard let ports = exposure.traffic.ports, ports.isSinglePort else { return false }
    return group(of: resource, inspection).contains { group in
      inspection.graph.resources(.attachedTo, group).contains { balancer in
        balancer.type == "AWS::ElasticLoadBalancingV2::LoadBalancer"
          && !inspection.values(at: "Scheme", in: balancer).contains { $0.text == "internal" }
          && listens(balancer, on: ports.first, inspection)
      }
    }
  }

  private static func listens(_ balancer: Resource, on port: Int, _ inspection: Inspection) -> Bool
  {
    inspection.graph.resources(.attachedTo, balancer.logicalId).contains { listener in
      listener.type == "AWS::ElasticLoadBalancingV2::Listener"
        && inspection.values(at: "Port", in: listener).contains { $0.integer == port }
    }
  }

  /// The group that a rule belongs to: the resource itself, or the one it is added to.
  static func group(of resource: Resource, _ inspection: Inspection) -> [String] {
    if resource.type == "AWS::EC2::SecurityGroup" { return [resource.logicalId] }
    return inspection.values(at: "GroupId", in: resource).compactMap { $0.reference?.name }
  }
}
