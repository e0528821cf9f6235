import CloudFormation
package import Linting

extension Rule {
  /// Finds groups whose sizes do not go together.
  package static let autoScalingSizesContradict = Rule(
    "auto-scaling-sizes-contradict",
    summary: "group with a size outside its own bounds",
    severity: .error,
    category: .schema,
    services: ["autoscaling", "eks"],
    documents: ["EC2-13", "EKS-01"],
    equivalents: [Equivalents(.cfnLint, "E3706")],
    why: """
      `MinSize` is at most `MaxSize`, and `DesiredCapacity` lies between them. Auto Scaling \
      refuses a group of which that is not so.
      """,
    fix: "set `MinSize`, `DesiredCapacity` and `MaxSize` in ascending order",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-autoscalinggroup.html",
    check: .eachResource(of: ["AWS::AutoScaling::AutoScalingGroup", "AWS::EKS::Nodegroup"]) {
      group, template in
      let isOfNodes = group.type == "AWS::EKS::Nodegroup"
      let wanted = isOfNodes ? "DesiredSize" : "DesiredCapacity"
      let owner = isOfNodes ? "ScalingConfig." : ""
      for (lower, upper) in [("MinSize", "MaxSize"), ("MinSize", wanted), (wanted, "MaxSize")] {
        for least in template.values(at: PropertyPath(written: owner + lower), in: group) {
          for most in template.values(at: PropertyPath(written: owner + upper), in: group) {
            guard let small = least.integer, let large = most.integer, small > large,
              let place = template.evaluation.value(most, alongside: least)
            else { continue }
            template.report(
              .below(upper, large, lower, small), at: place,
              related: [RelatedPlace("this is larger", at: least.place)])
          }
        }
      }
    },
    examples: [
      Example(
        "more at least than at most",
        """
        Resources:
          Servers:
            Type: AWS::AutoScaling::AutoScalingGroup
            Properties:
              MinSize: "4"
              MaxSize: "2"
              #        ^^^ `MaxSize` is 2, below the 4 of `MinSize`
              LaunchConfigurationName: servers
              AvailabilityZones: !GetAZs ""
        """),
      Example(
        "a group of nodes",
        """
        Resources:
          Nodes:
            Type: AWS::EKS::Nodegroup
            Properties:
              ClusterName: shop
              NodeRole: arn:aws:iam::111122223333:role/nodes
              Subnets: [subnet-0a1b2c3d, subnet-1a1b2c3d]
              ScalingConfig: {MinSize: 3, DesiredSize: 2, MaxSize: 4}
              #                                        ^ `DesiredSize` is 2, below the 3 of `MinSize`
        """),
      Example(
        "more wanted than allowed",
        """
        Parameters:
          Size: {Type: Number}
        Conditions:
          IsLarge: !Equals [!Ref Size, 8]
        Resources:
          Servers:
            Type: AWS::AutoScaling::AutoScalingGroup
            Properties:
              MinSize: 1
              DesiredCapacity: !If [IsLarge, 8, 2]
              MaxSize: 4
              #        ^ `MaxSize` is 4, below the 8 of `DesiredCapacity`, when `IsLarge` is true
              LaunchConfigurationName: servers
              AvailabilityZones: !GetAZs ""
        """),
      Example(
        "sizes in order, and sizes that are not known",
        """
        Parameters:
          Size: {Type: Number}
        Resources:
          Servers:
            Type: AWS::AutoScaling::AutoScalingGroup
            Properties:
              MinSize: 2
              DesiredCapacity: 2
              MaxSize: 2
              LaunchConfigurationName: servers
              AvailabilityZones: !GetAZs ""
          Others:
            Type: AWS::AutoScaling::AutoScalingGroup
            Properties:
              MinSize: 2
              MaxSize: !Ref Size
              LaunchConfigurationName: servers
              AvailabilityZones: !GetAZs ""
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func below(_ upper: String, _ large: Int, _ lower: String, _ small: Int)
    -> Self
  {
    "`\(upper)` is \(large), below the \(small) of `\(lower)`"
  }
}
