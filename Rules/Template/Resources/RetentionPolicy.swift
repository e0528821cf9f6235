import CloudFormation
import TemplateSyntax

/// The two attributes that say what becomes of a resource that CloudFormation takes away.
enum RetentionPolicy: String, CaseIterable {
  case deletion = "DeletionPolicy"
  case replacement = "UpdateReplacePolicy"

  /// What the attribute can be.
  var values: [String] {
    switch self {
    case .deletion: ["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"]
    case .replacement: ["Delete", "Retain", "Snapshot"]
    }
  }

  /// The types of which CloudFormation can make a snapshot.
  ///
  /// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html>
  static let typesWithSnapshots: Set<String> = [
    "AWS::DocDB::DBCluster", "AWS::EC2::Volume", "AWS::ElastiCache::CacheCluster",
    "AWS::ElastiCache::ReplicationGroup", "AWS::Neptune::DBCluster", "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance", "AWS::Redshift::Cluster",
  ]

  /// The types whose resources hold data that is gone when CloudFormation deletes them; a bucket is
  /// not among them, since only an empty one can be deleted.
  static let typesWithData: Set<String> = [
    "AWS::Backup::BackupVault", "AWS::CloudFormation::Stack", "AWS::Cognito::UserPool",
    "AWS::DocDB::DBCluster", "AWS::DocDB::DBInstance", "AWS::DynamoDB::GlobalTable",
    "AWS::DynamoDB::Table", "AWS::EC2::Volume", "AWS::EFS::FileSystem", "AWS::EMR::Cluster",
    "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup",
    "AWS::Elasticsearch::Domain", "AWS::FSx::FileSystem", "AWS::KMS::Key", "AWS::Kinesis::Stream",
    "AWS::Logs::LogGroup", "AWS::Neptune::DBCluster", "AWS::Neptune::DBInstance",
    "AWS::OpenSearchService::Domain", "AWS::Organizations::Account", "AWS::QLDB::Ledger",
    "AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::Redshift::Cluster", "AWS::SDB::Domain",
    "AWS::SQS::Queue", "AWS::SecretsManager::Secret",
  ]
}
