/// The names of cdk-nag's rules.
///
/// A rule has one name, and in each pack an id of its own: mostly the name behind that of the pack, such
/// as `NIST.800.53.R5-S3BucketLoggingEnabled`, and in the pack AwsSolutions an abbreviation.
package enum CDKNagName {
  /// The name of the rule that an id stands for, and the id itself.
  static func names(of id: String) -> [String] {
    guard let dash = id.firstIndex(of: "-") else { return [id] }
    let behind = String(id[id.index(after: dash)...])
    return [id, id[..<dash] == "AwsSolutions" ? byAbbreviation[behind] ?? behind : behind]
  }

  /// The id of a rule in the pack AwsSolutions; nil when it is in other packs only.
  package static func idInAwsSolutions(of name: String) -> String? {
    abbreviations.first { "\($0.1)" == name }.map { "AwsSolutions-\($0.0)" }
  }

  private static let byAbbreviation = Dictionary(
    uniqueKeysWithValues: abbreviations.map { ("\($0.0)", "\($0.1)") })

  // https://github.com/cdklabs/cdk-nag/blob/main/RULES.md#awssolutions
  private static let abbreviations: [(StaticString, StaticString)] = [
    ("AEC1", "ElastiCacheClusterInVPC"), ("AEC3", "ElastiCacheRedisClusterEncryption"),
    ("AEC4", "ElastiCacheRedisClusterMultiAZ"), ("AEC5", "ElastiCacheClusterNonDefaultPort"),
    ("AEC6", "ElastiCacheRedisClusterRedisAuth"), ("APIG1", "APIGWAccessLogging"),
    ("APIG2", "APIGWRequestValidation"), ("APIG3", "APIGWAssociatedWithWAF"),
    ("APIG4", "APIGWAuthorization"), ("APIG6", "APIGWExecutionLoggingEnabled"),
    ("AS1", "AutoScalingGroupCooldownPeriod"), ("AS2", "AutoScalingGroupHealthCheck"),
    ("AS3", "AutoScalingGroupScalingNotifications"), ("ASC3", "AppSyncGraphQLRequestLogging"),
    ("C91", "Cloud9InstanceNoIngressSystemsManager"),
    ("CB4", "CodeBuildProjectKMSEncryptedArtifacts"), ("CB5", "CodeBuildProjectManagedImages"),
    ("CFR1", "CloudFrontDistributionGeoRestrictions"),
    ("CFR2", "CloudFrontDistributionWAFIntegration"),
    ("CFR3", "CloudFrontDistributionAccessLogging"),
    ("CFR4", "CloudFrontDistributionHttpsViewerNoOutdatedSSL"),
    ("CFR5", "CloudFrontDistributionNoOutdatedSSL"),
    ("CFR6", "CloudFrontDistributionS3OriginAccessIdentity"),
    ("CFR7", "CloudFrontDistributionS3OriginAccessControl"),
    ("COG1", "CognitoUserPoolStrongPasswordPolicy"), ("COG2", "CognitoUserPoolMFA"),
    ("COG4", "CognitoUserPoolAPIGWAuthorizer"), ("COG7", "CognitoUserPoolNoUnauthenticatedLogins"),
    ("COG8", "CognitoUserPoolPlusTier"), ("DDB3", "DynamoDBPITREnabled"), ("DDB4", "DAXEncrypted"),
    ("DOC1", "DocumentDBClusterEncryptionAtRest"), ("DOC2", "DocumentDBClusterNonDefaultPort"),
    ("DOC3", "DocumentDBCredentialsInSecretsManager"),
    ("DOC4", "DocumentDBClusterBackupRetentionPeriod"), ("DOC5", "DocumentDBClusterLogExports"),
    ("EB1", "ElasticBeanstalkVPCSpecified"), ("EB3", "ElasticBeanstalkManagedUpdatesEnabled"),
    ("EB4", "ElasticBeanstalkEC2InstanceLogsToS3"), ("EC23", "EC2RestrictedInbound"),
    ("EC26", "EC2EBSVolumeEncrypted"), ("EC27", "EC2SecurityGroupDescription"),
    ("EC28", "EC2InstanceDetailedMonitoringEnabled"), ("EC29", "EC2InstanceTerminationProtection"),
    ("ECR1", "ECROpenAccess"), ("ECS2", "ECSTaskDefinitionNoEnvironmentVariables"),
    ("ECS4", "ECSClusterCloudWatchContainerInsights"),
    ("ECS7", "ECSTaskDefinitionContainerLogging"), ("EFS1", "EFSEncrypted"),
    ("EKS1", "EKSClusterNoEndpointPublicAccess"), ("EKS2", "EKSClusterControlPlaneLogs"),
    ("ELB1", "CLBNoInboundHttpHttps"), ("ELB2", "ELBLoggingEnabled"),
    ("ELB3", "CLBConnectionDraining"), ("ELB4", "ELBCrossZoneLoadBalancingEnabled"),
    ("ELB5", "ELBTlsHttpsListenersOnly"), ("EMR2", "EMRS3AccessLogging"),
    ("EMR4", "EMRLocalDiskEncryption"), ("EMR5", "EMREncryptionInTransit"),
    ("EMR6", "EMRAuthEC2KeyPairOrKerberos"), ("EVB1", "EventBusOpenAccess"),
    ("GL1", "GlueEncryptedCloudWatchLogs"), ("GL3", "GlueJobBookmarkEncrypted"),
    ("IAM4", "IAMNoManagedPolicies"), ("IAM5", "IAMNoWildcardPermissions"),
    ("KDA3", "KinesisDataAnalyticsFlinkCheckpointing"), ("KDF1", "KinesisDataFirehoseSSE"),
    ("KDS1", "KinesisDataStreamSSE"), ("KDS3", "KinesisDataStreamDefaultKeyWhenSSE"),
    ("KMS5", "KMSBackingKeyRotationEnabled"), ("L1", "LambdaLatestVersion"),
    ("LEX4", "LexBotAliasEncryptedConversationLogs"), ("MS1", "MediaStoreContainerAccessLogging"),
    ("MS3", "MediaStoreContainerSSLRequestsOnly"), ("MS4", "MediaStoreCloudWatchMetricPolicy"),
    ("MS7", "MediaStoreContainerHasContainerPolicy"), ("MS8", "MediaStoreContainerCORSPolicy"),
    ("MS10", "MediaStoreContainerLifecyclePolicy"), ("MSK2", "MSKClientToBrokerTLS"),
    ("MSK3", "MSKBrokerToBrokerTLS"), ("MSK6", "MSKBrokerLogging"),
    ("N1", "NeptuneClusterMultiAZ"), ("N2", "NeptuneClusterAutomaticMinorVersionUpgrade"),
    ("N3", "NeptuneClusterBackupRetentionPeriod"), ("N4", "NeptuneClusterEncryptionAtRest"),
    ("N5", "NeptuneClusterIAMAuth"), ("OS1", "OpenSearchInVPCOnly"),
    ("OS2", "OpenSearchNodeToNodeEncryption"), ("OS3", "OpenSearchAllowlistedIPs"),
    ("OS4", "OpenSearchDedicatedMasterNode"), ("OS5", "OpenSearchNoUnsignedOrAnonymousAccess"),
    ("OS7", "OpenSearchZoneAwareness"), ("OS8", "OpenSearchEncryptedAtRest"),
    ("OS9", "OpenSearchSlowLogsToCloudWatch"), ("QS1", "QuicksightSSLConnections"),
    ("RDS2", "RDSStorageEncrypted"), ("RDS3", "RDSMultiAZSupport"),
    ("RDS6", "AuroraMySQLPostgresIAMAuth"), ("RDS8", "RDSRestrictedInbound"),
    ("RDS10", "RDSInstanceDeletionProtectionEnabled"), ("RDS11", "RDSNonDefaultPort"),
    ("RDS13", "RDSInstanceBackupEnabled"), ("RDS14", "AuroraMySQLBacktrack"),
    ("RDS16", "AuroraMySQLLogging"), ("RS1", "RedshiftRequireTlsSSL"),
    ("RS2", "RedshiftClusterInVPC"), ("RS3", "RedshiftClusterNonDefaultUsername"),
    ("RS4", "RedshiftClusterNonDefaultPort"), ("RS5", "RedshiftClusterAuditLogging"),
    ("RS6", "RedshiftClusterEncryptionAtRest"), ("RS8", "RedshiftClusterPublicAccess"),
    ("RS9", "RedshiftClusterVersionUpgrade"), ("RS10", "RedshiftBackupEnabled"),
    ("RS11", "RedshiftClusterUserActivityLogging"), ("S1", "S3BucketLoggingEnabled"),
    ("S2", "S3BucketLevelPublicAccessProhibited"), ("S5", "S3WebBucketOAIAccess"),
    ("S10", "S3BucketSSLRequestsOnly"), ("SF1", "StepFunctionStateMachineAllLogsToCloudWatch"),
    ("SF2", "StepFunctionStateMachineXray"), ("SM1", "SageMakerNotebookInVPC"),
    ("SM2", "SageMakerNotebookInstanceKMSKeyConfigured"),
    ("SM3", "SageMakerNotebookNoDirectInternetAccess"), ("SMG4", "SecretsManagerRotationEnabled"),
    ("SNS3", "SNSTopicSSLPublishOnly"), ("SQS2", "SQSQueueSSE"), ("SQS3", "SQSQueueDLQ"),
    ("SQS4", "SQSQueueSSLRequestsOnly"), ("TS3", "TimestreamDatabaseCustomerManagedKey"),
    ("VPC3", "VPCNoNACLs"), ("VPC7", "VPCFlowLogsEnabled"),
  ]
}
