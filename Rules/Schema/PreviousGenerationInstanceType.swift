import CloudFormation
package import Linting
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds instance types of a previous generation.
  package static let previousGenerationInstanceType = Rule(
    "previous-generation-instance-type",
    summary: "instance type that has newer and cheaper successors",
    severity: .note,
    category: .cost,
    services: ["ec2", "rds", "elasticache"],
    documents: ["EC2-01"],
    equivalents: [Equivalents(.cfnLint, "I3100")],
    why: """
      AWS keeps previous generations for those who have them. The current ones give more for \
      less, and are there when capacity is short.
      """,
    fix: "choose a type of a current generation",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachResource(of: InstanceTypeProperties.byType.keys) {
      resource, template in
      guard let path = InstanceTypeProperties.byType[resource.type] else { return }
      for value in template.values(at: PropertyPath(written: path), in: resource) {
        guard let type = value.text, InstanceTypeProperties.isPrevious(type),
          !template.isUnchosen(value)
        else { continue }
        template.report(.previous(type), at: value)
      }
    },
    examples: [
      Example(
        "an old server",
        """
        Resources:
          Server:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-0a1b2c3d
              InstanceType: m3.large
              #             ^^^^^^^^ `m3.large` is of a previous generation
        """),
      Example(
        "the default of a list to choose from",
        """
        Parameters:
          Type:
            Type: String
            Default: m3.medium
            AllowedValues: [m3.medium, m3.large, t4g.small]
        Resources:
          Server:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-0a1b2c3d
              InstanceType: !Ref Type
              #             ^^^^^^^^^ `m3.medium` is of a previous generation, when `Type` is `m3.medium`
        """),
      Example(
        "a current one that can be changed for an old one",
        """
        Parameters:
          Type:
            Type: String
            Default: t4g.small
            AllowedValues: [m3.medium, t4g.small]
        Resources:
          Server:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-0a1b2c3d
              InstanceType: !Ref Type
        """),
      Example(
        "a current one",
        """
        Resources:
          Server:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-0a1b2c3d
              InstanceType: m7g.large
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func previous(_ type: String) -> Self {
    "`\(type)` is of a previous generation"
  }
}

/// Where instance types stand.
private enum InstanceTypeProperties {
  static let byType: KeyValuePairs<String, String> = [
    "AWS::AutoScaling::LaunchConfiguration": "InstanceType",
    "AWS::EC2::CapacityReservation": "InstanceType",
    "AWS::EC2::Host": "InstanceType",
    "AWS::EC2::Instance": "InstanceType",
    "AWS::EC2::LaunchTemplate": "LaunchTemplateData.InstanceType",
    "AWS::RDS::DBInstance": "DBInstanceClass",
    "AWS::ElastiCache::CacheCluster": "CacheNodeType",
    "AWS::ElastiCache::GlobalReplicationGroup": "CacheNodeType",
    "AWS::ElastiCache::ReplicationGroup": "CacheNodeType",
    "AWS::OpenSearchService::Domain": "ClusterConfig.InstanceType",
    "AWS::Elasticsearch::Domain": "ElasticsearchClusterConfig.InstanceType",
  ]

  private static let families: Set<Substring> = [
    "c1", "c2", "c3", "m1", "m2", "m3", "r1", "r2", "r3", "cc2", "cg1", "cr1", "g2", "hi1", "hs1",
    "i2", "t1",
  ]

  static func isPrevious(_ type: String) -> Bool {
    type.split(separator: ".").contains(where: families.contains)
  }
}
