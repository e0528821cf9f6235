import CloudFormation
package import Linting
import ResourceGraph
import TemplateSyntax

extension Rule {
  /// Finds services that are made before a listener connects their target group.
  package static let ecsServiceBeforeListener = Rule(
    "ecs-service-before-listener",
    summary: "service that does not wait for the listener of its target group",
    severity: .warning,
    category: .reliability,
    services: ["ecs", "elastic-load-balancing"],
    documents: ["ECS-09"],
    why: """
      ECS refuses a service whose target group has no load balancer yet, and it is the listener that \
      gives it one. The service refers to the target group only, so CloudFormation makes it and the \
      listener at once, and the deployment fails when the service is first.
      """,
    fix: "let the service depend on the listener with `DependsOn`",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb.html",
    check: .eachResource(of: ["AWS::ECS::Service"]) { service, template in
      let targets = template.graph.edges(from: service.logicalId).filter { edge in
        edge.relation == .refersTo && edge.place.path.contains(.key("LoadBalancers"))
          && template.graph.resource(edge.to)?.type == "AWS::ElasticLoadBalancingV2::TargetGroup"
      }
      guard !targets.isEmpty else { return }
      let before = template.graph.madeBefore(service.logicalId)
      for target in targets {
        let listeners = template.graph.resources(.refersTo, target.to)
          .filter { listenerTypes.contains($0.type) }
        guard let first = listeners.first,
          !listeners.contains(where: { before.contains($0.logicalId) })
        else { continue }
        template.report(
          .beside(first.logicalId), at: target.place,
          related: [RelatedPlace("the listener", at: first.key)])
      }
    },
    examples: [
      Example(
        "a service that waits for its target group only",
        """
        Resources:
          Shop:
            Type: AWS::ECS::Service
            Properties:
              Cluster: shop
              TaskDefinition: !ImportValue shop-task
              LoadBalancers:
                - ContainerName: shop
                  ContainerPort: 8080
                  TargetGroupArn: !Ref Targets
                  #               ^^^^^^^^^^^^ the service may be made before listener `Front` connects its target group
          Targets:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: {VpcId: !ImportValue network, Port: 8080, Protocol: HTTP}
          Front:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              LoadBalancerArn: !ImportValue balancer
              Port: 80
              Protocol: HTTP
              DefaultActions: [{Type: forward, TargetGroupArn: !Ref Targets}]
        """),
      Example(
        "a service that waits for the listener, and a target group that is connected elsewhere",
        """
        Resources:
          Shop:
            Type: AWS::ECS::Service
            DependsOn: Front
            Properties:
              Cluster: shop
              TaskDefinition: !ImportValue shop-task
              LoadBalancers: [{ContainerName: shop, ContainerPort: 8080, TargetGroupArn: !Ref Targets}]
          Admin:
            Type: AWS::ECS::Service
            Properties:
              Cluster: shop
              TaskDefinition: !ImportValue admin-task
              LoadBalancers: [{ContainerName: admin, ContainerPort: 8080, TargetGroupArn: !Ref Others}]
          Others:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: {VpcId: !ImportValue network, Port: 8080, Protocol: HTTP}
          Targets:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: {VpcId: !ImportValue network, Port: 8080, Protocol: HTTP}
          Front:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              LoadBalancerArn: !ImportValue balancer
              Port: 80
              Protocol: HTTP
              DefaultActions: [{Type: forward, TargetGroupArn: !Ref Targets}]
        """),
    ]
  )

  private static let listenerTypes: Set = [
    "AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::ListenerRule",
  ]
}

extension Diagnostic.Message {
  fileprivate static func beside(_ listener: String) -> Self {
    "the service may be made before listener `\(listener)` connects its target group"
  }
}
