import CloudFormation
package import Linting
import ResourceGraph

extension Rule {
  /// Finds services whose health is asked for at a port that their containers do not have.
  package static let ecsHealthCheckAtOtherPort = Rule(
    "ecs-health-check-at-other-port",
    summary: "health check at a fixed port of containers with changing ports",
    severity: .warning,
    category: .reliability,
    services: ["ecs", "elastic-load-balancing"],
    equivalents: [Equivalents(.cfnLint, "E3049")],
    why: """
      With host port 0 each container gets a port of its own. A health check at one fixed port \
      does not reach it, and the service replaces healthy containers without end.
      """,
    fix: "set `HealthCheckPort` of the target group to `traffic-port`",
    url:
      "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb.html",
    check: .eachResource(of: ["AWS::ECS::Service"]) { service, template in
      for balancer in template.values(at: "LoadBalancers.*", in: service) {
        for group in template.property("TargetGroupArn", of: balancer) {
          guard let name = group.reference?.name, let target = template.graph.resource(name),
            target.type == "AWS::ElasticLoadBalancingV2::TargetGroup"
          else { continue }
          for port in template.values(at: "HealthCheckPort", in: target)
          where port.integer ?? 0 > 0 && hasChangingPort(balancer, service, template) {
            guard let place = template.evaluation.value(port, alongside: group) else { continue }
            template.report(
              .fixed(port.integer ?? 0, service.logicalId), at: place,
              related: [RelatedPlace("the service behind it", at: group.place)])
          }
        }
      }
    },
    examples: [
      Example(
        "a port of its own for each container",
        """
        Resources:
          Targets:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties:
              Protocol: HTTP
              Port: 80
              VpcId: vpc-0a1b2c3d
              HealthCheckPort: "8080"
              #                ^^^^^^ health is asked for at port 8080, but containers of `Shop` have changing ports
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - Name: web
                  Image: nginx
                  Memory: 128
                  PortMappings: [{ContainerPort: 8080, HostPort: 0}]
          Shop:
            Type: AWS::ECS::Service
            Properties:
              TaskDefinition: !Ref Task
              LoadBalancers: [{ContainerName: web, ContainerPort: 8080, TargetGroupArn: !Ref Targets}]
        """),
      Example(
        "the port of the traffic, and a fixed port for both",
        """
        Resources:
          Targets:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: {Protocol: HTTP, Port: 80, VpcId: vpc-0a1b2c3d, HealthCheckPort: traffic-port}
          Fixed:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: {Protocol: HTTP, Port: 80, VpcId: vpc-0a1b2c3d, HealthCheckPort: "8080"}
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
                - Name: web
                  Image: nginx
                  Memory: 128
                  PortMappings: [{ContainerPort: 8080, HostPort: 0}, {ContainerPort: 9090, HostPort: 9090}]
          Shop:
            Type: AWS::ECS::Service
            Properties:
              TaskDefinition: !Ref Task
              LoadBalancers: [{ContainerName: web, ContainerPort: 8080, TargetGroupArn: !Ref Targets}]
          Admin:
            Type: AWS::ECS::Service
            Properties:
              TaskDefinition: !Ref Task
              LoadBalancers: [{ContainerName: web, ContainerPort: 9090, TargetGroupArn: !Ref Fixed}]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func fixed(_ port: Int, _ service: String) -> Self {
    "health is asked for at port \(port), but containers of `\(service)` have changing ports"
  }
}

/// Whether the container port that a load balancer asks is given another host port each time.
private func hasChangingPort(
  _ balancer: PossibleValue, _ service: Resource, _ template: Inspection
) -> Bool {
  let ports = template.property("ContainerPort", of: balancer).compactMap(\.integer)
  let names = template.property("ContainerName", of: balancer).compactMap(\.text)
  return template.graph.resources(that: service.logicalId, .runs).contains { task in
    TaskDefinition(task, template).containers.contains { container in
      template.property("Name", of: container).contains { names.contains($0.text ?? "") }
        && template.property("PortMappings", of: container).flatMap(template.elements).contains {
          mapping in
          template.property("ContainerPort", of: mapping).contains {
            ports.contains($0.integer ?? -1)
          } && template.property("HostPort", of: mapping).contains { $0.integer == 0 }
        }
    }
  }
}
