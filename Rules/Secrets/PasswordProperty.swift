import CloudFormation

/// The properties that hold a password or another secret which AWS never shows again.
///
/// Source: the property references of the types in
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html>
enum PasswordProperty {
  /// The types that have such properties.
  static let types = table.keys.sorted()

  /// The ways to them in a type.
  static func paths(in type: String) -> [PropertyPath] { table[type] ?? [] }

  private static let table: [String: [PropertyPath]] = [
    "AWS::AmazonMQ::Broker": ["Users.*.Password"],
    "AWS::Amplify::App": [
      "BasicAuthConfig.Password", "AutoBranchCreationConfig.BasicAuthConfig.Password",
    ],
    "AWS::Amplify::Branch": ["BasicAuthConfig.Password"],
    "AWS::AppStream::DirectoryConfig": ["ServiceAccountCredentials.AccountPassword"],
    "AWS::DMS::Endpoint": ["Password", "MongoDbSettings.Password"],
    "AWS::DirectoryService::MicrosoftAD": ["Password"],
    "AWS::DirectoryService::SimpleAD": ["Password"],
    "AWS::DocDB::DBCluster": ["MasterUserPassword"],
    "AWS::DocDBElastic::Cluster": ["AdminUserPassword"],
    "AWS::EMR::Cluster": [
      "KerberosAttributes.ADDomainJoinPassword",
      "KerberosAttributes.CrossRealmTrustPrincipalPassword",
      "KerberosAttributes.KdcAdminPassword",
    ],
    "AWS::ElastiCache::ReplicationGroup": ["AuthToken"],
    "AWS::Elasticsearch::Domain": ["AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword"],
    "AWS::FSx::FileSystem": [
      "WindowsConfiguration.SelfManagedActiveDirectoryConfiguration.Password"
    ],
    "AWS::IAM::User": ["LoginProfile.Password"],
    "AWS::KinesisFirehose::DeliveryStream": ["RedshiftDestinationConfiguration.Password"],
    "AWS::OpenSearchService::Domain": [
      "AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword"
    ],
    "AWS::OpsWorks::App": ["AppSource.Password"],
    "AWS::OpsWorks::Stack": ["CustomCookbooksSource.Password", "RdsDbInstances.*.DbPassword"],
    "AWS::RDS::DBCluster": ["MasterUserPassword"],
    "AWS::RDS::DBInstance": ["MasterUserPassword"],
    "AWS::Redshift::Cluster": ["MasterUserPassword"],
    "AWS::RedshiftServerless::Namespace": ["AdminUserPassword"],
  ]
}
