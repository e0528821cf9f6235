import CloudFormation
package import Linting

extension Rule {
  /// Finds listener rules that forward to targets which only a Gateway Load Balancer has.
  package static let loadBalancerRuleToAppliances = Rule(
    "load-balancer-rule-to-appliances",
    summary: "listener rule with targets of a Gateway Load Balancer",
    severity: .error,
    category: .schema,
    services: ["elastic-load-balancing"],
    equivalents: [Equivalents(.cfnLint, "E3711")],
    why: """
      A target group for `GENEVE` belongs to a Gateway Load Balancer, which has no rules. A rule \
      that forwards to one is refused.
      """,
    fix: "forward to a target group with another protocol",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listenerrule.html",
    check: .eachResource(of: ["AWS::ElasticLoadBalancingV2::ListenerRule"]) { rule, template in
      for path: PropertyPath in [
        "Actions.*.TargetGroupArn", "Actions.*.ForwardConfig.TargetGroups.*.TargetGroupArn",
      ] {
        for group in ReferredResource.all(
          at: path, in: rule, of: "AWS::ElasticLoadBalancingV2::TargetGroup", template)
        {
          for protocolValue in template.values(at: "Protocol", in: group.resource)
          where protocolValue.text == "GENEVE" {
            guard let place = template.evaluation.value(protocolValue, alongside: group.name) else {
              continue
            }
            template.report(
              .appliances(rule.logicalId, group.resource.logicalId), at: place,
              related: [RelatedPlace("the rule forwards to it", at: group.name.place)])
          }
        }
      }
    },
    examples: [
      Example(
        "appliances behind a rule",
        """
        Resources:
          Firewalls:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties:
              Protocol: GENEVE
              #         ^^^^^^ `Firewalls` has protocol `GENEVE`, which listener rule `Rule` cannot forward to
              Port: 6081
              VpcId: vpc-0a1b2c3d
          Rule:
            Type: AWS::ElasticLoadBalancingV2::ListenerRule
            Properties:
              ListenerArn: !ImportValue listener
              Priority: 1
              Conditions: [{Field: path-pattern, Values: [/orders]}]
              Actions:
                - Type: forward
                  TargetGroupArn: !Ref Firewalls
        """),
      Example(
        "web servers behind a rule",
        """
        Resources:
          Servers:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties:
              Protocol: HTTP
              Port: 80
              VpcId: vpc-0a1b2c3d
          Rule:
            Type: AWS::ElasticLoadBalancingV2::ListenerRule
            Properties:
              ListenerArn: !ImportValue listener
              Priority: 1
              Conditions: [{Field: path-pattern, Values: [/orders]}]
              Actions: [{Type: forward, TargetGroupArn: !Ref Servers}]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func appliances(_ rule: String, _ group: String) -> Self {
    "`\(group)` has protocol `GENEVE`, which listener rule `\(rule)` cannot forward to"
  }
}
