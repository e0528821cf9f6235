import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds versions of database engines that AWS does not offer.
  package static let engineVersionUnknown = Rule(
    "engine-version-unknown",
    summary: "engine version that AWS does not offer",
    severity: .error,
    category: .schema,
    equivalents: [Equivalents(.cfnLint, "E3690", "E3691", "E3695")],
    why: """
      AWS offers only certain versions of an engine and retires old ones. The deployment fails \
      for any other.
      """,
    fix: "choose a version that AWS offers",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard let requirement = finding.requirement,
        EngineVersions.requirements.contains(requirement),
        case .notAllowed(let schema) = finding.problem,
        !EngineVersions.isBeginning(finding.value.text, of: schema, requirement)
      else { return }
      template.report(
        .unknown(finding.property, finding.shownValue), for: finding,
        help: schema.helpWithAllowedValues(for: finding.value.text ?? ""))
    },
    examples: [
      Example(
        "a version that there is not",
        """
        Resources:
          Cache:
            Type: AWS::ElastiCache::CacheCluster
            Properties:
              CacheNodeType: cache.t3.small
              Engine: memcached
              EngineVersion: "1.7"
              #              ^^^^^ `1.7` is no `EngineVersion` that AWS offers
              NumCacheNodes: 1
        """),
      Example(
        "a major version, of which RDS chooses the minor one, and one that there never was",
        """
        Resources:
          Orders:
            Type: AWS::RDS::DBInstance
            Properties:
              AllocatedStorage: "20"
              DBInstanceClass: db.t4g.medium
              Engine: mariadb
              EngineVersion: "10.11"
          Returns:
            Type: AWS::RDS::DBInstance
            Properties:
              AllocatedStorage: "20"
              DBInstanceClass: db.t4g.medium
              Engine: mariadb
              EngineVersion: "10.12"
              #              ^^^^^^^ `10.12` is no `EngineVersion` that AWS offers
        """),
      Example(
        "a version that there is",
        """
        Resources:
          Cache:
            Type: AWS::ElastiCache::CacheCluster
            Properties:
              CacheNodeType: cache.t3.small
              Engine: memcached
              EngineVersion: 1.6.22
              NumCacheNodes: 1
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ property: String, _ value: String) -> Self {
    "\(value) is no \(property) that AWS offers"
  }
}

/// The requirements that are about the versions of engines.
enum EngineVersions {
  static let requirements: Set<String> = ["E3690", "E3691", "E3695"]

  /// Whether a version is the beginning of ones that AWS offers: for `8.0` RDS takes the minor
  /// version that is its standard.
  ///
  /// Source: <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html>
  static func isBeginning(_ version: String?, of schema: PropertySchema, _ requirement: String)
    -> Bool
  {
    guard let version, requirement != "E3695" else { return false }
    return schema.allowedValues?.contains { $0.hasPrefix(version + ".") } ?? false
  }
}
