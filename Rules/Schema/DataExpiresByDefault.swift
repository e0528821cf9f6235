import CloudFormation
package import Linting
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds stores that delete data after a time that nobody has chosen.
  package static let dataExpiresByDefault = Rule(
    "data-expires-by-default",
    summary: "data store without a retention period",
    severity: .note,
    category: .reliability,
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cfnLint, "I3013")],
    why: """
      Without a retention period AWS takes its own, often a few days, and deletes what is \
      older. It is found out when the data is needed.
      """,
    fix: "set the retention period",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachResource(of: RetentionPeriods.types) { resource, template in
      guard resource.generatedBy == nil, resource.writtenType == resource.type else { return }
      if resource.type == "AWS::RDS::DBInstance", !RetentionPeriods.areOwn(resource, template) {
        return
      }
      for name in RetentionPeriods.names(in: resource.type) {
        for value in template.values(at: PropertyPath(written: name), in: resource)
        where value.isAbsent {
          let path = resource.properties?.path ?? resource.body.path
          template.report(.unset(name), at: resource.key.range, path: path, when: value.scenario)
        }
      }
    },
    examples: [
      Example(
        "a queue",
        """
        Resources:
          Orders:
        # ^^^^^^ `MessageRetentionPeriod` is left out, so AWS decides when data is deleted
            Type: AWS::SQS::Queue
        """),
      Example(
        "a queue that keeps messages for two weeks",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              MessageRetentionPeriod: 1209600
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unset(_ name: String) -> Self {
    "`\(name)` is left out, so AWS decides when data is deleted"
  }
}

/// The properties that say how long data is kept.
private enum RetentionPeriods {
  static let types = [
    "AWS::DocDB::DBCluster", "AWS::Kinesis::Stream", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance",
    "AWS::Redshift::Cluster", "AWS::SQS::Queue", "AWS::Synthetics::Canary",
  ]

  static func names(in type: String) -> [String] {
    switch type {
    case "AWS::Kinesis::Stream": ["RetentionPeriodHours"]
    case "AWS::SQS::Queue": ["MessageRetentionPeriod"]
    case "AWS::Synthetics::Canary": ["SuccessRetentionPeriod", "FailureRetentionPeriod"]
    case "AWS::Redshift::Cluster": ["AutomatedSnapshotRetentionPeriod"]
    default: ["BackupRetentionPeriod"]
    }
  }

  /// Whether an instance has backups of its own: it is in no cluster and copies no other.
  static func areOwn(_ instance: Resource, _ template: Inspection) -> Bool {
    let sources = template.values(at: "SourceDBInstanceIdentifier", in: instance)
    let engines = template.values(at: "Engine", in: instance)
    return sources.allSatisfy(\.isAbsent) && !engines.isEmpty
      && engines.allSatisfy { $0.text.map { !$0.lowercased().hasPrefix("aurora") } ?? false }
  }
}
