import CloudFormation
import Linting

/// The properties that hold a password or another secret which AWS never shows again.
///
/// Source: the property references of the types in
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html>
enum PasswordProperty {
  /// The types that have such properties.
  static let types = table.keys

  /// The ways to them in a type.
  static func paths(in type: String) -> [PropertyPath] { table[type] ?? [] }

  /// The ids under which other linters look for passwords that are written or shown.
  static let equivalents = [
    Equivalents(.cfnLint, "W2501"),
    Equivalents(
      .cfnNag, "F23", "F31", "F34", "F35", "F36", "F37", "F41", "F42", "F43", "F44", "F45", "F46",
      "F47", "F48", "F49", "F50", "F51", "F52", "F53", "F54", "F55", "F56", "F57", "F58", "F60",
      "F61", "F62", "F63", "F64", "F65", "F66", "F67", "F68", "F69", "F70", "F71", "F74", "F75"),
    Equivalents(.cfripper, "HardcodedRDSPasswordRule"),
    Equivalents(
      .guardRules, "DMS_NO_PLAINTEXT_PASSWORD", "MICROSOFT_AD_NO_PLAINTEXT_PASSWORD",
      "AMAZON_MQ_BROKER_USERS_NO_PLAINTEXT_PASSWORD",
      "IAM_USER_LOGIN_PROFILE_NO_PLAINTEXT_PASSWORD",
      "RDS_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD",
      "RDS_CLUSTER_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD",
      "REDSHIFT_CLUSTER_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD",
      "KINESIS_FIREHOSE_SPLUNK_DESTINATION_CONFIGURATION_NO_PLAINTEXT_PASSWORD",
      "KINESIS_FIREHOSE_REDSHIFT_DESTINATION_CONFIGURATION_NO_PLAINTEXT_PASSWORD"),
  ]

  private static let table: KeyValuePairs<String, [PropertyPath]> = [
    "Alexa::ASK::Skill": [
      "AuthenticationConfiguration.ClientSecret", "AuthenticationConfiguration.RefreshToken",
    ],
    "AWS::AmazonMQ::Broker": ["Users.*.Password"],
    "AWS::Amplify::App": [
      "AccessToken", "OauthToken",
      "BasicAuthConfig.Password", "AutoBranchCreationConfig.BasicAuthConfig.Password",
    ],
    "AWS::Amplify::Branch": ["BasicAuthConfig.Password"],
    "AWS::AppStream::DirectoryConfig": ["ServiceAccountCredentials.AccountPassword"],
    "AWS::CodePipeline::Webhook": ["AuthenticationConfiguration.SecretToken"],
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
    "AWS::KinesisFirehose::DeliveryStream": [
      "RedshiftDestinationConfiguration.Password", "SplunkDestinationConfiguration.HECToken",
    ],
    "AWS::Lambda::Permission": ["EventSourceToken"],
    "AWS::ManagedBlockchain::Member": [
      "MemberConfiguration.MemberFrameworkConfiguration.MemberFabricConfiguration.AdminPassword"
    ],
    "AWS::OpenSearchService::Domain": [
      "AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword"
    ],
    "AWS::OpsWorks::App": ["AppSource.Password", "SslConfiguration.PrivateKey"],
    "AWS::OpsWorks::Stack": ["CustomCookbooksSource.Password", "RdsDbInstances.*.DbPassword"],
    "AWS::Pinpoint::APNSChannel": ["PrivateKey", "TokenKey"],
    "AWS::Pinpoint::APNSSandboxChannel": ["PrivateKey", "TokenKey"],
    "AWS::Pinpoint::APNSVoipChannel": ["PrivateKey", "TokenKey"],
    "AWS::Pinpoint::APNSVoipSandboxChannel": ["PrivateKey", "TokenKey"],
    "AWS::RDS::DBCluster": ["MasterUserPassword"],
    "AWS::RDS::DBInstance": ["MasterUserPassword"],
    "AWS::Redshift::Cluster": ["MasterUserPassword"],
    "AWS::RedshiftServerless::Namespace": ["AdminUserPassword"],
  ]
}
