import CloudFormation
package import Linting

extension Rule {
  /// Finds scaling policies for groups that cannot grow or shrink.
  package static let autoScalingPolicyWithoutRoom = Rule(
    "auto-scaling-policy-without-room",
    summary: "scaling policy for a group of fixed size",
    severity: .warning,
    category: .performance,
    services: ["autoscaling"],
    equivalents: [Equivalents(.cfnLint, "E3712")],
    why: """
      A group whose smallest and largest size are the same never scales, whatever its policy \
      measures.
      """,
    fix: "set `MaxSize` of the group above its `MinSize`, or remove the policy",
    url:
      "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html",
    check: .eachResource(of: ["AWS::AutoScaling::ScalingPolicy"]) { policy, template in
      for group in ReferredResource.all(
        at: "AutoScalingGroupName", in: policy, of: "AWS::AutoScaling::AutoScalingGroup", template)
      {
        for least in template.values(at: "MinSize", in: group.resource) {
          for most in template.values(at: "MaxSize", in: group.resource) {
            guard let size = least.integer, size == most.integer,
              let place = template.evaluation.value(group.name, alongside: least, most)
            else { continue }
            template.report(
              .noRoom(group.resource.logicalId, size), at: place,
              related: [group.related("the largest size", most)])
          }
        }
      }
    },
    examples: [
      Example(
        "two servers, no more and no less",
        """
        Resources:
          Servers:
            Type: AWS::AutoScaling::AutoScalingGroup
            Properties:
              MinSize: "2"
              MaxSize: "2"
              LaunchConfigurationName: servers
              AvailabilityZones: !GetAZs ""
          Load:
            Type: AWS::AutoScaling::ScalingPolicy
            Properties:
              AutoScalingGroupName: !Ref Servers
              #                     ^^^^^^^^^^^^ group `Servers` always has 2 instances, so the policy has no effect
              PolicyType: TargetTrackingScaling
              TargetTrackingConfiguration:
                TargetValue: 60
                PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}
        """),
      Example(
        "two to four servers",
        """
        Resources:
          Servers:
            Type: AWS::AutoScaling::AutoScalingGroup
            Properties:
              MinSize: "2"
              MaxSize: "4"
              LaunchConfigurationName: servers
              AvailabilityZones: !GetAZs ""
          Load:
            Type: AWS::AutoScaling::ScalingPolicy
            Properties:
              AutoScalingGroupName: !Ref Servers
              PolicyType: TargetTrackingScaling
              TargetTrackingConfiguration:
                TargetValue: 60
                PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func noRoom(_ group: String, _ size: Int) -> Self {
    "group `\(group)` always has \(size) instances, so the policy has no effect"
  }
}
