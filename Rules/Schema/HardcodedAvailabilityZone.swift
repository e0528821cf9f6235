import CloudFormation
package import Linting
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds availability zones that are written out.
  package static let hardcodedAvailabilityZone = Rule(
    "hardcoded-availability-zone",
    summary: "availability zone that is written out",
    severity: .warning,
    category: .reliability,
    equivalents: [Equivalents(.cfnLint, "W3010")],
    why: """
      The template works in one region only. A zone may also be closed to new resources, and \
      its name means another place in every account.
      """,
    fix: "write `!Select [0, !GetAZs \"\"]`, or take the zone from a parameter",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html",
    check: .eachResource(of: ZoneProperties.byType.keys) { resource, template in
      for path in ZoneProperties.byType[resource.type] ?? [] {
        for value in template.values(at: PropertyPath(written: path), in: resource) {
          // A zone from a parameter or a mapping is chosen by those who deploy.
          guard case .written(let zone) = value.content, zone == value.place, zone.isScalar,
            !zone.isNull, !zone.textIs("all"), !zone.holdsDynamicReference
          else { continue }
          template.report(.hardcoded(zone.text), at: value)
        }
      }
    },
    examples: [
      Example(
        "a zone of Ireland",
        """
        Resources:
          Network:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: vpc-0a1b2c3d
              CidrBlock: 10.0.0.0/24
              AvailabilityZone: eu-west-1a
              #                 ^^^^^^^^^^ availability zone `eu-west-1a` is written out
        """),
      Example(
        "the first zone of the region",
        """
        Resources:
          Network:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: vpc-0a1b2c3d
              CidrBlock: 10.0.0.0/24
              AvailabilityZone: !Select [0, !GetAZs ""]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func hardcoded(_ zone: String) -> Self {
    "availability zone `\(zone)` is written out"
  }
}

/// Where availability zones stand.
private enum ZoneProperties {
  static let byType: KeyValuePairs<String, [String]> = [
    "AWS::AutoScaling::AutoScalingGroup": ["AvailabilityZones.*"],
    "AWS::DAX::Cluster": ["AvailabilityZones.*"],
    "AWS::DMS::ReplicationInstance": ["AvailabilityZone"],
    "AWS::EC2::Host": ["AvailabilityZone"],
    "AWS::EC2::Instance": ["AvailabilityZone"],
    "AWS::EC2::LaunchTemplate": ["LaunchTemplateData.Placement.AvailabilityZone"],
    "AWS::EC2::SpotFleet": [
      "SpotFleetRequestConfigData.LaunchSpecifications.*.Placement.AvailabilityZone",
      "SpotFleetRequestConfigData.LaunchTemplateConfigs.*.Overrides.*.AvailabilityZone",
    ],
    "AWS::EC2::Subnet": ["AvailabilityZone"],
    "AWS::EC2::Volume": ["AvailabilityZone"],
    "AWS::ElasticLoadBalancing::LoadBalancer": ["AvailabilityZones.*"],
    "AWS::ElasticLoadBalancingV2::TargetGroup": ["Targets.*.AvailabilityZone"],
    "AWS::EMR::Cluster": ["Instances.Placement.AvailabilityZone"],
    "AWS::Glue::Connection": ["ConnectionInput.PhysicalConnectionRequirements.AvailabilityZone"],
    "AWS::OpsWorks::Instance": ["AvailabilityZone"],
    "AWS::RDS::DBCluster": ["AvailabilityZones.*"],
    "AWS::RDS::DBInstance": ["AvailabilityZone"],
  ]
}
