import CloudFormation
package import Linting

extension Rule {
  /// Finds groups that name the default health check beside others.
  package static let autoScalingHealthCheckBesideEC2 = Rule(
    "auto-scaling-health-check-beside-ec2",
    summary: "default health check written beside others",
    severity: .error,
    category: .schema,
    services: ["autoscaling"],
    equivalents: [Equivalents(.cfnLint, "E3056")],
    why: """
      The check of EC2 is always on. Auto Scaling refuses it in a list with other health checks.
      """,
    fix: "remove `EC2` from the list",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-autoscalinggroup.html",
    check: .eachResource(of: ["AWS::AutoScaling::AutoScalingGroup"]) { group, template in
      for value in template.values(at: "HealthCheckType", in: group) {
        guard let text = value.text else { continue }
        let types = text.split(separator: ",").map { $0.filter { $0 != " " } }
        guard types.count > 1, types.contains("EC2") else { continue }
        template.report(.besideOthers(text), at: value)
      }
    },
    examples: [
      Example(
        "EC2 with a load balancer",
        """
        Resources:
          Servers:
            Type: AWS::AutoScaling::AutoScalingGroup
            Properties:
              MinSize: "1"
              MaxSize: "2"
              LaunchConfigurationName: servers
              AvailabilityZones: !GetAZs ""
              HealthCheckType: EC2,ELB
              #                ^^^^^^^ `EC2,ELB` names `EC2`, which is always checked, beside others
        """),
      Example(
        "one check, and two others",
        """
        Resources:
          Servers:
            Type: AWS::AutoScaling::AutoScalingGroup
            Properties: {MinSize: "1", MaxSize: "2", LaunchConfigurationName: servers, AvailabilityZones: !GetAZs "", HealthCheckType: EC2}
          Others:
            Type: AWS::AutoScaling::AutoScalingGroup
            Properties: {MinSize: "1", MaxSize: "2", LaunchConfigurationName: servers, AvailabilityZones: !GetAZs "", HealthCheckType: "ELB,EBS"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func besideOthers(_ types: String) -> Self {
    "`\(types.shortened(to: 40))` names `EC2`, which is always checked, beside others"
  }
}
