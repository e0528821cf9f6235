// swift-format-ignore-file
// Written by `Scripts/dev generate` from the files in Rules. Do not edit.

package import Linting
import RuleLanguage

/// The rules that come with plumb.
package enum BuiltInRules {
  /// All of them, in the order of their names.
  package static let all: [Rule] = [
    .allowedValueOutOfBounds,
    .apiGatewayAuthorizerOfAnotherAPI,
    .apiGatewayAuthorizerOfOtherType,
    .apiGatewayDefinitionChangedBeside,
    .apiGatewayMethodSettingEmpty,
    .auroraEncryptionLeftToDefault,
    .auroraWithoutBacktrack,
    .autoScalingHealthCheckBesideEC2,
    .autoScalingPolicyWithoutRoom,
    .autoScalingSizesContradict,
    .backupDeletedTooSoon,
    .blanketSuppression,
    .bucketAccessControlList,
    .bucketAclAuthenticatedRead,
    .bucketAclPublicRead,
    .bucketAclPublicWrite,
    .bucketArchiveDaysOutOfBounds,
    .bucketEncryptedWithoutKms,
    .bucketEncryptionLeftToDefault,
    .bucketNameWithDot,
    .bucketOpenToWorld,
    .bucketPublicAccessBlockLeftToDefault,
    .bucketPublicAccessUnrestricted,
    .bucketPublicAclsAllowed,
    .bucketPublicAclsHonored,
    .bucketPublicPolicyAllowed,
    .bucketServesWebsite,
    .bucketWithoutAccessLogging,
    .bucketWithoutCustomerKey,
    .bucketWithoutLifecycle,
    .bucketWithoutObjectLock,
    .bucketWithoutPolicy,
    .bucketWithoutReplication,
    .bucketWithoutVersioning,
    .certificateValidationDomainUnrelated,
    .circularDependency,
    .cloudFrontUnknownOrigin,
    .codeBuildRoleOutsideRootPath,
    .codePipelineArtifactCount,
    .codePipelineArtifactUnknown,
    .codePipelineSourceOutsideFirstStage,
    .codePipelineTemplateFromUnknownArtifact,
    .constantComparison,
    .creationPolicyMalformed,
    .creationPolicyUnsupported,
    .customResourceWithoutServiceToken,
    .dataExpiresByDefault,
    .dataWithoutRetentionPolicy,
    .dependsOnUnknownResource,
    .deprecatedProperty,
    .descriptionNearLimit,
    .descriptionOfWrongKind,
    .descriptionTooLong,
    .duplicateExportName,
    .duplicateKey,
    .duplicateListItem,
    .duplicatePrimaryIdentifier,
    .duplicateTag,
    .dynamoDBAttributesMismatch,
    .ec2LaunchTemplateOfTwoNetworks,
    .ecsContainerWithoutMemory,
    .ecsContainersLargerThanTask,
    .ecsExecutionRoleMissing,
    .ecsHealthCheckAtOtherPort,
    .ecsHostPortDiffers,
    .ecsMemoryReservationAboveLimit,
    .ecsServiceWithoutNetworkConfiguration,
    .ecsTaskWithoutEssentialContainer,
    .elasticAddressDomainIgnored,
    .elastiCacheClusterWithoutFailover,
    .endpointPrivateNamesTwice,
    .engineVersionDeprecated,
    .engineVersionUnknown,
    .entriesNearLimit,
    .entryOfWrongKind,
    .eventBusOpenToWorld,
    .fargateLogDriverUnsupported,
    .fargateNetworkModeUnsupported,
    .fargateServiceRunsOtherTask,
    .fargateSettingUnsupported,
    .fargateSizeMissing,
    .fargateSizeUnsupported,
    .guardDutySourcesAndFeatures,
    .hardcodedAvailabilityZone,
    .hardcodedPartition,
    .hookMalformed,
    .hostedZoneWithoutQueryLogging,
    .iamAccessKeyInTemplate,
    .iamAdministratorAccess,
    .iamAdministratorManagedPolicy,
    .iamFederatedTrustWithoutCondition,
    .iamForeignAccountRootTrusted,
    .iamFullAccessManagedPolicy,
    .iamInlinePolicy,
    .iamNotActionInAllow,
    .iamNotResourceInAllow,
    .iamPassRoleAnyRole,
    .iamPolicyAttachedToUser,
    .iamPrivilegeEscalation,
    .iamServiceWildcardAction,
    .iamTrustOpenToWorld,
    .iamWildcardAction,
    .iamWildcardResource,
    .iamWildcardResourceForData,
    .iamWildcardResourceForPermissions,
    .iamWildcardResourceForReading,
    .iamWildcardWriteAction,
    .instanceTypeNotInRegion,
    .instanceWithoutImage,
    .interfaceMalformed,
    .interfaceUnknownParameter,
    .joinCouldBeSubstitution,
    .keyOpenToWorld,
    .lambdaBatchTooLargeForQueue,
    .lambdaEnvironmentReservedName,
    .lambdaEnvironmentTooLarge,
    .lambdaEphemeralStorageOutOfBounds,
    .lambdaHiddenParameterInEnvironment,
    .lambdaLayerARNTooLong,
    .lambdaLayerOpenToWorld,
    .lambdaLayerRepeated,
    .lambdaMemoryOutOfBounds,
    .lambdaMemoryUnset,
    .lambdaPermissionAccountMissing,
    .lambdaPermissionOpenToWorld,
    .lambdaPermissionPrincipalMismatch,
    .lambdaPermissionWithoutSource,
    .lambdaRuntimeBlocked,
    .lambdaRuntimeDeprecated,
    .lambdaRuntimeNotNewest,
    .lambdaSecretInEnvironment,
    .lambdaTimeoutBeyondAPI,
    .lambdaTimeoutOutOfBounds,
    .lambdaTimeoutUnset,
    .lambdaTooManyLayers,
    .lambdaURLCallableFromAnyPage,
    .lambdaURLWithoutAuthentication,
    .listLengthOutOfBounds,
    .loadBalancerRuleToAppliances,
    .localPathInTemplate,
    .malformedCondition,
    .malformedDynamicReference,
    .malformedFunctionCall,
    .malformedPropertyValue,
    .mappingKeyNotAlphanumeric,
    .mappingMalformed,
    .mappingNearLimit,
    .mappingTooLarge,
    .missingCompanionProperty,
    .missingOneOfProperties,
    .missingRequiredProperty,
    .moduleAttributeUnsupported,
    .nameNearLengthLimit,
    .nameNotAlphanumeric,
    .nameTooLong,
    .networkRangeMalformed,
    .networkRangeWithHostBits,
    .notATemplate,
    .notPrincipalInAllow,
    .nullValue,
    .numberOutOfBounds,
    .outputAttributeOfWrongKind,
    .outputDescriptionTooLong,
    .outputOfImport,
    .outputValueNotText,
    .outputWithoutValue,
    .parameterAndResourceSameName,
    .parameterAttributeOfWrongKind,
    .parameterBoundsContradict,
    .parameterConstraintUnsuitedToType,
    .parameterDefaultNotAllowed,
    .parameterPatternMalformed,
    .parameterTextTooLong,
    .parameterTypeWithoutChecks,
    .parameterWithoutType,
    .passwordFromParameter,
    .passwordInTemplate,
    .passwordParameterShown,
    .previousGenerationInstanceType,
    .propertiesExcludeEachOther,
    .propertyRuledOut,
    .propertyWithoutEffect,
    .queueDeadLettersOfOtherKind,
    .queueEncryptionLeftToDefault,
    .queueOpenToWorld,
    .queueUnencrypted,
    .queueVisibilityBelowFunction,
    .queueVisibilityTooShort,
    .queueWithoutCustomerKey,
    .rdsBackupKeptForADay,
    .rdsCertificateAuthorityExpired,
    .rdsClusterDeletionUnprotected,
    .rdsClusterUnencrypted,
    .rdsClusterWithoutCustomerKey,
    .rdsClusterWithoutIamAuthentication,
    .rdsConnectionsWithoutTls,
    .rdsInstanceDeletionUnprotected,
    .rdsInstanceEncryptionDiffersFromCluster,
    .rdsInstanceEngineDiffersFromCluster,
    .rdsInstanceInOneZone,
    .rdsInstanceOutsideBackupPlan,
    .rdsInstancePublic,
    .rdsInstanceUnencrypted,
    .rdsInstanceWithoutIamAuthentication,
    .rdsLogExportsIncomplete,
    .rdsMinorUpgradesOff,
    .rdsOnDefaultPort,
    .rdsPerformanceInsightsWithoutCustomerKey,
    .rdsPublicAccessLeftToDefault,
    .rdsReplicaModeIgnored,
    .rdsSecurityGroupOpenToWorld,
    .rdsSecurityGroupWide,
    .rdsWithoutBackup,
    .rdsWithoutEnhancedMonitoring,
    .rdsWithoutPerformanceInsights,
    .readOnlyPropertySet,
    .recordSetWithoutRecords,
    .redshiftClassicSecurityGroup,
    .redshiftClusterInDefaultVpc,
    .redshiftClusterPublic,
    .redshiftClusterUnencrypted,
    .redshiftClusterWithoutAuditLogging,
    .redshiftClusterWithoutBackup,
    .redshiftClusterWithoutCustomerKey,
    .redshiftClusterWithoutQueryLog,
    .redshiftClusterWithoutTls,
    .redshiftClusterWithoutUpgrades,
    .redshiftClusterWithoutVpcRouting,
    .redshiftDefaultUsername,
    .redshiftEncryptionLeftToDefault,
    .redshiftMaintenanceWindowUnset,
    .redshiftOnDefaultPort,
    .redshiftParameterGroupWithoutTls,
    .redshiftPublicAccessLeftToDefault,
    .redshiftSecurityGroupWithoutDescription,
    .redundantDependency,
    .referenceToAbsentResource,
    .repeatedListItem,
    .reservedTagKey,
    .resourceAttributeOfWrongKind,
    .resourcePolicyOpenToWorld,
    .resourcePolicyWildcardAction,
    .resourceTypeMalformed,
    .resourceTypeNotInRegion,
    .resourceWithoutType,
    .retentionPolicyForOneCase,
    .retentionPolicyNotLiteral,
    .route53RecordOutsideZone,
    .sagemakerEndpointWithoutCustomerKey,
    .sagemakerJobOutputWithoutCustomerKey,
    .sagemakerJobTrafficUnencrypted,
    .sagemakerJobVolumeWithoutCustomerKey,
    .sagemakerModelOnNetwork,
    .sagemakerNotebookAllowsImdsv1,
    .sagemakerNotebookOnInternet,
    .sagemakerNotebookOutsideVpc,
    .sagemakerNotebookWithoutCustomerKey,
    .scheduleExpressionMalformed,
    .secretParameterExposed,
    .secretWithoutCustomerKey,
    .secretWithoutRotation,
    .sectionOfWrongKind,
    .securityGroupAllPortsOpenToWorld,
    .securityGroupAllProtocols,
    .securityGroupDefaultEgress,
    .securityGroupEgressAllProtocols,
    .securityGroupEgressOpenToWorld,
    .securityGroupEgressPortOpenToWorld,
    .securityGroupEgressPortRange,
    .securityGroupHTTPOpenToWorld,
    .securityGroupHTTPSOpenToWorld,
    .securityGroupIngressAddressRange,
    .securityGroupIngressPortRange,
    .securityGroupOpenToWorld,
    .securityGroupPortOutOfBounds,
    .securityGroupPortsIgnored,
    .securityGroupPortsMissing,
    .securityGroupPortsReversed,
    .securityGroupRDPOpenToWorld,
    .securityGroupRuleWithoutDescription,
    .securityGroupSensitivePortOpenToWorld,
    .securityGroupSSHOpenToWorld,
    .securityGroupWithoutDescription,
    .serverlessAttributeDropped,
    .serverlessTransformMissing,
    .serviceEnding,
    .serviceInMaintenance,
    .serviceShutDown,
    .severalDocuments,
    .simpledbDomain,
    .snapshotUnsupported,
    .ssmParameterNameReserved,
    .stageOfAnotherAPI,
    .stateMachineLogsErrorsOnly,
    .stateMachineWithoutLogging,
    .subnetInSeveralRouteTables,
    .subnetOutsideNetwork,
    .subnetsOverlap,
    .substitutionWithoutVariables,
    .suppressionExpired,
    .suppressionWithoutReason,
    .syntaxError,
    .templateNearSizeLimit,
    .templateRuleMalformed,
    .templateRuleWithoutTest,
    .templateTooLarge,
    .templateWithoutResources,
    .textLengthOutOfBounds,
    .timestreamDatabaseWithoutCustomerKey,
    .tooManyEntries,
    .topicOpenToWorld,
    .topicUnencrypted,
    .topicWithoutCustomerKey,
    .transferServerPublic,
    .transformMalformed,
    .undefinedCondition,
    .unknownMapEntry,
    .unknownOutputAttribute,
    .unknownParameterAttribute,
    .unknownParameterType,
    .unknownProperty,
    .unknownReference,
    .unknownResourceAttribute,
    .unknownResourceType,
    .unknownRetentionPolicy,
    .unknownSection,
    .unknownTag,
    .unreachableBranch,
    .unsupportedFormatVersion,
    .unusedCondition,
    .unusedMap,
    .unusedParameter,
    .unusedSubstitutionVariable,
    .unusedSuppression,
    .updatePolicyMalformed,
    .updatePolicyUnsupported,
    .valueNotAllowed,
    .valueOfNoKnownForm,
    .valueRuledOut,
    .variableOutsideSubstitution,
    .vpcEndpointPolicyOpen,
    .wafClassicAllowsByDefault,
    .wafWithoutKnownBadInputs,
    .wafWithoutLogging,
    .websiteBucketWithoutCloudfront,
    .workspaceRootVolumeUnencrypted,
    .workspaceUserVolumeUnencrypted,
    .wrongIdentifier,
    .wrongValueType,
    .yamlAlias,
    .yamlMergeKey,
  ]
}

extension Rule {
  static let auroraEncryptionLeftToDefault = Rule(
    "aurora-encryption-left-to-default",
    summary: "cluster of Aurora that does not say that it is encrypted",
    severity: .note,
    category: .security,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_96"]), Equivalents(.cfnNag, ids: ["F26"]), Equivalents(.cdkNag, ids: ["RDSStorageEncrypted"]), Equivalents(.guardRules, ids: ["RDS_STORAGE_ENCRYPTED"]), Equivalents(.trivy, ids: ["AWS-0079"]), Equivalents(.terrascan, ids: ["AC_AWS_0186"])],
    frameworks: ["hipaa", "nist-800-53-r5", "pci-dss"],
    why: "Aurora has encrypted new clusters with a key of its own since February 2026, so nothing new is open. A cluster from before that the stack already has stays as it was made.",
    fix: "set `StorageEncrypted: true`, and `KmsKeyId` for a key of yours",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html",
    check: .declared(for: ["AWS::RDS::DBCluster"], #"{"check":{"when":[{"not":{"property":"Engine","one-of":["mysql","postgres"]}},{"property":"SnapshotIdentifier","absent":true},{"property":"SourceDBClusterIdentifier","absent":true}],"property":"StorageEncrypted","present":true,"equals":true},"message":"the cluster does not say that it is encrypted, so only a new one is","message-when-absent":"the cluster does not say that it is encrypted, so only a new one is"}"#),
    examples: RuleFile.examples(in: auroraEncryptionLeftToDefaultText, path: "Rules/RDS/aurora-encryption-left-to-default.yaml"))
}

private let auroraEncryptionLeftToDefaultText: StaticString = ##"""
name: aurora-encryption-left-to-default
summary: cluster of Aurora that does not say that it is encrypted
severity: note
category: security
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  checkov: CKV_AWS_96
  cfn_nag: F26
  cdk_nag: RDSStorageEncrypted
  guard: RDS_STORAGE_ENCRYPTED
  trivy: AWS-0079
  terrascan: AC_AWS_0186
frameworks: [hipaa, nist-800-53-r5, pci-dss]
why: |
  Aurora has encrypted new clusters with a key of its own since February 2026, so nothing new is
  open. A cluster from before that the stack already has stays as it was made.
fix: "set `StorageEncrypted: true`, and `KmsKeyId` for a key of yours"
url: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
check:
  resource: AWS::RDS::DBCluster
  when:
    - not: {property: Engine, one-of: [mysql, postgres]}
    - {property: SnapshotIdentifier, absent: true}
    - {property: SourceDBClusterIdentifier, absent: true}
  property: StorageEncrypted
  present: true
  equals: true
message: the cluster does not say that it is encrypted, so only a new one is
message-when-absent: the cluster does not say that it is encrypted, so only a new one is
examples:
  - title: nothing said
    template: |
      Resources:
        Orders:
       #^^^^^^ the cluster does not say that it is encrypted, so only a new one is
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: switched off
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true
            StorageEncrypted: false
            #                 ^^^^^ the cluster does not say that it is encrypted, so only a new one is
  - title: said
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true
            StorageEncrypted: true
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true
            StorageEncrypted: !Ref Choice

"""##

extension Rule {
  static let auroraWithoutBacktrack = Rule(
    "aurora-without-backtrack",
    summary: "cluster that cannot be turned back",
    severity: .note,
    category: .reliability,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.cdkNag, ids: ["AuroraMySQLBacktrack"]), Equivalents(.guardRules, ids: ["AURORA_MYSQL_BACKTRACKING_ENABLED"])],
    frameworks: ["aws-foundational"],
    why: "With backtracking, a mistake is undone within minutes, without restoring a copy.",
    fix: "set `BacktrackWindow` to the seconds to turn back, such as 86400",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html",
    check: .declared(for: ["AWS::RDS::DBCluster"], #"{"check":{"when":{"property":"Engine","one-of":["aurora","aurora-mysql"]},"property":"BacktrackWindow","at-least":1,"default":0},"message":"the cluster cannot be turned back"}"#),
    examples: RuleFile.examples(in: auroraWithoutBacktrackText, path: "Rules/RDS/aurora-without-backtrack.yaml"))
}

private let auroraWithoutBacktrackText: StaticString = ##"""
name: aurora-without-backtrack
summary: cluster that cannot be turned back
severity: note
category: reliability
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  cdk_nag: AuroraMySQLBacktrack
  guard: AURORA_MYSQL_BACKTRACKING_ENABLED
frameworks: [aws-foundational]
why: |
  With backtracking, a mistake is undone within minutes, without restoring a copy.
fix: set `BacktrackWindow` to the seconds to turn back, such as 86400
url: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html
check:
  resource: AWS::RDS::DBCluster
  when: {property: Engine, one-of: [aurora, aurora-mysql]}
  property: BacktrackWindow
  at-least: 1
  default: 0
message: the cluster cannot be turned back
examples:
  - title: nothing said
    template: |
      Resources:
        Orders:
       #^^^^^^ the cluster cannot be turned back
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-mysql
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: a day
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-mysql
            MasterUsername: orders
            ManageMasterUserPassword: true
            BacktrackWindow: 86400
  - title: an engine that cannot
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true

"""##

extension Rule {
  static let bucketAclAuthenticatedRead = Rule(
    "bucket-acl-authenticated-read",
    summary: "bucket that every AWS account can list",
    severity: .error,
    category: .security,
    services: ["s3"],
    documents: ["S3B-01"],
    equivalents: [Equivalents(.trivy, ids: ["AWS-0092"]), Equivalents(.terrascan, ids: ["AC_AWS_0211", "AC_AWS_0496"])],
    why: "Everyone with an AWS account can list the bucket, and an account is free.",
    fix: "remove `AccessControl: AuthenticatedRead`, and serve what is public through CloudFront",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"when":[{"not":{"property":"PublicAccessBlockConfiguration.BlockPublicAcls","equals":true}},{"not":{"property":"PublicAccessBlockConfiguration.IgnorePublicAcls","equals":true}}],"property":"AccessControl","none-of":["AuthenticatedRead"]},"message":"everyone with an AWS account can list the bucket"}"#),
    examples: RuleFile.examples(in: bucketAclAuthenticatedReadText, path: "Rules/S3/bucket-acl-authenticated-read.yaml"))
}

private let bucketAclAuthenticatedReadText: StaticString = ##"""
name: bucket-acl-authenticated-read
summary: bucket that every AWS account can list
severity: error
category: security
services: [s3]
documents: [S3B-01]
equivalents:
  trivy: AWS-0092
  terrascan: [AC_AWS_0211, AC_AWS_0496]
why: |
  Everyone with an AWS account can list the bucket, and an account is free.
fix: "remove `AccessControl: AuthenticatedRead`, and serve what is public through CloudFront"
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
check:
  resource: AWS::S3::Bucket
  when:
    - not: {property: PublicAccessBlockConfiguration.BlockPublicAcls, equals: true}
    - not: {property: PublicAccessBlockConfiguration.IgnorePublicAcls, equals: true}
  property: AccessControl
  none-of: [AuthenticatedRead]
message: everyone with an AWS account can list the bucket
examples:
  - title: open
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            OwnershipControls:
              Rules:
                - ObjectOwnership: ObjectWriter
            PublicAccessBlockConfiguration:
              BlockPublicAcls: false
              BlockPublicPolicy: true
              IgnorePublicAcls: false
              RestrictPublicBuckets: true
            AccessControl: AuthenticatedRead
            #              ^^^^^^^^^^^^^^^^^ everyone with an AWS account can list the bucket
  - title: private
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            OwnershipControls:
              Rules:
                - ObjectOwnership: ObjectWriter
            AccessControl: Private
  - title: a list that does not count
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            OwnershipControls:
              Rules:
                - ObjectOwnership: ObjectWriter
            PublicAccessBlockConfiguration:
              BlockPublicAcls: false
              BlockPublicPolicy: true
              IgnorePublicAcls: true
              RestrictPublicBuckets: true
            AccessControl: AuthenticatedRead
  - title: open in development only
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            OwnershipControls:
              Rules:
                - ObjectOwnership: ObjectWriter
            PublicAccessBlockConfiguration:
              BlockPublicAcls: false
              BlockPublicPolicy: true
              IgnorePublicAcls: false
              RestrictPublicBuckets: true
            AccessControl: !If [IsProd, Private, AuthenticatedRead]
            #                                    ^^^^^^^^^^^^^^^^^ everyone with an AWS account can list the bucket, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            OwnershipControls:
              Rules:
                - ObjectOwnership: ObjectWriter
            AccessControl: !Ref Choice

"""##

extension Rule {
  static let bucketAclPublicRead = Rule(
    "bucket-acl-public-read",
    summary: "bucket that everyone can list",
    severity: .error,
    category: .security,
    services: ["s3"],
    documents: ["S3B-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_20"]), Equivalents(.cfnNag, ids: ["W31"]), Equivalents(.cfripper, ids: ["S3BucketPublicReadAclRule", "S3BucketPublicReadAclAndListStatementRule"]), Equivalents(.cdkNag, ids: ["S3BucketPublicReadProhibited"]), Equivalents(.guardRules, ids: ["S3_BUCKET_PUBLIC_READ_ACL"]), Equivalents(.trivy, ids: ["AWS-0092"]), Equivalents(.terrascan, ids: ["AC_AWS_0210", "AC_AWS_0496"])],
    frameworks: ["aws-foundational", "cis-aws", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "Everyone on the internet can list the bucket, and read every object that is written with the same list.",
    fix: "remove `AccessControl: PublicRead`, and serve what is public through CloudFront",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"when":[{"not":{"property":"PublicAccessBlockConfiguration.BlockPublicAcls","equals":true}},{"not":{"property":"PublicAccessBlockConfiguration.IgnorePublicAcls","equals":true}}],"property":"AccessControl","none-of":["PublicRead"]},"message":"everyone can list the bucket"}"#),
    examples: RuleFile.examples(in: bucketAclPublicReadText, path: "Rules/S3/bucket-acl-public-read.yaml"))
}

private let bucketAclPublicReadText: StaticString = ##"""
name: bucket-acl-public-read
summary: bucket that everyone can list
severity: error
category: security
services: [s3]
documents: [S3B-01]
equivalents:
  checkov: CKV_AWS_20
  cfn_nag: W31
  cfripper: [S3BucketPublicReadAclRule, S3BucketPublicReadAclAndListStatementRule]
  cdk_nag: S3BucketPublicReadProhibited
  guard: S3_BUCKET_PUBLIC_READ_ACL
  trivy: AWS-0092
  terrascan: [AC_AWS_0210, AC_AWS_0496]
frameworks: [aws-foundational, cis-aws, hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  Everyone on the internet can list the bucket, and read every object that is written with the same
  list.
fix: "remove `AccessControl: PublicRead`, and serve what is public through CloudFront"
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
check:
  resource: AWS::S3::Bucket
  when:
    - not: {property: PublicAccessBlockConfiguration.BlockPublicAcls, equals: true}
    - not: {property: PublicAccessBlockConfiguration.IgnorePublicAcls, equals: true}
  property: AccessControl
  none-of: [PublicRead]
message: everyone can list the bucket
examples:
  - title: open
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            OwnershipControls:
              Rules:
                - ObjectOwnership: ObjectWriter
            PublicAccessBlockConfiguration:
              BlockPublicAcls: false
              BlockPublicPolicy: true
              IgnorePublicAcls: false
              RestrictPublicBuckets: true
            AccessControl: PublicRead
            #              ^^^^^^^^^^ everyone can list the bucket
  - title: private
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            OwnershipControls:
              Rules:
                - ObjectOwnership: ObjectWriter
            AccessControl: Private
  - title: a list that does not count
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            OwnershipControls:
              Rules:
                - ObjectOwnership: ObjectWriter
            PublicAccessBlockConfiguration:
              BlockPublicAcls: false
              BlockPublicPolicy: true
              IgnorePublicAcls: true
              RestrictPublicBuckets: true
            AccessControl: PublicRead
  - title: open in development only
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            OwnershipControls:
              Rules:
                - ObjectOwnership: ObjectWriter
            PublicAccessBlockConfiguration:
              BlockPublicAcls: false
              BlockPublicPolicy: true
              IgnorePublicAcls: false
              RestrictPublicBuckets: true
            AccessControl: !If [IsProd, Private, PublicRead]
            #                                    ^^^^^^^^^^ everyone can list the bucket, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            OwnershipControls:
              Rules:
                - ObjectOwnership: ObjectWriter
            AccessControl: !Ref Choice

"""##

extension Rule {
  static let bucketAclPublicWrite = Rule(
    "bucket-acl-public-write",
    summary: "bucket that everyone can write to",
    severity: .error,
    category: .security,
    services: ["s3"],
    documents: ["S3B-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_57", "CKV_AWS_20"]), Equivalents(.cfnNag, ids: ["F14"]), Equivalents(.cfripper, ids: ["S3BucketPublicReadWriteAclRule"]), Equivalents(.cdkNag, ids: ["S3BucketPublicWriteProhibited", "S3BucketPublicReadProhibited"]), Equivalents(.guardRules, ids: ["S3_BUCKET_NO_PUBLIC_RW_ACL"]), Equivalents(.trivy, ids: ["AWS-0092"]), Equivalents(.terrascan, ids: ["AC_AWS_0212", "AC_AWS_0213", "AC_AWS_0496"])],
    frameworks: ["aws-foundational", "cis-aws", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "Everyone on the internet can list the bucket, fill it at your cost, and replace or delete what is in it.",
    fix: "remove `AccessControl: PublicReadWrite`, and serve what is public through CloudFront",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"when":[{"not":{"property":"PublicAccessBlockConfiguration.BlockPublicAcls","equals":true}},{"not":{"property":"PublicAccessBlockConfiguration.IgnorePublicAcls","equals":true}}],"property":"AccessControl","none-of":["PublicReadWrite"]},"message":"everyone can read from and write to the bucket"}"#),
    examples: RuleFile.examples(in: bucketAclPublicWriteText, path: "Rules/S3/bucket-acl-public-write.yaml"))
}

private let bucketAclPublicWriteText: StaticString = ##"""
name: bucket-acl-public-write
summary: bucket that everyone can write to
severity: error
category: security
services: [s3]
documents: [S3B-01]
equivalents:
  checkov: [CKV_AWS_57, CKV_AWS_20]
  cfn_nag: F14
  cfripper: S3BucketPublicReadWriteAclRule
  cdk_nag: [S3BucketPublicWriteProhibited, S3BucketPublicReadProhibited]
  guard: S3_BUCKET_NO_PUBLIC_RW_ACL
  trivy: AWS-0092
  terrascan: [AC_AWS_0212, AC_AWS_0213, AC_AWS_0496]
frameworks: [aws-foundational, cis-aws, hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  Everyone on the internet can list the bucket, fill it at your cost, and replace or delete what is
  in it.
fix: "remove `AccessControl: PublicReadWrite`, and serve what is public through CloudFront"
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
check:
  resource: AWS::S3::Bucket
  when:
    - not: {property: PublicAccessBlockConfiguration.BlockPublicAcls, equals: true}
    - not: {property: PublicAccessBlockConfiguration.IgnorePublicAcls, equals: true}
  property: AccessControl
  none-of: [PublicReadWrite]
message: everyone can read from and write to the bucket
examples:
  - title: open
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            OwnershipControls:
              Rules:
                - ObjectOwnership: ObjectWriter
            PublicAccessBlockConfiguration:
              BlockPublicAcls: false
              BlockPublicPolicy: true
              IgnorePublicAcls: false
              RestrictPublicBuckets: true
            AccessControl: PublicReadWrite
            #              ^^^^^^^^^^^^^^^ everyone can read from and write to the bucket
  - title: private
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            OwnershipControls:
              Rules:
                - ObjectOwnership: ObjectWriter
            AccessControl: Private
  - title: a list that does not count
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            OwnershipControls:
              Rules:
                - ObjectOwnership: ObjectWriter
            PublicAccessBlockConfiguration:
              BlockPublicAcls: false
              BlockPublicPolicy: true
              IgnorePublicAcls: true
              RestrictPublicBuckets: true
            AccessControl: PublicReadWrite
  - title: open in development only
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            OwnershipControls:
              Rules:
                - ObjectOwnership: ObjectWriter
            PublicAccessBlockConfiguration:
              BlockPublicAcls: false
              BlockPublicPolicy: true
              IgnorePublicAcls: false
              RestrictPublicBuckets: true
            AccessControl: !If [IsProd, Private, PublicReadWrite]
            #                                    ^^^^^^^^^^^^^^^ everyone can read from and write to the bucket, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            OwnershipControls:
              Rules:
                - ObjectOwnership: ObjectWriter
            AccessControl: !Ref Choice

"""##

extension Rule {
  static let bucketEncryptedWithoutKms = Rule(
    "bucket-encrypted-without-kms",
    summary: "bucket encrypted with a key that only S3 sees",
    severity: .note,
    category: .security,
    services: ["s3"],
    isEnabledByDefault: false,
    documents: ["S3B-01"],
    equivalents: [Equivalents(.cdkNag, ids: ["S3DefaultEncryptionKMS"]), Equivalents(.guardRules, ids: ["S3_DEFAULT_ENCRYPTION_KMS"]), Equivalents(.terrascan, ids: ["AC_AWS_0207"])],
    frameworks: ["hipaa", "nist-800-53-r5", "pci-dss"],
    why: "With a key of KMS, whoever reads an object also needs the key, and each use of it is logged. With the key of S3, access to the bucket is enough.",
    fix: "set `SSEAlgorithm` to `aws:kms`",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"all":[{"property":"BucketEncryption","present":true},{"property":"BucketEncryption.ServerSideEncryptionConfiguration.*.ServerSideEncryptionByDefault.SSEAlgorithm","one-of":["aws:kms","aws:kms:dsse"]}]},"message":"objects are encrypted with `{value}`, for which access to the bucket is enough","message-when-absent":"the bucket does not say how it is encrypted, so S3 does it with a key of its own"}"#),
    examples: RuleFile.examples(in: bucketEncryptedWithoutKmsText, path: "Rules/S3/bucket-encrypted-without-kms.yaml"))
}

private let bucketEncryptedWithoutKmsText: StaticString = ##"""
name: bucket-encrypted-without-kms
summary: bucket encrypted with a key that only S3 sees
severity: note
category: security
services: [s3]
enabled: false
documents: [S3B-01]
equivalents:
  cdk_nag: S3DefaultEncryptionKMS
  guard: S3_DEFAULT_ENCRYPTION_KMS
  terrascan: AC_AWS_0207
frameworks: [hipaa, nist-800-53-r5, pci-dss]
why: |
  With a key of KMS, whoever reads an object also needs the key, and each use of it is logged. With
  the key of S3, access to the bucket is enough.
fix: set `SSEAlgorithm` to `aws:kms`
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
check:
  resource: AWS::S3::Bucket
  all:
    - {property: BucketEncryption, present: true}
    - property: BucketEncryption.ServerSideEncryptionConfiguration.*.ServerSideEncryptionByDefault.SSEAlgorithm
      one-of: ['aws:kms', 'aws:kms:dsse']
message: objects are encrypted with `{value}`, for which access to the bucket is enough
message-when-absent: the bucket does not say how it is encrypted, so S3 does it with a key of its own
examples:
  - title: nothing said, which is the key of S3
    template: |
      Resources:
        Reports:
       #^^^^^^^ the bucket does not say how it is encrypted, so S3 does it with a key of its own
          Type: AWS::S3::Bucket
  - title: the key of S3
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            BucketEncryption:
              ServerSideEncryptionConfiguration:
                - ServerSideEncryptionByDefault:
                    SSEAlgorithm: AES256
                    #             ^^^^^^ objects are encrypted with `AES256`, for which access to the bucket is enough
  - title: a key of KMS
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            BucketEncryption:
              ServerSideEncryptionConfiguration:
                - ServerSideEncryptionByDefault:
                    SSEAlgorithm: aws:kms
  - title: two keys of KMS, one over the other
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            BucketEncryption:
              ServerSideEncryptionConfiguration:
                - ServerSideEncryptionByDefault:
                    SSEAlgorithm: aws:kms:dsse
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            BucketEncryption:
              ServerSideEncryptionConfiguration:
                - ServerSideEncryptionByDefault:
                    SSEAlgorithm: !Ref Choice

"""##

extension Rule {
  static let bucketEncryptionLeftToDefault = Rule(
    "bucket-encryption-left-to-default",
    summary: "bucket that does not say how it is encrypted",
    severity: .note,
    category: .security,
    services: ["s3"],
    isEnabledByDefault: false,
    documents: ["S3B-01"],
    equivalents: [Equivalents(.cfnNag, ids: ["W41"]), Equivalents(.guardRules, ids: ["S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED"]), Equivalents(.trivy, ids: ["AWS-0088"])],
    frameworks: ["hipaa", "nist-800-53-r5", "pci-dss"],
    why: "S3 has encrypted every new object with a key of its own since January 2023, so nothing is open. Who reads the template for an audit sees nothing of it.",
    fix: "set `BucketEncryption` with the algorithm that is wanted",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"property":"BucketEncryption","present":true},"message":"the bucket does not say how it is encrypted, so S3 does it with a key of its own"}"#),
    examples: RuleFile.examples(in: bucketEncryptionLeftToDefaultText, path: "Rules/S3/bucket-encryption-left-to-default.yaml"))
}

private let bucketEncryptionLeftToDefaultText: StaticString = ##"""
name: bucket-encryption-left-to-default
summary: bucket that does not say how it is encrypted
severity: note
category: security
services: [s3]
enabled: false
documents: [S3B-01]
equivalents:
  cfn_nag: W41
  guard: S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED
  trivy: AWS-0088
frameworks: [hipaa, nist-800-53-r5, pci-dss]
why: |
  S3 has encrypted every new object with a key of its own since January 2023, so nothing is open.
  Who reads the template for an audit sees nothing of it.
fix: set `BucketEncryption` with the algorithm that is wanted
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
check:
  resource: AWS::S3::Bucket
  property: BucketEncryption
  present: true
message: the bucket does not say how it is encrypted, so S3 does it with a key of its own
examples:
  - title: nothing said
    template: |
      Resources:
        Reports:
       #^^^^^^^ the bucket does not say how it is encrypted, so S3 does it with a key of its own
          Type: AWS::S3::Bucket
  - title: said
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            BucketEncryption:
              ServerSideEncryptionConfiguration:
                - ServerSideEncryptionByDefault:
                    SSEAlgorithm: AES256

"""##

extension Rule {
  static let bucketNameWithDot = Rule(
    "bucket-name-with-dot",
    summary: "bucket with a dot in its name",
    severity: .note,
    category: .operations,
    services: ["s3"],
    isEnabledByDefault: false,
    documents: ["S3B-01"],
    equivalents: [Equivalents(.trivy, ids: ["AWS-0320"])],
    why: "The certificate of S3 covers one level of names, so that TLS fails for `a.b.s3.amazonaws.com`.",
    fix: "replace the dots in `BucketName` by hyphens",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"property":"BucketName","matches":"^[^.]*$"},"message":"a name with a dot, such as `{value}`, has no certificate of S3"}"#),
    examples: RuleFile.examples(in: bucketNameWithDotText, path: "Rules/S3/bucket-name-with-dot.yaml"))
}

private let bucketNameWithDotText: StaticString = ##"""
name: bucket-name-with-dot
summary: bucket with a dot in its name
severity: note
category: operations
services: [s3]
enabled: false
documents: [S3B-01]
equivalents:
  trivy: AWS-0320
why: |
  The certificate of S3 covers one level of names, so that TLS fails for `a.b.s3.amazonaws.com`.
fix: replace the dots in `BucketName` by hyphens
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
check:
  resource: AWS::S3::Bucket
  property: BucketName
  matches: '^[^.]*$'
message: a name with a dot, such as `{value}`, has no certificate of S3
examples:
  - title: a dot
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            BucketName: reports.example
            #           ^^^^^^^^^^^^^^^ a name with a dot, such as `reports.example`, has no certificate of S3
  - title: a hyphen
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            BucketName: reports-example
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            BucketName: !Ref Choice

"""##

extension Rule {
  static let bucketPublicAccessBlockLeftToDefault = Rule(
    "bucket-public-access-block-left-to-default",
    summary: "bucket that does not say that it is not public",
    severity: .note,
    category: .security,
    services: ["s3"],
    isEnabledByDefault: false,
    documents: ["S3B-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56"]), Equivalents(.cdkNag, ids: ["S3BucketLevelPublicAccessProhibited", "S3BucketPublicReadProhibited", "S3BucketPublicWriteProhibited"]), Equivalents(.guardRules, ids: ["S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED", "S3_BUCKET_PUBLIC_READ_PROHIBITED", "S3_BUCKET_PUBLIC_WRITE_PROHIBITED"]), Equivalents(.trivy, ids: ["AWS-0094", "AWS-0086", "AWS-0087", "AWS-0091", "AWS-0093"])],
    frameworks: ["aws-foundational", "cis-aws", "hipaa", "nist-800-53-r5", "pci-dss"],
    why: "S3 has blocked public access to new buckets since April 2023, so nothing is open. Older buckets that the stack already has keep what they had.",
    fix: "set all of `PublicAccessBlockConfiguration` to true",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"property":"PublicAccessBlockConfiguration","present":true},"message":"the bucket does not say whether public access is blocked, which it is by default"}"#),
    examples: RuleFile.examples(in: bucketPublicAccessBlockLeftToDefaultText, path: "Rules/S3/bucket-public-access-block-left-to-default.yaml"))
}

private let bucketPublicAccessBlockLeftToDefaultText: StaticString = ##"""
name: bucket-public-access-block-left-to-default
summary: bucket that does not say that it is not public
severity: note
category: security
services: [s3]
enabled: false
documents: [S3B-01]
equivalents:
  checkov: [CKV_AWS_53, CKV_AWS_54, CKV_AWS_55, CKV_AWS_56]
  cdk_nag: [
    S3BucketLevelPublicAccessProhibited, S3BucketPublicReadProhibited,
    S3BucketPublicWriteProhibited]
  guard: [
    S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED, S3_BUCKET_PUBLIC_READ_PROHIBITED,
    S3_BUCKET_PUBLIC_WRITE_PROHIBITED]
  trivy: [AWS-0094, AWS-0086, AWS-0087, AWS-0091, AWS-0093]
frameworks: [aws-foundational, cis-aws, hipaa, nist-800-53-r5, pci-dss]
why: |
  S3 has blocked public access to new buckets since April 2023, so nothing is open. Older buckets
  that the stack already has keep what they had.
fix: set all of `PublicAccessBlockConfiguration` to true
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
check:
  resource: AWS::S3::Bucket
  property: PublicAccessBlockConfiguration
  present: true
message: the bucket does not say whether public access is blocked, which it is by default
examples:
  - title: nothing said
    template: |
      Resources:
        Reports:
       #^^^^^^^ the bucket does not say whether public access is blocked, which it is by default
          Type: AWS::S3::Bucket
  - title: said
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
              BlockPublicAcls: true
              BlockPublicPolicy: true
              IgnorePublicAcls: true
              RestrictPublicBuckets: true

"""##

extension Rule {
  static let bucketPublicAccessUnrestricted = Rule(
    "bucket-public-access-unrestricted",
    summary: "bucket that stays open when its policy is public",
    severity: .warning,
    category: .security,
    services: ["s3"],
    documents: ["S3B-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_56"]), Equivalents(.cdkNag, ids: ["S3BucketLevelPublicAccessProhibited"]), Equivalents(.guardRules, ids: ["S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED", "S3_BUCKET_PUBLIC_READ_PROHIBITED", "S3_BUCKET_PUBLIC_WRITE_PROHIBITED"]), Equivalents(.trivy, ids: ["AWS-0093"])],
    frameworks: ["aws-foundational", "cis-aws", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "While the policy is public, everyone gets in. Restricted, only the own account and AWS services would. New buckets have it on, unless a `PublicAccessBlockConfiguration` leaves it out or switches it off.",
    fix: "set `RestrictPublicBuckets: true`, or remove `PublicAccessBlockConfiguration`",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"property":"PublicAccessBlockConfiguration","all":[{"property":"RestrictPublicBuckets","equals":true,"default":false}]},"message":"a public policy lets in everyone"}"#),
    examples: RuleFile.examples(in: bucketPublicAccessUnrestrictedText, path: "Rules/S3/bucket-public-access-unrestricted.yaml"))
}

private let bucketPublicAccessUnrestrictedText: StaticString = ##"""
name: bucket-public-access-unrestricted
summary: bucket that stays open when its policy is public
severity: warning
category: security
services: [s3]
documents: [S3B-01]
equivalents:
  checkov: CKV_AWS_56
  cdk_nag: S3BucketLevelPublicAccessProhibited
  guard: [
    S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED, S3_BUCKET_PUBLIC_READ_PROHIBITED,
    S3_BUCKET_PUBLIC_WRITE_PROHIBITED]
  trivy: AWS-0093
frameworks: [aws-foundational, cis-aws, hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  While the policy is public, everyone gets in. Restricted, only the own account and AWS services
  would. New buckets have it on, unless a `PublicAccessBlockConfiguration` leaves it out or switches
  it off.
fix: "set `RestrictPublicBuckets: true`, or remove `PublicAccessBlockConfiguration`"
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
check:
  resource: AWS::S3::Bucket
  property: PublicAccessBlockConfiguration
  all:
    - {property: RestrictPublicBuckets, equals: true, default: false}
message: a public policy lets in everyone
examples:
  - title: switched off
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
              BlockPublicAcls: true
              BlockPublicPolicy: true
              IgnorePublicAcls: true
              RestrictPublicBuckets: false
              #                      ^^^^^ a public policy lets in everyone
  - title: left out of what is switched on
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
           #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a public policy lets in everyone
              BlockPublicAcls: true
              BlockPublicPolicy: true
              IgnorePublicAcls: true
  - title: on, and on by default
    template: |
      Resources:
        Default:
          Type: AWS::S3::Bucket
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
              BlockPublicAcls: true
              BlockPublicPolicy: true
              IgnorePublicAcls: true
              RestrictPublicBuckets: true
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
              BlockPublicAcls: true
              BlockPublicPolicy: true
              IgnorePublicAcls: true
              RestrictPublicBuckets: !If [IsProd, true, false]
              #                                         ^^^^^ a public policy lets in everyone, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
              BlockPublicAcls: true
              BlockPublicPolicy: true
              IgnorePublicAcls: true
              RestrictPublicBuckets: !Ref Choice

"""##

extension Rule {
  static let bucketPublicAclsAllowed = Rule(
    "bucket-public-acls-allowed",
    summary: "bucket that lets anybody set a public access control list",
    severity: .warning,
    category: .security,
    services: ["s3"],
    documents: ["S3B-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_53"]), Equivalents(.cdkNag, ids: ["S3BucketLevelPublicAccessProhibited"]), Equivalents(.guardRules, ids: ["S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED", "S3_BUCKET_PUBLIC_READ_PROHIBITED", "S3_BUCKET_PUBLIC_WRITE_PROHIBITED"]), Equivalents(.trivy, ids: ["AWS-0086"])],
    frameworks: ["aws-foundational", "cis-aws", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "Whoever writes an object can open it, or the bucket, to the world by an access control list. New buckets have it on, unless a `PublicAccessBlockConfiguration` leaves it out or switches it off.",
    fix: "set `BlockPublicAcls: true`, or remove `PublicAccessBlockConfiguration`",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"property":"PublicAccessBlockConfiguration","all":[{"property":"BlockPublicAcls","equals":true,"default":false}]},"message":"access control lists can open the bucket to the world"}"#),
    examples: RuleFile.examples(in: bucketPublicAclsAllowedText, path: "Rules/S3/bucket-public-acls-allowed.yaml"))
}

private let bucketPublicAclsAllowedText: StaticString = ##"""
name: bucket-public-acls-allowed
summary: bucket that lets anybody set a public access control list
severity: warning
category: security
services: [s3]
documents: [S3B-01]
equivalents:
  checkov: CKV_AWS_53
  cdk_nag: S3BucketLevelPublicAccessProhibited
  guard: [
    S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED, S3_BUCKET_PUBLIC_READ_PROHIBITED,
    S3_BUCKET_PUBLIC_WRITE_PROHIBITED]
  trivy: AWS-0086
frameworks: [aws-foundational, cis-aws, hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  Whoever writes an object can open it, or the bucket, to the world by an access control list. New
  buckets have it on, unless a `PublicAccessBlockConfiguration` leaves it out or switches it off.
fix: "set `BlockPublicAcls: true`, or remove `PublicAccessBlockConfiguration`"
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
check:
  resource: AWS::S3::Bucket
  property: PublicAccessBlockConfiguration
  all:
    - {property: BlockPublicAcls, equals: true, default: false}
message: access control lists can open the bucket to the world
examples:
  - title: switched off
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
              BlockPublicAcls: false
              #                ^^^^^ access control lists can open the bucket to the world
              BlockPublicPolicy: true
              IgnorePublicAcls: true
              RestrictPublicBuckets: true
  - title: left out of what is switched on
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
           #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access control lists can open the bucket to the world
              BlockPublicPolicy: true
              IgnorePublicAcls: true
              RestrictPublicBuckets: true
  - title: on, and on by default
    template: |
      Resources:
        Default:
          Type: AWS::S3::Bucket
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
              BlockPublicAcls: true
              BlockPublicPolicy: true
              IgnorePublicAcls: true
              RestrictPublicBuckets: true
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
              BlockPublicAcls: !If [IsProd, true, false]
              #                                   ^^^^^ access control lists can open the bucket to the world, when `IsProd` is false
              BlockPublicPolicy: true
              IgnorePublicAcls: true
              RestrictPublicBuckets: true
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
              BlockPublicAcls: !Ref Choice
              BlockPublicPolicy: true
              IgnorePublicAcls: true
              RestrictPublicBuckets: true

"""##

extension Rule {
  static let bucketPublicAclsHonored = Rule(
    "bucket-public-acls-honored",
    summary: "bucket whose public access control lists count",
    severity: .warning,
    category: .security,
    services: ["s3"],
    documents: ["S3B-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_55"]), Equivalents(.cdkNag, ids: ["S3BucketLevelPublicAccessProhibited"]), Equivalents(.guardRules, ids: ["S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED", "S3_BUCKET_PUBLIC_READ_PROHIBITED", "S3_BUCKET_PUBLIC_WRITE_PROHIBITED"]), Equivalents(.trivy, ids: ["AWS-0091"])],
    frameworks: ["aws-foundational", "cis-aws", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "An access control list that opens an object to the world is honored, also one from long ago. New buckets have it on, unless a `PublicAccessBlockConfiguration` leaves it out or switches it off.",
    fix: "set `IgnorePublicAcls: true`, or remove `PublicAccessBlockConfiguration`",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"property":"PublicAccessBlockConfiguration","all":[{"property":"IgnorePublicAcls","equals":true,"default":false}]},"message":"public access control lists of objects are honored"}"#),
    examples: RuleFile.examples(in: bucketPublicAclsHonoredText, path: "Rules/S3/bucket-public-acls-honored.yaml"))
}

private let bucketPublicAclsHonoredText: StaticString = ##"""
name: bucket-public-acls-honored
summary: bucket whose public access control lists count
severity: warning
category: security
services: [s3]
documents: [S3B-01]
equivalents:
  checkov: CKV_AWS_55
  cdk_nag: S3BucketLevelPublicAccessProhibited
  guard: [
    S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED, S3_BUCKET_PUBLIC_READ_PROHIBITED,
    S3_BUCKET_PUBLIC_WRITE_PROHIBITED]
  trivy: AWS-0091
frameworks: [aws-foundational, cis-aws, hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  An access control list that opens an object to the world is honored, also one from long ago. New
  buckets have it on, unless a `PublicAccessBlockConfiguration` leaves it out or switches it off.
fix: "set `IgnorePublicAcls: true`, or remove `PublicAccessBlockConfiguration`"
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
check:
  resource: AWS::S3::Bucket
  property: PublicAccessBlockConfiguration
  all:
    - {property: IgnorePublicAcls, equals: true, default: false}
message: public access control lists of objects are honored
examples:
  - title: switched off
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
              BlockPublicAcls: true
              BlockPublicPolicy: true
              IgnorePublicAcls: false
              #                 ^^^^^ public access control lists of objects are honored
              RestrictPublicBuckets: true
  - title: left out of what is switched on
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
           #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ public access control lists of objects are honored
              BlockPublicAcls: true
              BlockPublicPolicy: true
              RestrictPublicBuckets: true
  - title: on, and on by default
    template: |
      Resources:
        Default:
          Type: AWS::S3::Bucket
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
              BlockPublicAcls: true
              BlockPublicPolicy: true
              IgnorePublicAcls: true
              RestrictPublicBuckets: true
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
              BlockPublicAcls: true
              BlockPublicPolicy: true
              IgnorePublicAcls: !If [IsProd, true, false]
              #                                    ^^^^^ public access control lists of objects are honored, when `IsProd` is false
              RestrictPublicBuckets: true
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
              BlockPublicAcls: true
              BlockPublicPolicy: true
              IgnorePublicAcls: !Ref Choice
              RestrictPublicBuckets: true

"""##

extension Rule {
  static let bucketPublicPolicyAllowed = Rule(
    "bucket-public-policy-allowed",
    summary: "bucket that accepts a public policy",
    severity: .warning,
    category: .security,
    services: ["s3"],
    documents: ["S3B-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_54"]), Equivalents(.cdkNag, ids: ["S3BucketLevelPublicAccessProhibited"]), Equivalents(.guardRules, ids: ["S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED", "S3_BUCKET_PUBLIC_READ_PROHIBITED", "S3_BUCKET_PUBLIC_WRITE_PROHIBITED"]), Equivalents(.trivy, ids: ["AWS-0087"])],
    frameworks: ["aws-foundational", "cis-aws", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "A policy that opens the bucket to the world is accepted, so that one mistake is enough. New buckets have it on, unless a `PublicAccessBlockConfiguration` leaves it out or switches it off.",
    fix: "set `BlockPublicPolicy: true`, or remove `PublicAccessBlockConfiguration`",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"property":"PublicAccessBlockConfiguration","all":[{"property":"BlockPublicPolicy","equals":true,"default":false}]},"message":"a policy can open the bucket to the world"}"#),
    examples: RuleFile.examples(in: bucketPublicPolicyAllowedText, path: "Rules/S3/bucket-public-policy-allowed.yaml"))
}

private let bucketPublicPolicyAllowedText: StaticString = ##"""
name: bucket-public-policy-allowed
summary: bucket that accepts a public policy
severity: warning
category: security
services: [s3]
documents: [S3B-01]
equivalents:
  checkov: CKV_AWS_54
  cdk_nag: S3BucketLevelPublicAccessProhibited
  guard: [
    S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED, S3_BUCKET_PUBLIC_READ_PROHIBITED,
    S3_BUCKET_PUBLIC_WRITE_PROHIBITED]
  trivy: AWS-0087
frameworks: [aws-foundational, cis-aws, hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  A policy that opens the bucket to the world is accepted, so that one mistake is enough. New
  buckets have it on, unless a `PublicAccessBlockConfiguration` leaves it out or switches it off.
fix: "set `BlockPublicPolicy: true`, or remove `PublicAccessBlockConfiguration`"
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
check:
  resource: AWS::S3::Bucket
  property: PublicAccessBlockConfiguration
  all:
    - {property: BlockPublicPolicy, equals: true, default: false}
message: a policy can open the bucket to the world
examples:
  - title: switched off
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
              BlockPublicAcls: true
              BlockPublicPolicy: false
              #                  ^^^^^ a policy can open the bucket to the world
              IgnorePublicAcls: true
              RestrictPublicBuckets: true
  - title: left out of what is switched on
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
           #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a policy can open the bucket to the world
              BlockPublicAcls: true
              IgnorePublicAcls: true
              RestrictPublicBuckets: true
  - title: on, and on by default
    template: |
      Resources:
        Default:
          Type: AWS::S3::Bucket
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
              BlockPublicAcls: true
              BlockPublicPolicy: true
              IgnorePublicAcls: true
              RestrictPublicBuckets: true
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
              BlockPublicAcls: true
              BlockPublicPolicy: !If [IsProd, true, false]
              #                                     ^^^^^ a policy can open the bucket to the world, when `IsProd` is false
              IgnorePublicAcls: true
              RestrictPublicBuckets: true
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration:
              BlockPublicAcls: true
              BlockPublicPolicy: !Ref Choice
              IgnorePublicAcls: true
              RestrictPublicBuckets: true

"""##

extension Rule {
  static let bucketServesWebsite = Rule(
    "bucket-serves-website",
    summary: "bucket that serves a website itself",
    severity: .note,
    category: .security,
    services: ["s3"],
    isEnabledByDefault: false,
    documents: ["S3B-01"],
    equivalents: [Equivalents(.terrascan, ids: ["AC_AWS_0208"])],
    why: "A website served by S3 has no TLS, and its bucket has to be public.",
    fix: "remove `WebsiteConfiguration`, and serve the bucket through CloudFront",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"property":"WebsiteConfiguration","absent":true},"message":"the bucket serves a website without TLS"}"#),
    examples: RuleFile.examples(in: bucketServesWebsiteText, path: "Rules/S3/bucket-serves-website.yaml"))
}

private let bucketServesWebsiteText: StaticString = ##"""
name: bucket-serves-website
summary: bucket that serves a website itself
severity: note
category: security
services: [s3]
enabled: false
documents: [S3B-01]
equivalents:
  terrascan: AC_AWS_0208
why: |
  A website served by S3 has no TLS, and its bucket has to be public.
fix: remove `WebsiteConfiguration`, and serve the bucket through CloudFront
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html
check:
  resource: AWS::S3::Bucket
  property: WebsiteConfiguration
  absent: true
message: the bucket serves a website without TLS
examples:
  - title: a website
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            WebsiteConfiguration:
              IndexDocument: index.html
             #^^^^^^^^^^^^^^^^^^^^^^^^^ the bucket serves a website without TLS
  - title: none
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket

"""##

extension Rule {
  static let bucketWithoutAccessLogging = Rule(
    "bucket-without-access-logging",
    summary: "bucket whose requests are not logged",
    severity: .note,
    category: .security,
    services: ["s3"],
    isEnabledByDefault: false,
    documents: ["S3B-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_18"]), Equivalents(.cfnNag, ids: ["W35"]), Equivalents(.cdkNag, ids: ["S3BucketLoggingEnabled"]), Equivalents(.guardRules, ids: ["S3_BUCKET_LOGGING_ENABLED"]), Equivalents(.trivy, ids: ["AWS-0089"]), Equivalents(.terrascan, ids: ["AC_AWS_0497"])],
    frameworks: ["aws-foundational", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "After something was read or deleted, only these logs tell who asked for it, and from where.",
    fix: "set `LoggingConfiguration.DestinationBucketName` to a bucket for logs",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"when":[{"not":{"property":"AccessControl","equals":"LogDeliveryWrite"}},{"not":{"related":{"that":"refers to","resource":"AWS::S3::Bucket","property":"LoggingConfiguration","present":true}}}],"property":"LoggingConfiguration","present":true},"message":"requests to the bucket are not logged"}"#),
    examples: RuleFile.examples(in: bucketWithoutAccessLoggingText, path: "Rules/S3/bucket-without-access-logging.yaml"))
}

private let bucketWithoutAccessLoggingText: StaticString = ##"""
name: bucket-without-access-logging
summary: bucket whose requests are not logged
severity: note
category: security
services: [s3]
enabled: false
documents: [S3B-01]
equivalents:
  checkov: CKV_AWS_18
  cfn_nag: W35
  cdk_nag: S3BucketLoggingEnabled
  guard: S3_BUCKET_LOGGING_ENABLED
  trivy: AWS-0089
  terrascan: AC_AWS_0497
frameworks: [aws-foundational, hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  After something was read or deleted, only these logs tell who asked for it, and from where.
fix: set `LoggingConfiguration.DestinationBucketName` to a bucket for logs
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
check:
  resource: AWS::S3::Bucket
  when:
    - not: {property: AccessControl, equals: LogDeliveryWrite}
    - not:
        related:
          that: refers to
          resource: AWS::S3::Bucket
          property: LoggingConfiguration
          present: true
  property: LoggingConfiguration
  present: true
message: requests to the bucket are not logged
examples:
  - title: no logs
    template: |
      Resources:
        Reports:
       #^^^^^^^ requests to the bucket are not logged
          Type: AWS::S3::Bucket
  - title: logs in a bucket of their own, which has none itself
    template: |
      Resources:
        Logs:
          Type: AWS::S3::Bucket
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            LoggingConfiguration:
              DestinationBucketName: !Ref Logs
  - title: logs in production only
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            LoggingConfiguration: !If [IsProd, {DestinationBucketName: company-logs}, !Ref AWS::NoValue]
            #                                                                         ^^^^^^^^^^^^^^^^^ requests to the bucket are not logged, when `IsProd` is false

"""##

extension Rule {
  static let bucketWithoutCustomerKey = Rule(
    "bucket-without-customer-key",
    summary: "bucket without a key of your own",
    severity: .note,
    category: .security,
    services: ["s3"],
    isEnabledByDefault: false,
    documents: ["S3B-01"],
    equivalents: [Equivalents(.trivy, ids: ["AWS-0132"])],
    why: "With a key of your own you decide who decrypts, see each use, and can take access away from everyone at once.",
    fix: "set `SSEAlgorithm` to `aws:kms` and `KMSMasterKeyID` to a key of yours",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"when":{"not":{"property":"AccessControl","equals":"LogDeliveryWrite"}},"any":[{"property":"BucketEncryption.ServerSideEncryptionConfiguration","some":{"property":"ServerSideEncryptionByDefault.KMSMasterKeyID","present":true}}]},"message":"objects are not encrypted with a key of your own"}"#),
    examples: RuleFile.examples(in: bucketWithoutCustomerKeyText, path: "Rules/S3/bucket-without-customer-key.yaml"))
}

private let bucketWithoutCustomerKeyText: StaticString = ##"""
name: bucket-without-customer-key
summary: bucket without a key of your own
severity: note
category: security
services: [s3]
enabled: false
documents: [S3B-01]
equivalents:
  trivy: AWS-0132
why: |
  With a key of your own you decide who decrypts, see each use, and can take access away from
  everyone at once.
fix: set `SSEAlgorithm` to `aws:kms` and `KMSMasterKeyID` to a key of yours
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
check:
  resource: AWS::S3::Bucket
  when:
    not: {property: AccessControl, equals: LogDeliveryWrite}
  any:
    - property: BucketEncryption.ServerSideEncryptionConfiguration
      some: {property: ServerSideEncryptionByDefault.KMSMasterKeyID, present: true}
message: objects are not encrypted with a key of your own
examples:
  - title: nothing said
    template: |
      Resources:
        Reports:
       #^^^^^^^ objects are not encrypted with a key of your own
          Type: AWS::S3::Bucket
  - title: a key of KMS that AWS manages
    template: |
      Resources:
        Reports:
       #^^^^^^^ objects are not encrypted with a key of your own
          Type: AWS::S3::Bucket
          Properties:
            BucketEncryption:
              ServerSideEncryptionConfiguration:
                - ServerSideEncryptionByDefault:
                    SSEAlgorithm: aws:kms
  - title: a key of your own
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            BucketEncryption:
              ServerSideEncryptionConfiguration:
                - ServerSideEncryptionByDefault:
                    SSEAlgorithm: aws:kms
                    KMSMasterKeyID: !ImportValue reports-key

"""##

extension Rule {
  static let bucketWithoutLifecycle = Rule(
    "bucket-without-lifecycle",
    summary: "bucket that keeps everything forever",
    severity: .note,
    category: .cost,
    services: ["s3"],
    isEnabledByDefault: false,
    documents: ["S3B-01"],
    equivalents: [Equivalents(.cfripper, ids: ["S3LifecycleConfigurationRule"])],
    frameworks: ["aws-foundational"],
    why: "Old objects, old versions and uploads that were never finished are kept and paid for until somebody deletes them.",
    fix: "set `LifecycleConfiguration` with rules that expire or move what is old",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"property":"LifecycleConfiguration","present":true},"message":"nothing in the bucket ever expires or moves to a cheaper class"}"#),
    examples: RuleFile.examples(in: bucketWithoutLifecycleText, path: "Rules/S3/bucket-without-lifecycle.yaml"))
}

private let bucketWithoutLifecycleText: StaticString = ##"""
name: bucket-without-lifecycle
summary: bucket that keeps everything forever
severity: note
category: cost
services: [s3]
enabled: false
documents: [S3B-01]
equivalents:
  cfripper: S3LifecycleConfigurationRule
frameworks: [aws-foundational]
why: |
  Old objects, old versions and uploads that were never finished are kept and paid for until
  somebody deletes them.
fix: set `LifecycleConfiguration` with rules that expire or move what is old
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
check:
  resource: AWS::S3::Bucket
  property: LifecycleConfiguration
  present: true
message: nothing in the bucket ever expires or moves to a cheaper class
examples:
  - title: no rules
    template: |
      Resources:
        Reports:
       #^^^^^^^ nothing in the bucket ever expires or moves to a cheaper class
          Type: AWS::S3::Bucket
  - title: a rule
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            LifecycleConfiguration:
              Rules:
                - Status: Enabled
                  ExpirationInDays: 365
                  AbortIncompleteMultipartUpload:
                    DaysAfterInitiation: 7

"""##

extension Rule {
  static let bucketWithoutObjectLock = Rule(
    "bucket-without-object-lock",
    summary: "bucket whose objects can be deleted at any time",
    severity: .note,
    category: .reliability,
    services: ["s3"],
    isEnabledByDefault: false,
    documents: ["S3B-01"],
    equivalents: [Equivalents(.cdkNag, ids: ["S3BucketDefaultLockEnabled"]), Equivalents(.guardRules, ids: ["S3_BUCKET_DEFAULT_LOCK_ENABLED"])],
    frameworks: ["nist-800-53-r4"],
    why: "Who has stolen the right credentials can delete backups or records. Locked objects cannot be deleted until their time is over, by nobody.",
    fix: "set `ObjectLockEnabled: true` and `ObjectLockConfiguration`",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"all":[{"property":"ObjectLockEnabled","equals":true,"default":false},{"property":"ObjectLockConfiguration.ObjectLockEnabled","present":true,"equals":"Enabled"}]},"message":"objects can be deleted before their time","message-when-absent":"objects can be deleted before their time"}"#),
    examples: RuleFile.examples(in: bucketWithoutObjectLockText, path: "Rules/S3/bucket-without-object-lock.yaml"))
}

private let bucketWithoutObjectLockText: StaticString = ##"""
name: bucket-without-object-lock
summary: bucket whose objects can be deleted at any time
severity: note
category: reliability
services: [s3]
enabled: false
documents: [S3B-01]
equivalents:
  cdk_nag: S3BucketDefaultLockEnabled
  guard: S3_BUCKET_DEFAULT_LOCK_ENABLED
frameworks: [nist-800-53-r4]
why: |
  Who has stolen the right credentials can delete backups or records. Locked objects cannot be
  deleted until their time is over, by nobody.
fix: "set `ObjectLockEnabled: true` and `ObjectLockConfiguration`"
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
check:
  resource: AWS::S3::Bucket
  all:
    - {property: ObjectLockEnabled, equals: true, default: false}
    - {property: ObjectLockConfiguration.ObjectLockEnabled, present: true, equals: Enabled}
message: objects can be deleted before their time
message-when-absent: objects can be deleted before their time
examples:
  - title: nothing said
    template: |
      Resources:
        Reports:
       #^^^^^^^ objects can be deleted before their time
          Type: AWS::S3::Bucket
  - title: locked for a year
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            ObjectLockEnabled: true
            ObjectLockConfiguration:
              ObjectLockEnabled: Enabled
              Rule:
                DefaultRetention:
                  Mode: GOVERNANCE
                  Years: 1

"""##

extension Rule {
  static let bucketWithoutPolicy = Rule(
    "bucket-without-policy",
    summary: "bucket without a policy",
    severity: .note,
    category: .security,
    services: ["s3"],
    isEnabledByDefault: false,
    documents: ["S3B-01"],
    equivalents: [Equivalents(.cfnNag, ids: ["W51"])],
    why: "Without a policy, each identity of the account that may use S3 may use the bucket, also without TLS.",
    fix: "add an `AWS::S3::BucketPolicy`",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"related":{"that":"attached to","resource":"AWS::S3::BucketPolicy"}},"message":"the template has no policy for the bucket"}"#),
    examples: RuleFile.examples(in: bucketWithoutPolicyText, path: "Rules/S3/bucket-without-policy.yaml"))
}

private let bucketWithoutPolicyText: StaticString = ##"""
name: bucket-without-policy
summary: bucket without a policy
severity: note
category: security
services: [s3]
enabled: false
documents: [S3B-01]
equivalents:
  cfn_nag: W51
why: |
  Without a policy, each identity of the account that may use S3 may use the bucket, also without
  TLS.
fix: add an `AWS::S3::BucketPolicy`
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
check:
  resource: AWS::S3::Bucket
  related: {that: attached to, resource: AWS::S3::BucketPolicy}
message: the template has no policy for the bucket
examples:
  - title: none
    template: |
      Resources:
        Reports:
       #^^^^^^^ the template has no policy for the bucket
          Type: AWS::S3::Bucket
  - title: one
    template: |
      Resources:
        Access:
          Type: AWS::S3::BucketPolicy
          Properties:
            Bucket: !Ref Reports
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal:
                    AWS: arn:aws:iam::111122223333:role/reader
                  Action: s3:ListBucket
                  Resource: !GetAtt Reports.Arn
        Reports:
          Type: AWS::S3::Bucket

"""##

extension Rule {
  static let bucketWithoutReplication = Rule(
    "bucket-without-replication",
    summary: "bucket that is copied nowhere",
    severity: .note,
    category: .reliability,
    services: ["s3"],
    isEnabledByDefault: false,
    documents: ["S3B-01"],
    equivalents: [Equivalents(.cdkNag, ids: ["S3BucketReplicationEnabled"]), Equivalents(.guardRules, ids: ["S3_BUCKET_REPLICATION_ENABLED"])],
    frameworks: ["hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "When its region or account is lost, so is what only this bucket holds.",
    fix: "set `ReplicationConfiguration` with a rule that is `Enabled`",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"any":[{"property":"ReplicationConfiguration.Rules","some":{"property":"Status","equals":"Enabled"}}]},"message":"what the bucket holds is copied nowhere"}"#),
    examples: RuleFile.examples(in: bucketWithoutReplicationText, path: "Rules/S3/bucket-without-replication.yaml"))
}

private let bucketWithoutReplicationText: StaticString = ##"""
name: bucket-without-replication
summary: bucket that is copied nowhere
severity: note
category: reliability
services: [s3]
enabled: false
documents: [S3B-01]
equivalents:
  cdk_nag: S3BucketReplicationEnabled
  guard: S3_BUCKET_REPLICATION_ENABLED
frameworks: [hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  When its region or account is lost, so is what only this bucket holds.
fix: set `ReplicationConfiguration` with a rule that is `Enabled`
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
check:
  resource: AWS::S3::Bucket
  any:
    - property: ReplicationConfiguration.Rules
      some: {property: Status, equals: Enabled}
message: what the bucket holds is copied nowhere
examples:
  - title: no copy
    template: |
      Resources:
        Reports:
       #^^^^^^^ what the bucket holds is copied nowhere
          Type: AWS::S3::Bucket
  - title: a rule that is switched off
    template: |
      Resources:
        Reports:
       #^^^^^^^ what the bucket holds is copied nowhere
          Type: AWS::S3::Bucket
          Properties:
            VersioningConfiguration:
              Status: Enabled
            ReplicationConfiguration:
              Role: arn:aws:iam::111122223333:role/copy
              Rules:
                - Status: Disabled
                  Destination:
                    Bucket: arn:aws:s3:::reports-copy
  - title: a copy
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            VersioningConfiguration:
              Status: Enabled
            ReplicationConfiguration:
              Role: arn:aws:iam::111122223333:role/copy
              Rules:
                - Status: Enabled
                  Destination:
                    Bucket: arn:aws:s3:::reports-copy

"""##

extension Rule {
  static let bucketWithoutVersioning = Rule(
    "bucket-without-versioning",
    summary: "bucket that keeps no versions",
    severity: .note,
    category: .reliability,
    services: ["s3"],
    isEnabledByDefault: false,
    documents: ["S3B-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_21"]), Equivalents(.cfripper, ids: ["S3ObjectVersioningRule"]), Equivalents(.cdkNag, ids: ["S3BucketVersioningEnabled"]), Equivalents(.guardRules, ids: ["S3_BUCKET_VERSIONING_ENABLED"]), Equivalents(.trivy, ids: ["AWS-0090"]), Equivalents(.terrascan, ids: ["AC_AWS_0214"])],
    frameworks: ["hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "What is overwritten or deleted by mistake is gone. With versions it can be brought back, and replication and object lock need them.",
    fix: "set `VersioningConfiguration.Status: Enabled`, and a lifecycle rule for old versions",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"property":"VersioningConfiguration.Status","equals":"Enabled","default":"Suspended"},"message":"what is overwritten or deleted is gone, as no versions are kept"}"#),
    examples: RuleFile.examples(in: bucketWithoutVersioningText, path: "Rules/S3/bucket-without-versioning.yaml"))
}

private let bucketWithoutVersioningText: StaticString = ##"""
name: bucket-without-versioning
summary: bucket that keeps no versions
severity: note
category: reliability
services: [s3]
enabled: false
documents: [S3B-01]
equivalents:
  checkov: CKV_AWS_21
  cfripper: S3ObjectVersioningRule
  cdk_nag: S3BucketVersioningEnabled
  guard: S3_BUCKET_VERSIONING_ENABLED
  trivy: AWS-0090
  terrascan: AC_AWS_0214
frameworks: [hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  What is overwritten or deleted by mistake is gone. With versions it can be brought back, and
  replication and object lock need them.
fix: "set `VersioningConfiguration.Status: Enabled`, and a lifecycle rule for old versions"
url: https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
check:
  resource: AWS::S3::Bucket
  property: VersioningConfiguration.Status
  equals: Enabled
  default: Suspended
message: what is overwritten or deleted is gone, as no versions are kept
examples:
  - title: nothing said
    template: |
      Resources:
        Reports:
       #^^^^^^^ what is overwritten or deleted is gone, as no versions are kept
          Type: AWS::S3::Bucket
  - title: suspended
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            VersioningConfiguration:
              Status: Suspended
              #       ^^^^^^^^^ what is overwritten or deleted is gone, as no versions are kept
  - title: switched on
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            VersioningConfiguration:
              Status: Enabled
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            VersioningConfiguration:
              Status: !If [IsProd, Enabled, Suspended]
              #                             ^^^^^^^^^ what is overwritten or deleted is gone, as no versions are kept, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            VersioningConfiguration:
              Status: !Ref Choice

"""##

extension Rule {
  static let hostedZoneWithoutQueryLogging = Rule(
    "hosted-zone-without-query-logging",
    summary: "public zone whose queries are not logged",
    severity: .note,
    category: .operations,
    services: ["route53"],
    isEnabledByDefault: false,
    documents: ["R53-01"],
    equivalents: [Equivalents(.terrascan, ids: ["AC_AWS_0204"])],
    frameworks: ["aws-foundational"],
    why: "Without logs nobody sees which names are asked for, be it an attack or a name that is missing.",
    fix: "set `QueryLoggingConfig.CloudWatchLogsLogGroupArn`",
    url: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html",
    check: .declared(for: ["AWS::Route53::HostedZone"], #"{"check":{"when":{"property":"VPCs","absent":true},"property":"QueryLoggingConfig.CloudWatchLogsLogGroupArn","present":true},"message":"queries for the zone are not logged"}"#),
    examples: RuleFile.examples(in: hostedZoneWithoutQueryLoggingText, path: "Rules/Route53/hosted-zone-without-query-logging.yaml"))
}

private let hostedZoneWithoutQueryLoggingText: StaticString = ##"""
name: hosted-zone-without-query-logging
summary: public zone whose queries are not logged
severity: note
category: operations
services: [route53]
enabled: false
documents: [R53-01]
equivalents:
  terrascan: AC_AWS_0204
frameworks: [aws-foundational]
why: |
  Without logs nobody sees which names are asked for, be it an attack or a name that is missing.
fix: set `QueryLoggingConfig.CloudWatchLogsLogGroupArn`
url: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html
check:
  resource: AWS::Route53::HostedZone
  when: {property: VPCs, absent: true}
  property: QueryLoggingConfig.CloudWatchLogsLogGroupArn
  present: true
message: queries for the zone are not logged
examples:
  - title: no logs
    template: |
      Resources:
        Zone:
       #^^^^ queries for the zone are not logged
          Type: AWS::Route53::HostedZone
          Properties:
            Name: example.com
  - title: logs
    template: |
      Resources:
        Zone:
          Type: AWS::Route53::HostedZone
          Properties:
            Name: example.com
            QueryLoggingConfig:
              CloudWatchLogsLogGroupArn: arn:aws:logs:us-east-1:111122223333:log-group:/aws/route53/zone
  - title: a private zone, which cannot have them
    template: |
      Resources:
        Zone:
          Type: AWS::Route53::HostedZone
          Properties:
            Name: example.com
            VPCs:
              - VPCId: !ImportValue network
                VPCRegion: us-east-1

"""##

extension Rule {
  static let lambdaEphemeralStorageOutOfBounds = Rule(
    "lambda-ephemeral-storage-out-of-bounds",
    summary: "temporary storage outside what Lambda allows",
    severity: .error,
    category: .schema,
    services: ["lambda"],
    documents: ["LMB-20"],
    equivalents: [Equivalents(.cfnLint, ids: ["E3034"])],
    why: "Lambda gives a function 512 to 10,240 MB under `/tmp` and refuses any other amount, so the deployment fails.",
    fix: "set `Size` to a whole number from 512 to 10240",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html",
    check: .declared(for: ["AWS::Lambda::Function"], #"{"check":{"property":"EphemeralStorage.Size","at-least":512,"at-most":10240},"message":"temporary storage is {value} MB, outside the 512 to 10,240 MB that Lambda allows"}"#),
    examples: RuleFile.examples(in: lambdaEphemeralStorageOutOfBoundsText, path: "Rules/Lambda/lambda-ephemeral-storage-out-of-bounds.yaml"))
}

private let lambdaEphemeralStorageOutOfBoundsText: StaticString = ##"""
name: lambda-ephemeral-storage-out-of-bounds
summary: temporary storage outside what Lambda allows
severity: error
category: schema
services: [lambda]
documents: [LMB-20]
equivalents:
  cfn-lint: E3034
why: |
  Lambda gives a function 512 to 10,240 MB under `/tmp` and refuses any other amount, so the
  deployment fails.
fix: set `Size` to a whole number from 512 to 10240
url: https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html
check:
  resource: AWS::Lambda::Function
  property: EphemeralStorage.Size
  at-least: 512
  at-most: 10240
message: temporary storage is {value} MB, outside the 512 to 10,240 MB that Lambda allows
examples:
  - title: less than the minimum, and more than the maximum
    template: |
      Resources:
        Small:
          Type: AWS::Lambda::Function
          Properties:
            EphemeralStorage:
              Size: 256
              #     ^^^ temporary storage is 256 MB, outside the 512 to 10,240 MB that Lambda allows
        Large:
          Type: AWS::Lambda::Function
          Properties:
            EphemeralStorage:
              Size: "10241"
              #     ^^^^^^^ temporary storage is 10241 MB, outside the 512 to 10,240 MB that Lambda allows
  - title: too much for all serverless functions
    template: |
      Transform: AWS::Serverless-2016-10-31
      Globals:
        Function:
          EphemeralStorage:
            Size: 20480
            #     ^^^^^ temporary storage is 20480 MB, outside the 512 to 10,240 MB that Lambda allows
      Resources:
        First:
          Type: AWS::Serverless::Function
        Second:
          Type: AWS::Serverless::Function
  - title: the least, the most and the default
    template: |
      Resources:
        Least:
          Type: AWS::Lambda::Function
          Properties:
            EphemeralStorage: {Size: 512}
        Most:
          Type: AWS::Lambda::Function
          Properties:
            EphemeralStorage: {Size: 10240}
        Default:
          Type: AWS::Lambda::Function

"""##

extension Rule {
  static let lambdaMemoryOutOfBounds = Rule(
    "lambda-memory-out-of-bounds",
    summary: "function memory outside what Lambda allows",
    severity: .error,
    category: .schema,
    services: ["lambda"],
    documents: ["LMB-01"],
    equivalents: [Equivalents(.cfnLint, ids: ["E3034"])],
    why: "Lambda gives a function 128 to 10,240 MB of memory and refuses any other amount, so the deployment fails.",
    fix: "set `MemorySize` to a whole number from 128 to 10240",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html",
    check: .declared(for: ["AWS::Lambda::Function"], #"{"check":{"when":{"property":"CapacityProviderConfig","absent":true},"property":"MemorySize","at-least":128,"at-most":10240},"message":"memory is {value} MB, outside the 128 to 10,240 MB that Lambda allows"}"#),
    examples: RuleFile.examples(in: lambdaMemoryOutOfBoundsText, path: "Rules/Lambda/lambda-memory-out-of-bounds.yaml"))
}

private let lambdaMemoryOutOfBoundsText: StaticString = ##"""
name: lambda-memory-out-of-bounds
summary: function memory outside what Lambda allows
severity: error
category: schema
services: [lambda]
documents: [LMB-01]
equivalents:
  cfn-lint: E3034
why: |
  Lambda gives a function 128 to 10,240 MB of memory and refuses any other amount, so the deployment
  fails.
fix: set `MemorySize` to a whole number from 128 to 10240
url: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
check:
  resource: AWS::Lambda::Function
  when:                                  # on instances of one's own there is more
    property: CapacityProviderConfig
    absent: true
  property: MemorySize
  at-least: 128
  at-most: 10240
message: memory is {value} MB, outside the 128 to 10,240 MB that Lambda allows
examples:
  - title: less than the minimum
    template: |
      Resources:
        Small:
          Type: AWS::Lambda::Function
          Properties:
            MemorySize: 64
            #           ^^ memory is 64 MB, outside the 128 to 10,240 MB that Lambda allows
  - title: too much in production only
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Large:
          Type: AWS::Lambda::Function
          Properties:
            MemorySize: !If [IsProd, 20480, 1024]
            #                        ^^^^^ memory is 20480 MB, outside the 128 to 10,240 MB that Lambda allows, when `IsProd` is true
  - title: the least and the most
    template: |
      Resources:
        Least:
          Type: AWS::Lambda::Function
          Properties:
            MemorySize: 128
        Most:
          Type: AWS::Lambda::Function
          Properties:
            MemorySize: "10240"
  - title: an amount that only the deployment knows
    template: |
      Parameters:
        Memory:
          Type: Number
      Resources:
        Chosen:
          Type: AWS::Lambda::Function
          Properties:
            MemorySize: !Ref Memory
  - title: more on instances of one's own
    template: |
      Resources:
        Large:
          Type: AWS::Lambda::Function
          Properties:
            MemorySize: 32768
            CapacityProviderConfig:
              LambdaManagedInstancesCapacityProviderConfig:
                CapacityProviderArn: arn:aws:lambda:eu-west-1:111122223333:capacity-provider:own

"""##

extension Rule {
  static let lambdaMemoryUnset = Rule(
    "lambda-memory-unset",
    summary: "function memory left to the default",
    severity: .note,
    category: .performance,
    services: ["lambda"],
    isEnabledByDefault: false,
    documents: ["LMB-01"],
    equivalents: [Equivalents(.cdkNag, ids: ["LambdaDefaultMemorySize"]), Equivalents(.serverlessRules, ids: ["ES1005"])],
    why: "Without `MemorySize` a function has 128 MB, the least there is. CPU grows with memory, so most functions are slow there and often cost more than with twice as much.",
    fix: "set `MemorySize` to what measurements show to be best",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html",
    check: .declared(for: ["AWS::Lambda::Function"], #"{"check":{"property":"MemorySize","present":true},"message":"memory is not set, so it is the 128 MB that are the least"}"#),
    examples: RuleFile.examples(in: lambdaMemoryUnsetText, path: "Rules/Lambda/lambda-memory-unset.yaml"))
}

private let lambdaMemoryUnsetText: StaticString = ##"""
name: lambda-memory-unset
summary: function memory left to the default
severity: note
category: performance
services: [lambda]
enabled: false
documents: [LMB-01]
equivalents:
  cdk_nag: LambdaDefaultMemorySize
  serverless_rules: ES1005
why: |
  Without `MemorySize` a function has 128 MB, the least there is. CPU grows with memory, so most
  functions are slow there and often cost more than with twice as much.
fix: set `MemorySize` to what measurements show to be best
url: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
check:
  resource: AWS::Lambda::Function
  property: MemorySize
  present: true
message: memory is not set, so it is the 128 MB that are the least
examples:
  - title: nothing said
    template: |
      Resources:
        Small:
      # ^^^^^ memory is not set, so it is the 128 MB that are the least
          Type: AWS::Lambda::Function
          Properties:
            Timeout: 10
  - title: nothing said of a serverless function
    template: |
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Small:
      # ^^^^^ memory is not set, so it is the 128 MB that are the least
          Type: AWS::Serverless::Function
          Properties:
            Timeout: 10
  - title: memory of its own, and memory for all functions
    template: |
      Transform: AWS::Serverless-2016-10-31
      Globals:
        Function:
          MemorySize: 512
      Resources:
        Own:
          Type: AWS::Lambda::Function
          Properties:
            MemorySize: 256
        Shared:
          Type: AWS::Serverless::Function
          Properties:
            Timeout: 10

"""##

extension Rule {
  static let lambdaTimeoutUnset = Rule(
    "lambda-timeout-unset",
    summary: "function timeout left to the default",
    severity: .note,
    category: .reliability,
    services: ["lambda"],
    isEnabledByDefault: false,
    documents: ["LMB-02"],
    equivalents: [Equivalents(.cdkNag, ids: ["LambdaDefaultTimeout"]), Equivalents(.serverlessRules, ids: ["ES1006"])],
    why: "Without `Timeout` a function is stopped after 3 seconds. That is too short for most that call others over the network, and nobody has decided on it.",
    fix: "set `Timeout` to what the function needs at most",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
    check: .declared(for: ["AWS::Lambda::Function"], #"{"check":{"property":"Timeout","present":true},"message":"timeout is not set, so the function is stopped after 3 seconds"}"#),
    examples: RuleFile.examples(in: lambdaTimeoutUnsetText, path: "Rules/Lambda/lambda-timeout-unset.yaml"))
}

private let lambdaTimeoutUnsetText: StaticString = ##"""
name: lambda-timeout-unset
summary: function timeout left to the default
severity: note
category: reliability
services: [lambda]
enabled: false
documents: [LMB-02]
equivalents:
  cdk_nag: LambdaDefaultTimeout
  serverless_rules: ES1006
why: |
  Without `Timeout` a function is stopped after 3 seconds. That is too short for most that call
  others over the network, and nobody has decided on it.
fix: set `Timeout` to what the function needs at most
url: https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
check:
  resource: AWS::Lambda::Function
  property: Timeout
  present: true
message: timeout is not set, so the function is stopped after 3 seconds
examples:
  - title: nothing said
    template: |
      Resources:
        Hasty:
      # ^^^^^ timeout is not set, so the function is stopped after 3 seconds
          Type: AWS::Lambda::Function
          Properties:
            MemorySize: 256
  - title: a timeout
    template: |
      Resources:
        Patient:
          Type: AWS::Lambda::Function
          Properties:
            Timeout: 30

"""##

extension Rule {
  static let queueEncryptionLeftToDefault = Rule(
    "queue-encryption-left-to-default",
    summary: "queue that does not say how it is encrypted",
    severity: .note,
    category: .security,
    services: ["sqs"],
    isEnabledByDefault: false,
    documents: ["SQS-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_27"]), Equivalents(.cfnNag, ids: ["W48"]), Equivalents(.guardRules, ids: ["SQS_QUEUE_KMS_MASTER_KEY_ID_RULE"]), Equivalents(.trivy, ids: ["AWS-0096"]), Equivalents(.terrascan, ids: ["AC_AWS_0366"])],
    why: "SQS has encrypted new queues with a key of its own since October 2022, so nothing is open. Who reads the template for an audit sees nothing of it.",
    fix: "set `SqsManagedSseEnabled: true`, or name a key in `KmsMasterKeyId`",
    url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
    check: .declared(for: ["AWS::SQS::Queue"], #"{"check":{"any":[{"property":"KmsMasterKeyId","present":true},{"property":"SqsManagedSseEnabled","present":true}]},"message":"the queue does not say how it is encrypted, so SQS does it with a key of its own"}"#),
    examples: RuleFile.examples(in: queueEncryptionLeftToDefaultText, path: "Rules/SQS/queue-encryption-left-to-default.yaml"))
}

private let queueEncryptionLeftToDefaultText: StaticString = ##"""
name: queue-encryption-left-to-default
summary: queue that does not say how it is encrypted
severity: note
category: security
services: [sqs]
enabled: false
documents: [SQS-01]
equivalents:
  checkov: CKV_AWS_27
  cfn_nag: W48
  guard: SQS_QUEUE_KMS_MASTER_KEY_ID_RULE
  trivy: AWS-0096
  terrascan: AC_AWS_0366
why: |
  SQS has encrypted new queues with a key of its own since October 2022, so nothing is open. Who
  reads the template for an audit sees nothing of it.
fix: "set `SqsManagedSseEnabled: true`, or name a key in `KmsMasterKeyId`"
url: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
check:
  resource: AWS::SQS::Queue
  any:
    - {property: KmsMasterKeyId, present: true}
    - {property: SqsManagedSseEnabled, present: true}
message: the queue does not say how it is encrypted, so SQS does it with a key of its own
examples:
  - title: nothing said
    template: |
      Resources:
        Orders:
       #^^^^^^ the queue does not say how it is encrypted, so SQS does it with a key of its own
          Type: AWS::SQS::Queue
  - title: said
    template: |
      Resources:
        Orders:
          Type: AWS::SQS::Queue
          Properties:
            SqsManagedSseEnabled: true
  - title: a key
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::SQS::Queue
          Properties:
            KmsMasterKeyId: !Ref Choice

"""##

extension Rule {
  static let queueUnencrypted = Rule(
    "queue-unencrypted",
    summary: "queue with encryption switched off",
    severity: .warning,
    category: .security,
    services: ["sqs"],
    documents: ["SQS-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_27"]), Equivalents(.cfnNag, ids: ["W48"]), Equivalents(.cdkNag, ids: ["SQSQueueSSE"]), Equivalents(.guardRules, ids: ["SQS_QUEUE_KMS_MASTER_KEY_ID_RULE"]), Equivalents(.trivy, ids: ["AWS-0096"]), Equivalents(.terrascan, ids: ["AC_AWS_0366"])],
    frameworks: ["aws-foundational"],
    why: "SQS encrypts queues with a key of its own unless that is switched off. Then messages lie on disk as they were sent.",
    fix: "remove `SqsManagedSseEnabled: false`, or name a key in `KmsMasterKeyId`",
    url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
    check: .declared(for: ["AWS::SQS::Queue"], #"{"check":{"when":{"property":"KmsMasterKeyId","absent":true},"property":"SqsManagedSseEnabled","none-of":[false]},"message":"messages are stored unencrypted"}"#),
    examples: RuleFile.examples(in: queueUnencryptedText, path: "Rules/SQS/queue-unencrypted.yaml"))
}

private let queueUnencryptedText: StaticString = ##"""
name: queue-unencrypted
summary: queue with encryption switched off
severity: warning
category: security
services: [sqs]
documents: [SQS-01]
equivalents:
  checkov: CKV_AWS_27
  cfn_nag: W48
  cdk_nag: SQSQueueSSE
  guard: SQS_QUEUE_KMS_MASTER_KEY_ID_RULE
  trivy: AWS-0096
  terrascan: AC_AWS_0366
frameworks: [aws-foundational]
why: |
  SQS encrypts queues with a key of its own unless that is switched off. Then messages lie on disk
  as they were sent.
fix: "remove `SqsManagedSseEnabled: false`, or name a key in `KmsMasterKeyId`"
url: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
check:
  resource: AWS::SQS::Queue
  when: {property: KmsMasterKeyId, absent: true}
  property: SqsManagedSseEnabled
  none-of: [false]
message: messages are stored unencrypted
examples:
  - title: switched off
    template: |
      Resources:
        Orders:
          Type: AWS::SQS::Queue
          Properties:
            SqsManagedSseEnabled: false
            #                     ^^^^^ messages are stored unencrypted
  - title: nothing said, which is encrypted
    template: |
      Resources:
        Orders:
          Type: AWS::SQS::Queue
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Orders:
          Type: AWS::SQS::Queue
          Properties:
            SqsManagedSseEnabled: !If [IsProd, true, false]
            #                                        ^^^^^ messages are stored unencrypted, when `IsProd` is false
  - title: a key instead
    template: |
      Resources:
        Orders:
          Type: AWS::SQS::Queue
          Properties:
            SqsManagedSseEnabled: false
            KmsMasterKeyId: !ImportValue orders-key
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::SQS::Queue
          Properties:
            SqsManagedSseEnabled: !Ref Choice

"""##

extension Rule {
  static let queueWithoutCustomerKey = Rule(
    "queue-without-customer-key",
    summary: "queue without a key of your own",
    severity: .note,
    category: .security,
    services: ["sqs"],
    isEnabledByDefault: false,
    documents: ["SQS-01"],
    equivalents: [Equivalents(.cfnNag, ids: ["W48"]), Equivalents(.guardRules, ids: ["SQS_QUEUE_KMS_MASTER_KEY_ID_RULE"]), Equivalents(.trivy, ids: ["AWS-0135"]), Equivalents(.terrascan, ids: ["AC_AWS_0366"])],
    why: "With a key that AWS manages nobody can restrict who decrypts messages, and topics or buckets of other accounts cannot be allowed to use it.",
    fix: "set `KmsMasterKeyId` to a key of yours",
    url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html",
    check: .declared(for: ["AWS::SQS::Queue"], #"{"check":{"property":"KmsMasterKeyId","none-of":["alias/aws/sqs"],"present":true},"message":"messages are not encrypted with a key of your own"}"#),
    examples: RuleFile.examples(in: queueWithoutCustomerKeyText, path: "Rules/SQS/queue-without-customer-key.yaml"))
}

private let queueWithoutCustomerKeyText: StaticString = ##"""
name: queue-without-customer-key
summary: queue without a key of your own
severity: note
category: security
services: [sqs]
enabled: false
documents: [SQS-01]
equivalents:
  cfn_nag: W48
  guard: SQS_QUEUE_KMS_MASTER_KEY_ID_RULE
  trivy: AWS-0135
  terrascan: AC_AWS_0366
why: |
  With a key that AWS manages nobody can restrict who decrypts messages, and topics or buckets of
  other accounts cannot be allowed to use it.
fix: set `KmsMasterKeyId` to a key of yours
url: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
check:
  resource: AWS::SQS::Queue
  property: KmsMasterKeyId
  none-of: [alias/aws/sqs]
  present: true
message: messages are not encrypted with a key of your own
examples:
  - title: no key
    template: |
      Resources:
        Orders:
       #^^^^^^ messages are not encrypted with a key of your own
          Type: AWS::SQS::Queue
  - title: AWS's key
    template: |
      Resources:
        Orders:
          Type: AWS::SQS::Queue
          Properties:
            KmsMasterKeyId: alias/aws/sqs
            #               ^^^^^^^^^^^^^ messages are not encrypted with a key of your own
  - title: a key of your own
    template: |
      Resources:
        Orders:
          Type: AWS::SQS::Queue
          Properties:
            KmsMasterKeyId: !ImportValue orders-key

"""##

extension Rule {
  static let rdsBackupKeptForADay = Rule(
    "rds-backup-kept-for-a-day",
    summary: "database whose backups are kept for a day",
    severity: .note,
    category: .reliability,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.guardRules, ids: ["DB_INSTANCE_BACKUP_ENABLED"]), Equivalents(.trivy, ids: ["AWS-0077"]), Equivalents(.terrascan, ids: ["AC_AWS_0052"])],
    frameworks: ["aws-foundational"],
    why: "A mistake that is noticed after the weekend cannot be undone any more.",
    fix: "set `BackupRetentionPeriod` to at least 7",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html",
    check: .declared(for: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"], #"{"check":{"when":[{"property":"SourceDBInstanceIdentifier","absent":true},{"property":"DBClusterIdentifier","absent":true},{"not":{"property":"BackupRetentionPeriod","equals":0}}],"property":"BackupRetentionPeriod","at-least":2,"default":1},"message":"backups are kept for a day"}"#),
    examples: RuleFile.examples(in: rdsBackupKeptForADayText, path: "Rules/RDS/rds-backup-kept-for-a-day.yaml"))
}

private let rdsBackupKeptForADayText: StaticString = ##"""
name: rds-backup-kept-for-a-day
summary: database whose backups are kept for a day
severity: note
category: reliability
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  guard: DB_INSTANCE_BACKUP_ENABLED
  trivy: AWS-0077
  terrascan: AC_AWS_0052
frameworks: [aws-foundational]
why: |
  A mistake that is noticed after the weekend cannot be undone any more.
fix: set `BackupRetentionPeriod` to at least 7
url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
check:
  resource: [AWS::RDS::DBInstance, AWS::RDS::DBCluster]
  when:
    - {property: SourceDBInstanceIdentifier, absent: true}
    - {property: DBClusterIdentifier, absent: true}
    - not: {property: BackupRetentionPeriod, equals: 0}
  property: BackupRetentionPeriod
  at-least: 2
  default: 1
message: backups are kept for a day
examples:
  - title: nothing said, which is a day
    template: |
      Resources:
        Orders:
       #^^^^^^ backups are kept for a day
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: a day
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            BackupRetentionPeriod: 1
            #                      ^ backups are kept for a day
  - title: a week
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            BackupRetentionPeriod: 7
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            BackupRetentionPeriod: !Ref Choice

"""##

extension Rule {
  static let rdsCertificateAuthorityExpired = Rule(
    "rds-certificate-authority-expired",
    summary: "database with a certificate that has expired",
    severity: .warning,
    category: .security,
    services: ["rds"],
    documents: ["RDS-01"],
    equivalents: [Equivalents(.terrascan, ids: ["AC_AWS_0057"])],
    why: "The authority `rds-ca-2019` expired in August 2024, and `rds-ca-2015` before it. Clients that verify the certificate cannot connect any more.",
    fix: "set `CACertificateIdentifier` to `rds-ca-rsa2048-g1` or newer",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html",
    check: .declared(for: ["AWS::RDS::DBInstance"], #"{"check":{"property":"CACertificateIdentifier","none-of":["rds-ca-2015","rds-ca-2019"]},"message":"certificates of `{value}` have expired"}"#),
    examples: RuleFile.examples(in: rdsCertificateAuthorityExpiredText, path: "Rules/RDS/rds-certificate-authority-expired.yaml"))
}

private let rdsCertificateAuthorityExpiredText: StaticString = ##"""
name: rds-certificate-authority-expired
summary: database with a certificate that has expired
severity: warning
category: security
services: [rds]
documents: [RDS-01]
equivalents:
  terrascan: AC_AWS_0057
why: |
  The authority `rds-ca-2019` expired in August 2024, and `rds-ca-2015` before it. Clients that
  verify the certificate cannot connect any more.
fix: set `CACertificateIdentifier` to `rds-ca-rsa2048-g1` or newer
url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html
check:
  resource: AWS::RDS::DBInstance
  property: CACertificateIdentifier
  none-of: [rds-ca-2015, rds-ca-2019]
message: certificates of `{value}` have expired
examples:
  - title: one that has expired
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            CACertificateIdentifier: rds-ca-2019
            #                        ^^^^^^^^^^^ certificates of `rds-ca-2019` have expired
  - title: a valid one
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            CACertificateIdentifier: rds-ca-rsa2048-g1
  - title: nothing said, which is a valid one
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            CACertificateIdentifier: !Ref Choice

"""##

extension Rule {
  static let rdsClusterDeletionUnprotected = Rule(
    "rds-cluster-deletion-unprotected",
    summary: "database cluster that one call deletes",
    severity: .warning,
    category: .reliability,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.cdkNag, ids: ["RDSInstanceDeletionProtectionEnabled"]), Equivalents(.trivy, ids: ["AWS-0343"])],
    frameworks: ["aws-foundational"],
    why: "One wrong call, or a stack that is removed, deletes the cluster with all its data.",
    fix: "set `DeletionProtection: true`",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html",
    check: .declared(for: ["AWS::RDS::DBCluster"], #"{"check":{"property":"DeletionProtection","equals":true,"default":false},"message":"one call deletes the cluster"}"#),
    examples: RuleFile.examples(in: rdsClusterDeletionUnprotectedText, path: "Rules/RDS/rds-cluster-deletion-unprotected.yaml"))
}

private let rdsClusterDeletionUnprotectedText: StaticString = ##"""
name: rds-cluster-deletion-unprotected
summary: database cluster that one call deletes
severity: warning
category: reliability
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  cdk_nag: RDSInstanceDeletionProtectionEnabled
  trivy: AWS-0343
frameworks: [aws-foundational]
why: |
  One wrong call, or a stack that is removed, deletes the cluster with all its data.
fix: "set `DeletionProtection: true`"
url: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html
check:
  resource: AWS::RDS::DBCluster
  property: DeletionProtection
  equals: true
  default: false
message: one call deletes the cluster
examples:
  - title: nothing said
    template: |
      Resources:
        Orders:
       #^^^^^^ one call deletes the cluster
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: switched off
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true
            DeletionProtection: false
            #                   ^^^^^ one call deletes the cluster
  - title: protected
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true
            DeletionProtection: true
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true
            DeletionProtection: !If [IsProd, true, false]
            #                                      ^^^^^ one call deletes the cluster, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true
            DeletionProtection: !Ref Choice

"""##

extension Rule {
  static let rdsClusterUnencrypted = Rule(
    "rds-cluster-unencrypted",
    summary: "database cluster that is stored unencrypted",
    severity: .warning,
    category: .security,
    services: ["rds"],
    documents: ["RDS-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_96"]), Equivalents(.cfnNag, ids: ["F26"]), Equivalents(.cdkNag, ids: ["RDSStorageEncrypted"]), Equivalents(.guardRules, ids: ["RDS_STORAGE_ENCRYPTED"]), Equivalents(.trivy, ids: ["AWS-0079"]), Equivalents(.terrascan, ids: ["AC_AWS_0186"])],
    frameworks: ["aws-foundational", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "The cluster, its backups and its snapshots lie on disk as they are. Aurora has encrypted new clusters since February 2026; clusters of MySQL and PostgreSQL are not unless it is said.",
    fix: "set `StorageEncrypted: true`",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
    check: .declared(for: ["AWS::RDS::DBCluster"], #"{"check":{"when":[{"property":"Engine","one-of":["mysql","postgres"]},{"property":"SnapshotIdentifier","absent":true},{"property":"SourceDBClusterIdentifier","absent":true}],"property":"StorageEncrypted","equals":true,"default":false},"message":"the cluster and its backups are stored unencrypted"}"#),
    examples: RuleFile.examples(in: rdsClusterUnencryptedText, path: "Rules/RDS/rds-cluster-unencrypted.yaml"))
}

private let rdsClusterUnencryptedText: StaticString = ##"""
name: rds-cluster-unencrypted
summary: database cluster that is stored unencrypted
severity: warning
category: security
services: [rds]
documents: [RDS-01]
equivalents:
  checkov: CKV_AWS_96
  cfn_nag: F26
  cdk_nag: RDSStorageEncrypted
  guard: RDS_STORAGE_ENCRYPTED
  trivy: AWS-0079
  terrascan: AC_AWS_0186
frameworks: [aws-foundational, hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  The cluster, its backups and its snapshots lie on disk as they are. Aurora has encrypted new
  clusters since February 2026; clusters of MySQL and PostgreSQL are not unless it is said.
fix: "set `StorageEncrypted: true`"
url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
check:
  resource: AWS::RDS::DBCluster
  when:
    - {property: Engine, one-of: [mysql, postgres]}
    - {property: SnapshotIdentifier, absent: true}
    - {property: SourceDBClusterIdentifier, absent: true}
  property: StorageEncrypted
  equals: true
  default: false
message: the cluster and its backups are stored unencrypted
examples:
  - title: nothing said
    template: |
      Resources:
        Orders:
       #^^^^^^ the cluster and its backups are stored unencrypted
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBClusterInstanceClass: db.m6gd.large
            AllocatedStorage: 100
            StorageType: io1
            Iops: 1000
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: switched off
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBClusterInstanceClass: db.m6gd.large
            AllocatedStorage: 100
            StorageType: io1
            Iops: 1000
            MasterUsername: orders
            ManageMasterUserPassword: true
            StorageEncrypted: false
            #                 ^^^^^ the cluster and its backups are stored unencrypted
  - title: encrypted
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBClusterInstanceClass: db.m6gd.large
            AllocatedStorage: 100
            StorageType: io1
            Iops: 1000
            MasterUsername: orders
            ManageMasterUserPassword: true
            StorageEncrypted: true
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBClusterInstanceClass: db.m6gd.large
            AllocatedStorage: 100
            StorageType: io1
            Iops: 1000
            MasterUsername: orders
            ManageMasterUserPassword: true
            StorageEncrypted: !Ref Choice
  - title: Aurora
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true

"""##

extension Rule {
  static let rdsClusterWithoutCustomerKey = Rule(
    "rds-cluster-without-customer-key",
    summary: "database without a key of your own",
    severity: .note,
    category: .security,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.trivy, ids: ["AWS-0079"])],
    why: "With a key that AWS manages nobody can restrict who decrypts the data, look into the key's use, or take access away by disabling it.",
    fix: "set `KmsKeyId` to a key of yours",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html",
    check: .declared(for: ["AWS::RDS::DBCluster"], #"{"check":{"property":"KmsKeyId","present":true},"message":"database is not encrypted with a key of your own"}"#),
    examples: RuleFile.examples(in: rdsClusterWithoutCustomerKeyText, path: "Rules/RDS/rds-cluster-without-customer-key.yaml"))
}

private let rdsClusterWithoutCustomerKeyText: StaticString = ##"""
name: rds-cluster-without-customer-key
summary: database without a key of your own
severity: note
category: security
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  trivy: AWS-0079
why: |
  With a key that AWS manages nobody can restrict who decrypts the data, look into the key's use, or
  take access away by disabling it.
fix: set `KmsKeyId` to a key of yours
url: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
check:
  resource: AWS::RDS::DBCluster
  property: KmsKeyId
  present: true
message: database is not encrypted with a key of your own
examples:
  - title: no key
    template: |
      Resources:
        Orders:
       #^^^^^^ database is not encrypted with a key of your own
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: a key of your own
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true
            KmsKeyId: !ImportValue data-key

"""##

extension Rule {
  static let rdsClusterWithoutIamAuthentication = Rule(
    "rds-cluster-without-iam-authentication",
    summary: "database cluster that is entered by passwords only",
    severity: .note,
    category: .security,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_162"]), Equivalents(.cdkNag, ids: ["AuroraMySQLPostgresIAMAuth"])],
    frameworks: ["aws-foundational"],
    why: "A password is good for whoever has it, until it is changed. A token of IAM is good for 15 minutes, and each use of it is logged.",
    fix: "set `EnableIAMDatabaseAuthentication: true`",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html",
    check: .declared(for: ["AWS::RDS::DBCluster"], #"{"check":{"property":"EnableIAMDatabaseAuthentication","equals":true,"default":false},"message":"the cluster is entered by passwords only"}"#),
    examples: RuleFile.examples(in: rdsClusterWithoutIamAuthenticationText, path: "Rules/RDS/rds-cluster-without-iam-authentication.yaml"))
}

private let rdsClusterWithoutIamAuthenticationText: StaticString = ##"""
name: rds-cluster-without-iam-authentication
summary: database cluster that is entered by passwords only
severity: note
category: security
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  checkov: CKV_AWS_162
  cdk_nag: AuroraMySQLPostgresIAMAuth
frameworks: [aws-foundational]
why: |
  A password is good for whoever has it, until it is changed. A token of IAM is good for 15 minutes,
  and each use of it is logged.
fix: "set `EnableIAMDatabaseAuthentication: true`"
url: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html
check:
  resource: AWS::RDS::DBCluster
  property: EnableIAMDatabaseAuthentication
  equals: true
  default: false
message: the cluster is entered by passwords only
examples:
  - title: nothing said
    template: |
      Resources:
        Orders:
       #^^^^^^ the cluster is entered by passwords only
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: switched off
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true
            EnableIAMDatabaseAuthentication: false
            #                                ^^^^^ the cluster is entered by passwords only
  - title: by IAM
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true
            EnableIAMDatabaseAuthentication: true
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true
            EnableIAMDatabaseAuthentication: !If [IsProd, true, false]
            #                                                   ^^^^^ the cluster is entered by passwords only, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true
            EnableIAMDatabaseAuthentication: !Ref Choice

"""##

extension Rule {
  static let rdsConnectionsWithoutTls = Rule(
    "rds-connections-without-tls",
    summary: "database that lets clients connect without TLS",
    severity: .note,
    category: .security,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV2_AWS_69"])],
    why: "Passwords, queries and results may cross the network as they are, for whoever listens. Of the engines only PostgreSQL 15 and newer ask for TLS by themselves.",
    fix: "name a parameter group that sets `rds.force_ssl` or `require_secure_transport` to 1",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html",
    check: .declared(for: ["AWS::RDS::DBInstance"], #"{"check":{"when":{"related":{"this":"refers to","resource":"AWS::RDS::DBParameterGroup"}},"related":{"this":"refers to","resource":"AWS::RDS::DBParameterGroup","any":[{"property":"Parameters.require_secure_transport","one-of":[1,"ON",true]},{"property":"Parameters.\"rds.force_ssl\"","equals":1},{"property":"Parameters.db2comm","equals":"SSL"}]}},"message":"the parameter group of the database does not ask for TLS"}"#),
    examples: RuleFile.examples(in: rdsConnectionsWithoutTlsText, path: "Rules/RDS/rds-connections-without-tls.yaml"))
}

private let rdsConnectionsWithoutTlsText: StaticString = ##"""
name: rds-connections-without-tls
summary: database that lets clients connect without TLS
severity: note
category: security
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  checkov: CKV2_AWS_69
why: |
  Passwords, queries and results may cross the network as they are, for whoever listens. Of the
  engines only PostgreSQL 15 and newer ask for TLS by themselves.
fix: name a parameter group that sets `rds.force_ssl` or `require_secure_transport` to 1
url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
check:
  resource: AWS::RDS::DBInstance
  when:
    related: {this: refers to, resource: AWS::RDS::DBParameterGroup}
  related:
    this: refers to
    resource: AWS::RDS::DBParameterGroup
    any:
      - {property: Parameters.require_secure_transport, one-of: [1, 'ON', true]}
      - {property: 'Parameters."rds.force_ssl"', equals: 1}
      - {property: Parameters.db2comm, equals: SSL}
message: the parameter group of the database does not ask for TLS
examples:
  - title: a group that switches it off
    template: |
      Resources:
        Strict:
          Type: AWS::RDS::DBParameterGroup
          Properties:
            Description: orders
            Family: postgres17
            Parameters:
              rds.force_ssl: "0"
        Orders:
       #^^^^^^ the parameter group of the database does not ask for TLS
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            DBParameterGroupName: !Ref Strict
  - title: a group that asks for it
    template: |
      Resources:
        Strict:
          Type: AWS::RDS::DBParameterGroup
          Properties:
            Description: orders
            Family: postgres17
            Parameters:
              rds.force_ssl: "1"
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            DBParameterGroupName: !Ref Strict
  - title: a group of another stack, and none
    template: |
      Resources:
        Other:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          Properties:
            Engine: mysql
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: other
            ManageMasterUserPassword: true
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            DBParameterGroupName: !ImportValue strict-group

"""##

extension Rule {
  static let rdsInstanceDeletionUnprotected = Rule(
    "rds-instance-deletion-unprotected",
    summary: "database that one call deletes",
    severity: .warning,
    category: .reliability,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.cfnNag, ids: ["F80"]), Equivalents(.cdkNag, ids: ["RDSInstanceDeletionProtectionEnabled"]), Equivalents(.guardRules, ids: ["RDS_INSTANCE_DELETION_PROTECTION_ENABLED"]), Equivalents(.trivy, ids: ["AWS-0177"])],
    frameworks: ["aws-foundational", "hipaa", "nist-800-53-r4", "nist-800-53-r5"],
    why: "One wrong call, or a stack that is removed, deletes the database with all its data.",
    fix: "set `DeletionProtection: true`",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
    check: .declared(for: ["AWS::RDS::DBInstance"], #"{"check":{"when":[{"property":"DBClusterIdentifier","absent":true},{"not":{"property":"Engine","starts-with":"aurora"}}],"property":"DeletionProtection","equals":true,"default":false},"message":"one call deletes the database"}"#),
    examples: RuleFile.examples(in: rdsInstanceDeletionUnprotectedText, path: "Rules/RDS/rds-instance-deletion-unprotected.yaml"))
}

private let rdsInstanceDeletionUnprotectedText: StaticString = ##"""
name: rds-instance-deletion-unprotected
summary: database that one call deletes
severity: warning
category: reliability
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  cfn_nag: F80
  cdk_nag: RDSInstanceDeletionProtectionEnabled
  guard: RDS_INSTANCE_DELETION_PROTECTION_ENABLED
  trivy: AWS-0177
frameworks: [aws-foundational, hipaa, nist-800-53-r4, nist-800-53-r5]
why: |
  One wrong call, or a stack that is removed, deletes the database with all its data.
fix: "set `DeletionProtection: true`"
url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
check:
  resource: AWS::RDS::DBInstance
  when:
    - {property: DBClusterIdentifier, absent: true}
    - not: {property: Engine, starts-with: aurora}
  property: DeletionProtection
  equals: true
  default: false
message: one call deletes the database
examples:
  - title: nothing said
    template: |
      Resources:
        Orders:
       #^^^^^^ one call deletes the database
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: switched off
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            DeletionProtection: false
            #                   ^^^^^ one call deletes the database
  - title: protected
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            DeletionProtection: true
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            DeletionProtection: !If [IsProd, true, false]
            #                                      ^^^^^ one call deletes the database, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            DeletionProtection: !Ref Choice
  - title: part of a cluster, which is protected as a whole
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            DBInstanceClass: db.r7g.large
            DBClusterIdentifier: !ImportValue orders-cluster

"""##

extension Rule {
  static let rdsInstanceInOneZone = Rule(
    "rds-instance-in-one-zone",
    summary: "database that is lost with its zone",
    severity: .note,
    category: .reliability,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_157"]), Equivalents(.cdkNag, ids: ["RDSMultiAZSupport"]), Equivalents(.guardRules, ids: ["RDS_MULTI_AZ_SUPPORT"])],
    frameworks: ["aws-foundational", "hipaa", "nist-800-53-r4", "nist-800-53-r5"],
    why: "When the zone or the machine fails, the database is gone for as long as a new one takes to be restored from a backup.",
    fix: "set `MultiAZ: true`",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html",
    check: .declared(for: ["AWS::RDS::DBInstance"], #"{"check":{"when":[{"property":"DBClusterIdentifier","absent":true},{"not":{"property":"Engine","starts-with":"aurora"}}],"property":"MultiAZ","equals":true,"default":false},"message":"the database has no standby in another zone"}"#),
    examples: RuleFile.examples(in: rdsInstanceInOneZoneText, path: "Rules/RDS/rds-instance-in-one-zone.yaml"))
}

private let rdsInstanceInOneZoneText: StaticString = ##"""
name: rds-instance-in-one-zone
summary: database that is lost with its zone
severity: note
category: reliability
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  checkov: CKV_AWS_157
  cdk_nag: RDSMultiAZSupport
  guard: RDS_MULTI_AZ_SUPPORT
frameworks: [aws-foundational, hipaa, nist-800-53-r4, nist-800-53-r5]
why: |
  When the zone or the machine fails, the database is gone for as long as a new one takes to be
  restored from a backup.
fix: "set `MultiAZ: true`"
url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html
check:
  resource: AWS::RDS::DBInstance
  when:
    - {property: DBClusterIdentifier, absent: true}
    - not: {property: Engine, starts-with: aurora}
  property: MultiAZ
  equals: true
  default: false
message: the database has no standby in another zone
examples:
  - title: nothing said
    template: |
      Resources:
        Orders:
       #^^^^^^ the database has no standby in another zone
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: switched off
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            MultiAZ: false
            #        ^^^^^ the database has no standby in another zone
  - title: with a standby
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            MultiAZ: true
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            MultiAZ: !If [IsProd, true, false]
            #                           ^^^^^ the database has no standby in another zone, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            MultiAZ: !Ref Choice
  - title: part of a cluster
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            DBInstanceClass: db.r7g.large
            DBClusterIdentifier: !ImportValue orders-cluster

"""##

extension Rule {
  static let rdsInstanceOutsideBackupPlan = Rule(
    "rds-instance-outside-backup-plan",
    summary: "database that no backup plan of the template covers",
    severity: .note,
    category: .reliability,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.cdkNag, ids: ["RDSInBackupPlan"])],
    frameworks: ["aws-foundational", "hipaa", "nist-800-53-r4", "nist-800-53-r5"],
    why: "Backups of the database itself go with it, or with its account. A plan keeps copies elsewhere, for as long as is asked.",
    fix: "add an `AWS::Backup::BackupSelection` with the database",
    url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html",
    check: .declared(for: ["AWS::RDS::DBInstance"], #"{"check":{"related":{"that":"refers to","resource":"AWS::Backup::BackupSelection"}},"message":"no `AWS::Backup::BackupSelection` of the template covers the database"}"#),
    examples: RuleFile.examples(in: rdsInstanceOutsideBackupPlanText, path: "Rules/RDS/rds-instance-outside-backup-plan.yaml"))
}

private let rdsInstanceOutsideBackupPlanText: StaticString = ##"""
name: rds-instance-outside-backup-plan
summary: database that no backup plan of the template covers
severity: note
category: reliability
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  cdk_nag: RDSInBackupPlan
frameworks: [aws-foundational, hipaa, nist-800-53-r4, nist-800-53-r5]
why: |
  Backups of the database itself go with it, or with its account. A plan keeps copies elsewhere, for
  as long as is asked.
fix: add an `AWS::Backup::BackupSelection` with the database
url: https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
check:
  resource: AWS::RDS::DBInstance
  related: {that: refers to, resource: AWS::Backup::BackupSelection}
message: no `AWS::Backup::BackupSelection` of the template covers the database
examples:
  - title: none
    template: |
      Resources:
        Orders:
       #^^^^^^ no `AWS::Backup::BackupSelection` of the template covers the database
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: one
    template: |
      Resources:
        Plan:
          Type: AWS::Backup::BackupSelection
          Properties:
            BackupPlanId: !ImportValue daily
            BackupSelection:
              SelectionName: orders
              IamRoleArn: arn:aws:iam::111122223333:role/backup
              Resources:
                - !GetAtt Orders.DBInstanceArn
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true

"""##

extension Rule {
  static let rdsInstancePublic = Rule(
    "rds-instance-public",
    summary: "database with a public address",
    severity: .warning,
    category: .security,
    services: ["rds"],
    documents: ["RDS-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_17"]), Equivalents(.cfnNag, ids: ["F22"]), Equivalents(.cdkNag, ids: ["RDSInstancePublicAccess"]), Equivalents(.guardRules, ids: ["RDS_INSTANCE_PUBLIC_ACCESS_CHECK"]), Equivalents(.trivy, ids: ["AWS-0180"]), Equivalents(.terrascan, ids: ["AC_AWS_0054"])],
    frameworks: ["aws-foundational", "cis-aws", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "The database gets a public address, so that one wrong rule in a security group opens it to the internet, where password guessers find it within minutes.",
    fix: "set `PubliclyAccessible: false`",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
    check: .declared(for: ["AWS::RDS::DBInstance"], #"{"check":{"property":"PubliclyAccessible","none-of":[true]},"message":"the database has a public address"}"#),
    examples: RuleFile.examples(in: rdsInstancePublicText, path: "Rules/RDS/rds-instance-public.yaml"))
}

private let rdsInstancePublicText: StaticString = ##"""
name: rds-instance-public
summary: database with a public address
severity: warning
category: security
services: [rds]
documents: [RDS-01]
equivalents:
  checkov: CKV_AWS_17
  cfn_nag: F22
  cdk_nag: RDSInstancePublicAccess
  guard: RDS_INSTANCE_PUBLIC_ACCESS_CHECK
  trivy: AWS-0180
  terrascan: AC_AWS_0054
frameworks: [aws-foundational, cis-aws, hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  The database gets a public address, so that one wrong rule in a security group opens it to the
  internet, where password guessers find it within minutes.
fix: "set `PubliclyAccessible: false`"
url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
check:
  resource: AWS::RDS::DBInstance
  property: PubliclyAccessible
  none-of: [true]
message: the database has a public address
examples:
  - title: written
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            PubliclyAccessible: true
            #                   ^^^^ the database has a public address
  - title: nothing said
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: the other way
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            PubliclyAccessible: false
  - title: only in development
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            PubliclyAccessible: !If [IsProd, false, true]
            #                                       ^^^^ the database has a public address, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            PubliclyAccessible: !Ref Choice

"""##

extension Rule {
  static let rdsInstanceUnencrypted = Rule(
    "rds-instance-unencrypted",
    summary: "database that is stored unencrypted",
    severity: .warning,
    category: .security,
    services: ["rds"],
    documents: ["RDS-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_16"]), Equivalents(.cfnNag, ids: ["F27"]), Equivalents(.cfripper, ids: ["StorageEncryptedRule"]), Equivalents(.cdkNag, ids: ["RDSStorageEncrypted"]), Equivalents(.guardRules, ids: ["RDS_STORAGE_ENCRYPTED"]), Equivalents(.trivy, ids: ["AWS-0080"]), Equivalents(.terrascan, ids: ["AC_AWS_0058"])],
    frameworks: ["aws-foundational", "cis-aws"],
    why: "The database, its backups and its snapshots lie on disk as they are. It can only be encrypted later by restoring a copy.",
    fix: "set `StorageEncrypted: true`",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
    check: .declared(for: ["AWS::RDS::DBInstance"], #"{"check":{"when":[{"property":"DBClusterIdentifier","absent":true},{"not":{"property":"Engine","starts-with":"aurora"}},{"property":"SourceDBInstanceIdentifier","absent":true},{"property":"SourceDBClusterIdentifier","absent":true},{"property":"DBSnapshotIdentifier","absent":true}],"property":"StorageEncrypted","equals":true,"default":false},"message":"the database and its backups are stored unencrypted"}"#),
    examples: RuleFile.examples(in: rdsInstanceUnencryptedText, path: "Rules/RDS/rds-instance-unencrypted.yaml"))
}

private let rdsInstanceUnencryptedText: StaticString = ##"""
name: rds-instance-unencrypted
summary: database that is stored unencrypted
severity: warning
category: security
services: [rds]
documents: [RDS-01]
equivalents:
  checkov: CKV_AWS_16
  cfn_nag: F27
  cfripper: StorageEncryptedRule
  cdk_nag: RDSStorageEncrypted
  guard: RDS_STORAGE_ENCRYPTED
  trivy: AWS-0080
  terrascan: AC_AWS_0058
frameworks: [aws-foundational, cis-aws]
why: |
  The database, its backups and its snapshots lie on disk as they are. It can only be encrypted
  later by restoring a copy.
fix: "set `StorageEncrypted: true`"
url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
check:
  resource: AWS::RDS::DBInstance
  when:
    - {property: DBClusterIdentifier, absent: true}
    - not: {property: Engine, starts-with: aurora}
    - {property: SourceDBInstanceIdentifier, absent: true}
    - {property: SourceDBClusterIdentifier, absent: true}
    - {property: DBSnapshotIdentifier, absent: true}
  property: StorageEncrypted
  equals: true
  default: false
message: the database and its backups are stored unencrypted
examples:
  - title: nothing said
    template: |
      Resources:
        Orders:
       #^^^^^^ the database and its backups are stored unencrypted
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: switched off
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            StorageEncrypted: false
            #                 ^^^^^ the database and its backups are stored unencrypted
  - title: encrypted
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            StorageEncrypted: true
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            StorageEncrypted: !If [IsProd, true, false]
            #                                    ^^^^^ the database and its backups are stored unencrypted, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            StorageEncrypted: !Ref Choice
  - title: part of a cluster, which decides
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            DBInstanceClass: db.r7g.large
            DBClusterIdentifier: !ImportValue orders-cluster

"""##

extension Rule {
  static let rdsInstanceWithoutIamAuthentication = Rule(
    "rds-instance-without-iam-authentication",
    summary: "database that is entered by passwords only",
    severity: .note,
    category: .security,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_161"]), Equivalents(.trivy, ids: ["AWS-0176"]), Equivalents(.terrascan, ids: ["AC_AWS_0053"])],
    frameworks: ["aws-foundational"],
    why: "A password is good for whoever has it, until it is changed. A token of IAM is good for 15 minutes, and each use of it is logged.",
    fix: "set `EnableIAMDatabaseAuthentication: true`",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html",
    check: .declared(for: ["AWS::RDS::DBInstance"], #"{"check":{"when":[{"property":"Engine","one-of":["mysql","postgres","mariadb"]}],"property":"EnableIAMDatabaseAuthentication","equals":true,"default":false},"message":"the database is entered by passwords only"}"#),
    examples: RuleFile.examples(in: rdsInstanceWithoutIamAuthenticationText, path: "Rules/RDS/rds-instance-without-iam-authentication.yaml"))
}

private let rdsInstanceWithoutIamAuthenticationText: StaticString = ##"""
name: rds-instance-without-iam-authentication
summary: database that is entered by passwords only
severity: note
category: security
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  checkov: CKV_AWS_161
  trivy: AWS-0176
  terrascan: AC_AWS_0053
frameworks: [aws-foundational]
why: |
  A password is good for whoever has it, until it is changed. A token of IAM is good for 15 minutes,
  and each use of it is logged.
fix: "set `EnableIAMDatabaseAuthentication: true`"
url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
check:
  resource: AWS::RDS::DBInstance
  when:
    - {property: Engine, one-of: [mysql, postgres, mariadb]}
  property: EnableIAMDatabaseAuthentication
  equals: true
  default: false
message: the database is entered by passwords only
examples:
  - title: nothing said
    template: |
      Resources:
        Orders:
       #^^^^^^ the database is entered by passwords only
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: switched off
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            EnableIAMDatabaseAuthentication: false
            #                                ^^^^^ the database is entered by passwords only
  - title: by IAM
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            EnableIAMDatabaseAuthentication: true
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            EnableIAMDatabaseAuthentication: !Ref Choice
  - title: an engine that has it not
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: sqlserver-se
            LicenseModel: license-included
            DBInstanceClass: db.t3.xlarge
            AllocatedStorage: "200"
            MasterUsername: orders
            ManageMasterUserPassword: true

"""##

extension Rule {
  static let rdsLogExportsIncomplete = Rule(
    "rds-log-exports-incomplete",
    summary: "database whose logs stay on its machine",
    severity: .note,
    category: .operations,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.cdkNag, ids: ["RDSLoggingEnabled", "AuroraMySQLLogging"]), Equivalents(.guardRules, ids: ["RDS_INSTANCE_LOGGING_ENABLED"]), Equivalents(.terrascan, ids: ["AC_AWS_0454"])],
    frameworks: ["aws-foundational", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "Logs that stay on the machine are deleted after days, and lost with it. Exported, they can be searched, watched and kept.",
    fix: "list all kinds of logs of the engine in `EnableCloudwatchLogsExports`",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html",
    check: .declared(for: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"], #"{"check":[{"resource":"AWS::RDS::DBInstance","when":{"property":"Engine","one-of":["mysql","mariadb"]},"property":"EnableCloudwatchLogsExports","present":true,"all":[{"contains":"audit"},{"contains":"error"},{"contains":"general"},{"contains":"slowquery"}]},{"resource":"AWS::RDS::DBInstance","when":{"property":"Engine","one-of":["postgres"]},"property":"EnableCloudwatchLogsExports","present":true,"all":[{"contains":"postgresql"},{"contains":"upgrade"}]},{"resource":"AWS::RDS::DBInstance","when":{"property":"Engine","starts-with":"oracle"},"property":"EnableCloudwatchLogsExports","present":true,"all":[{"contains":"audit"},{"contains":"alert"},{"contains":"listener"},{"contains":"trace"}]},{"resource":"AWS::RDS::DBInstance","when":{"property":"Engine","starts-with":"sqlserver"},"property":"EnableCloudwatchLogsExports","present":true,"all":[{"contains":"agent"},{"contains":"error"}]},{"resource":"AWS::RDS::DBCluster","when":{"property":"Engine","one-of":["aurora-mysql"]},"property":"EnableCloudwatchLogsExports","present":true,"all":[{"contains":"audit"},{"contains":"error"},{"contains":"general"},{"contains":"slowquery"}]},{"resource":"AWS::RDS::DBCluster","when":{"property":"Engine","one-of":["aurora-postgresql"]},"property":"EnableCloudwatchLogsExports","present":true,"all":[{"contains":"postgresql"}]}],"message":"not all logs of the database are exported","message-when-absent":"no logs of the database are exported"}"#),
    examples: RuleFile.examples(in: rdsLogExportsIncompleteText, path: "Rules/RDS/rds-log-exports-incomplete.yaml"))
}

private let rdsLogExportsIncompleteText: StaticString = ##"""
name: rds-log-exports-incomplete
summary: database whose logs stay on its machine
severity: note
category: operations
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  cdk_nag: [RDSLoggingEnabled, AuroraMySQLLogging]
  guard: RDS_INSTANCE_LOGGING_ENABLED
  terrascan: AC_AWS_0454
frameworks: [aws-foundational, hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  Logs that stay on the machine are deleted after days, and lost with it. Exported, they can be
  searched, watched and kept.
fix: list all kinds of logs of the engine in `EnableCloudwatchLogsExports`
url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
check:
  - resource: AWS::RDS::DBInstance
    when: {property: Engine, one-of: [mysql, mariadb]}
    property: EnableCloudwatchLogsExports
    present: true
    all:
      - {contains: audit}
      - {contains: error}
      - {contains: general}
      - {contains: slowquery}
  - resource: AWS::RDS::DBInstance
    when: {property: Engine, one-of: [postgres]}
    property: EnableCloudwatchLogsExports
    present: true
    all:
      - {contains: postgresql}
      - {contains: upgrade}
  - resource: AWS::RDS::DBInstance
    when: {property: Engine, starts-with: oracle}
    property: EnableCloudwatchLogsExports
    present: true
    all:
      - {contains: audit}
      - {contains: alert}
      - {contains: listener}
      - {contains: trace}
  - resource: AWS::RDS::DBInstance
    when: {property: Engine, starts-with: sqlserver}
    property: EnableCloudwatchLogsExports
    present: true
    all:
      - {contains: agent}
      - {contains: error}
  - resource: AWS::RDS::DBCluster
    when: {property: Engine, one-of: [aurora-mysql]}
    property: EnableCloudwatchLogsExports
    present: true
    all:
      - {contains: audit}
      - {contains: error}
      - {contains: general}
      - {contains: slowquery}
  - resource: AWS::RDS::DBCluster
    when: {property: Engine, one-of: [aurora-postgresql]}
    property: EnableCloudwatchLogsExports
    present: true
    all:
      - {contains: postgresql}
message: not all logs of the database are exported
message-when-absent: no logs of the database are exported
examples:
  - title: none
    template: |
      Resources:
        Orders:
       #^^^^^^ no logs of the database are exported
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: one of two
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            EnableCloudwatchLogsExports: [postgresql]
            #                            ^^^^^^^^^^^^ not all logs of the database are exported
  - title: both
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            EnableCloudwatchLogsExports: [postgresql, upgrade]
  - title: those of a cluster
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBCluster
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: aurora-postgresql
            MasterUsername: orders
            ManageMasterUserPassword: true
            EnableCloudwatchLogsExports: [postgresql]

"""##

extension Rule {
  static let rdsMinorUpgradesOff = Rule(
    "rds-minor-upgrades-off",
    summary: "database that gets no minor upgrades",
    severity: .note,
    category: .operations,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.cdkNag, ids: ["RDSAutomaticMinorVersionUpgradeEnabled"]), Equivalents(.guardRules, ids: ["RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED"]), Equivalents(.terrascan, ids: ["AC_AWS_0056"])],
    frameworks: ["aws-foundational", "cis-aws", "hipaa", "pci-dss"],
    why: "Corrections of errors and of holes do not reach the database until somebody thinks of it.",
    fix: "remove `AutoMinorVersionUpgrade: false`",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html",
    check: .declared(for: ["AWS::RDS::DBInstance"], #"{"check":{"property":"AutoMinorVersionUpgrade","none-of":[false]},"message":"minor versions are not installed by themselves"}"#),
    examples: RuleFile.examples(in: rdsMinorUpgradesOffText, path: "Rules/RDS/rds-minor-upgrades-off.yaml"))
}

private let rdsMinorUpgradesOffText: StaticString = ##"""
name: rds-minor-upgrades-off
summary: database that gets no minor upgrades
severity: note
category: operations
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  cdk_nag: RDSAutomaticMinorVersionUpgradeEnabled
  guard: RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED
  terrascan: AC_AWS_0056
frameworks: [aws-foundational, cis-aws, hipaa, pci-dss]
why: |
  Corrections of errors and of holes do not reach the database until somebody thinks of it.
fix: "remove `AutoMinorVersionUpgrade: false`"
url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html
check:
  resource: AWS::RDS::DBInstance
  property: AutoMinorVersionUpgrade
  none-of: [false]
message: minor versions are not installed by themselves
examples:
  - title: written
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            AutoMinorVersionUpgrade: false
            #                        ^^^^^ minor versions are not installed by themselves
  - title: nothing said
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: the other way
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            AutoMinorVersionUpgrade: true
  - title: only in development
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            AutoMinorVersionUpgrade: !If [IsProd, true, false]
            #                                           ^^^^^ minor versions are not installed by themselves, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            AutoMinorVersionUpgrade: !Ref Choice

"""##

extension Rule {
  static let rdsOnDefaultPort = Rule(
    "rds-on-default-port",
    summary: "database on the port that everyone tries",
    severity: .note,
    category: .security,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.cdkNag, ids: ["RDSNonDefaultPort"])],
    frameworks: ["aws-foundational"],
    why: "Scanners try the usual port of each database first. Another port stops none who looks, but keeps the noise away.",
    fix: "set `Port` to another one",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_BestPractices.html",
    check: .declared(for: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"], #"{"check":{"when":{"property":"DBClusterIdentifier","absent":true},"property":"Port","present":true,"none-of":[3306,5432,1521,1433]},"message":"the port is {value}, the one that everyone tries","message-when-absent":"the port is the one that everyone tries, as none is set"}"#),
    examples: RuleFile.examples(in: rdsOnDefaultPortText, path: "Rules/RDS/rds-on-default-port.yaml"))
}

private let rdsOnDefaultPortText: StaticString = ##"""
name: rds-on-default-port
summary: database on the port that everyone tries
severity: note
category: security
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  cdk_nag: RDSNonDefaultPort
frameworks: [aws-foundational]
why: |
  Scanners try the usual port of each database first. Another port stops none who looks, but keeps
  the noise away.
fix: set `Port` to another one
url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_BestPractices.html
check:
  resource: [AWS::RDS::DBInstance, AWS::RDS::DBCluster]
  when: {property: DBClusterIdentifier, absent: true}
  property: Port
  present: true
  none-of: [3306, 5432, 1521, 1433]
message: the port is {value}, the one that everyone tries
message-when-absent: the port is the one that everyone tries, as none is set
examples:
  - title: nothing said
    template: |
      Resources:
        Orders:
       #^^^^^^ the port is the one that everyone tries, as none is set
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: the usual port
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            Port: "5432"
            #     ^^^^^^ the port is 5432, the one that everyone tries
  - title: another port
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            Port: "7632"
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            Port: !Ref Choice

"""##

extension Rule {
  static let rdsPerformanceInsightsWithoutCustomerKey = Rule(
    "rds-performance-insights-without-customer-key",
    summary: "insights into a database without a key of your own",
    severity: .note,
    category: .security,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.trivy, ids: ["AWS-0078"])],
    why: "Performance Insights holds queries, in which there may be data. With a key that AWS manages nobody can restrict who reads them.",
    fix: "set `PerformanceInsightsKMSKeyId` to a key of yours",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Enabling.html",
    check: .declared(for: ["AWS::RDS::DBInstance"], #"{"check":{"when":{"property":"EnablePerformanceInsights","equals":true},"property":"PerformanceInsightsKMSKeyId","present":true},"message":"queries in Performance Insights are not encrypted with a key of your own"}"#),
    examples: RuleFile.examples(in: rdsPerformanceInsightsWithoutCustomerKeyText, path: "Rules/RDS/rds-performance-insights-without-customer-key.yaml"))
}

private let rdsPerformanceInsightsWithoutCustomerKeyText: StaticString = ##"""
name: rds-performance-insights-without-customer-key
summary: insights into a database without a key of your own
severity: note
category: security
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  trivy: AWS-0078
why: |
  Performance Insights holds queries, in which there may be data. With a key that AWS manages nobody
  can restrict who reads them.
fix: set `PerformanceInsightsKMSKeyId` to a key of yours
url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Enabling.html
check:
  resource: AWS::RDS::DBInstance
  when: {property: EnablePerformanceInsights, equals: true}
  property: PerformanceInsightsKMSKeyId
  present: true
message: queries in Performance Insights are not encrypted with a key of your own
examples:
  - title: no key
    template: |
      Resources:
        Orders:
       #^^^^^^ queries in Performance Insights are not encrypted with a key of your own
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            EnablePerformanceInsights: true
  - title: a key
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            EnablePerformanceInsights: true
            PerformanceInsightsKMSKeyId: !ImportValue orders-key
  - title: no insights
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true

"""##

extension Rule {
  static let rdsPublicAccessLeftToDefault = Rule(
    "rds-public-access-left-to-default",
    summary: "database that does not say that it is not public",
    severity: .note,
    category: .security,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.cfnNag, ids: ["F22"]), Equivalents(.cdkNag, ids: ["RDSInstancePublicAccess"]), Equivalents(.guardRules, ids: ["RDS_INSTANCE_PUBLIC_ACCESS_CHECK"]), Equivalents(.trivy, ids: ["AWS-0180"]), Equivalents(.terrascan, ids: ["AC_AWS_0054"])],
    why: "When nothing is said, the subnets decide: in the default VPC the database gets a public address, in subnets without an internet gateway it does not.",
    fix: "set `PubliclyAccessible: false`",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html",
    check: .declared(for: ["AWS::RDS::DBInstance"], #"{"check":{"property":"PubliclyAccessible","present":true},"message":"the database does not say that it is not public, so its subnets decide"}"#),
    examples: RuleFile.examples(in: rdsPublicAccessLeftToDefaultText, path: "Rules/RDS/rds-public-access-left-to-default.yaml"))
}

private let rdsPublicAccessLeftToDefaultText: StaticString = ##"""
name: rds-public-access-left-to-default
summary: database that does not say that it is not public
severity: note
category: security
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  cfn_nag: F22
  cdk_nag: RDSInstancePublicAccess
  guard: RDS_INSTANCE_PUBLIC_ACCESS_CHECK
  trivy: AWS-0180
  terrascan: AC_AWS_0054
why: |
  When nothing is said, the subnets decide: in the default VPC the database gets a public address,
  in subnets without an internet gateway it does not.
fix: "set `PubliclyAccessible: false`"
url: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
check:
  resource: AWS::RDS::DBInstance
  property: PubliclyAccessible
  present: true
message: the database does not say that it is not public, so its subnets decide
examples:
  - title: nothing said
    template: |
      Resources:
        Orders:
       #^^^^^^ the database does not say that it is not public, so its subnets decide
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: said
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            PubliclyAccessible: false
  - title: in production only
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            PubliclyAccessible: !If [IsProd, !ImportValue wanted, !Ref AWS::NoValue]
            #                                                     ^^^^^^^^^^^^^^^^^ the database does not say that it is not public, so its subnets decide, when `IsProd` is false

"""##

extension Rule {
  static let rdsSecurityGroupOpenToWorld = Rule(
    "rds-security-group-open-to-world",
    summary: "database security group that lets everyone in",
    severity: .error,
    category: .security,
    services: ["rds"],
    documents: ["RDS-01"],
    equivalents: [Equivalents(.cfripper, ids: ["RDSSecurityGroupIngressOpenToWorldRule"]), Equivalents(.cdkNag, ids: ["RDSRestrictedInbound"]), Equivalents(.terrascan, ids: ["AC_AWS_0066", "AC_AWS_0067"])],
    why: "Everyone on the internet can try passwords, and use holes in the database before they are closed.",
    fix: "set `CIDRIP` to the range that the clients are in",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbsecuritygroup.html",
    check: .declared(for: ["AWS::RDS::DBSecurityGroup", "AWS::RDS::DBSecurityGroupIngress"], #"{"check":[{"resource":"AWS::RDS::DBSecurityGroup","property":"DBSecurityGroupIngress.*.CIDRIP","cidr-open-to-world":false},{"resource":"AWS::RDS::DBSecurityGroupIngress","property":"CIDRIP","cidr-open-to-world":false}],"message":"{value} is everyone on the internet"}"#),
    examples: RuleFile.examples(in: rdsSecurityGroupOpenToWorldText, path: "Rules/RDS/rds-security-group-open-to-world.yaml"))
}

private let rdsSecurityGroupOpenToWorldText: StaticString = ##"""
name: rds-security-group-open-to-world
summary: database security group that lets everyone in
severity: error
category: security
services: [rds]
documents: [RDS-01]
equivalents:
  cfripper: RDSSecurityGroupIngressOpenToWorldRule
  cdk_nag: RDSRestrictedInbound
  terrascan: [AC_AWS_0066, AC_AWS_0067]
why: |
  Everyone on the internet can try passwords, and use holes in the database before they are closed.
fix: set `CIDRIP` to the range that the clients are in
url: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbsecuritygroup.html
check:
  - resource: AWS::RDS::DBSecurityGroup
    property: DBSecurityGroupIngress.*.CIDRIP
    cidr-open-to-world: false
  - resource: AWS::RDS::DBSecurityGroupIngress
    property: CIDRIP
    cidr-open-to-world: false
message: "{value} is everyone on the internet"
examples:
  - title: everyone
    template: |
      Resources:
        Clients:
          Type: AWS::RDS::DBSecurityGroup
          Properties:
            GroupDescription: clients of orders
            DBSecurityGroupIngress:
              - CIDRIP: 0.0.0.0/0
              #         ^^^^^^^^^ 0.0.0.0/0 is everyone on the internet
  - title: a separate rule
    template: |
      Resources:
        Rule:
          Type: AWS::RDS::DBSecurityGroupIngress
          Properties:
            DBSecurityGroupName: clients
            CIDRIP: 0.0.0.0/0
            #       ^^^^^^^^^ 0.0.0.0/0 is everyone on the internet
  - title: a network
    template: |
      Resources:
        Clients:
          Type: AWS::RDS::DBSecurityGroup
          Properties:
            GroupDescription: clients of orders
            DBSecurityGroupIngress:
              - CIDRIP: 10.0.0.0/16

"""##

extension Rule {
  static let rdsSecurityGroupWide = Rule(
    "rds-security-group-wide",
    summary: "database security group that lets many in",
    severity: .note,
    category: .security,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.terrascan, ids: ["AC_AWS_0065"])],
    why: "The more addresses may connect, the more machines an attacker can come from.",
    fix: "set `CIDRIP` to the range that the clients are in",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbsecuritygroup.html",
    check: .declared(for: ["AWS::RDS::DBSecurityGroup"], #"{"check":{"property":"DBSecurityGroupIngress.*.CIDRIP","matches":"/(2[5-9]|3[0-2])$"},"message":"the range {value} has 256 addresses or more"}"#),
    examples: RuleFile.examples(in: rdsSecurityGroupWideText, path: "Rules/RDS/rds-security-group-wide.yaml"))
}

private let rdsSecurityGroupWideText: StaticString = ##"""
name: rds-security-group-wide
summary: database security group that lets many in
severity: note
category: security
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  terrascan: AC_AWS_0065
why: |
  The more addresses may connect, the more machines an attacker can come from.
fix: set `CIDRIP` to the range that the clients are in
url: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbsecuritygroup.html
check:
  resource: AWS::RDS::DBSecurityGroup
  property: DBSecurityGroupIngress.*.CIDRIP
  matches: '/(2[5-9]|3[0-2])$'
message: the range {value} has 256 addresses or more
examples:
  - title: a wide one
    template: |
      Resources:
        Clients:
          Type: AWS::RDS::DBSecurityGroup
          Properties:
            GroupDescription: clients of orders
            DBSecurityGroupIngress:
              - CIDRIP: 10.0.0.0/16
              #         ^^^^^^^^^^^ the range 10.0.0.0/16 has 256 addresses or more
  - title: a narrow one
    template: |
      Resources:
        Clients:
          Type: AWS::RDS::DBSecurityGroup
          Properties:
            GroupDescription: clients of orders
            DBSecurityGroupIngress:
              - CIDRIP: 10.0.0.0/28

"""##

extension Rule {
  static let rdsWithoutBackup = Rule(
    "rds-without-backup",
    summary: "database without automatic backups",
    severity: .warning,
    category: .reliability,
    services: ["rds"],
    documents: ["RDS-01"],
    equivalents: [Equivalents(.cfnNag, ids: ["W75"]), Equivalents(.cdkNag, ids: ["RDSInstanceBackupEnabled"]), Equivalents(.guardRules, ids: ["DB_INSTANCE_BACKUP_ENABLED"]), Equivalents(.trivy, ids: ["AWS-0077"]), Equivalents(.terrascan, ids: ["AC_AWS_0052", "AC_AWS_0495"])],
    frameworks: ["aws-foundational", "hipaa", "nist-800-53-r4", "nist-800-53-r5"],
    why: "Without backups, what is deleted or broken cannot be brought back, not even to yesterday.",
    fix: "set `BackupRetentionPeriod` to at least 7",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html",
    check: .declared(for: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"], #"{"check":{"when":{"property":"SourceDBInstanceIdentifier","absent":true},"property":"BackupRetentionPeriod","none-of":[0]},"message":"no backups are made"}"#),
    examples: RuleFile.examples(in: rdsWithoutBackupText, path: "Rules/RDS/rds-without-backup.yaml"))
}

private let rdsWithoutBackupText: StaticString = ##"""
name: rds-without-backup
summary: database without automatic backups
severity: warning
category: reliability
services: [rds]
documents: [RDS-01]
equivalents:
  cfn_nag: W75
  cdk_nag: RDSInstanceBackupEnabled
  guard: DB_INSTANCE_BACKUP_ENABLED
  trivy: AWS-0077
  terrascan: [AC_AWS_0052, AC_AWS_0495]
frameworks: [aws-foundational, hipaa, nist-800-53-r4, nist-800-53-r5]
why: |
  Without backups, what is deleted or broken cannot be brought back, not even to yesterday.
fix: set `BackupRetentionPeriod` to at least 7
url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
check:
  resource: [AWS::RDS::DBInstance, AWS::RDS::DBCluster]
  when: {property: SourceDBInstanceIdentifier, absent: true}
  property: BackupRetentionPeriod
  none-of: [0]
message: no backups are made
examples:
  - title: switched off
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            BackupRetentionPeriod: 0
            #                      ^ no backups are made
  - title: a day, which is the default
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: a week
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            BackupRetentionPeriod: 7
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            BackupRetentionPeriod: !If [IsProd, 7, 0]
            #                                      ^ no backups are made, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            BackupRetentionPeriod: !Ref Choice
  - title: a copy of another database
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            DBInstanceClass: db.t4g.small
            SourceDBInstanceIdentifier: !ImportValue orders
            BackupRetentionPeriod: 0

"""##

extension Rule {
  static let rdsWithoutEnhancedMonitoring = Rule(
    "rds-without-enhanced-monitoring",
    summary: "database whose machine is not watched",
    severity: .note,
    category: .operations,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_118"]), Equivalents(.cdkNag, ids: ["RDSEnhancedMonitoringEnabled"]), Equivalents(.guardRules, ids: ["RDS_ENHANCED_MONITORING_ENABLED"])],
    frameworks: ["aws-foundational", "hipaa", "nist-800-53-r4", "nist-800-53-r5"],
    why: "Without enhanced monitoring nobody sees what the processes on the machine do when the database becomes slow.",
    fix: "set `MonitoringInterval` to 60 or less, and `MonitoringRoleArn`",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html",
    check: .declared(for: ["AWS::RDS::DBInstance"], #"{"check":{"property":"MonitoringInterval","at-least":1,"default":0},"message":"the machine of the database is not watched"}"#),
    examples: RuleFile.examples(in: rdsWithoutEnhancedMonitoringText, path: "Rules/RDS/rds-without-enhanced-monitoring.yaml"))
}

private let rdsWithoutEnhancedMonitoringText: StaticString = ##"""
name: rds-without-enhanced-monitoring
summary: database whose machine is not watched
severity: note
category: operations
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  checkov: CKV_AWS_118
  cdk_nag: RDSEnhancedMonitoringEnabled
  guard: RDS_ENHANCED_MONITORING_ENABLED
frameworks: [aws-foundational, hipaa, nist-800-53-r4, nist-800-53-r5]
why: |
  Without enhanced monitoring nobody sees what the processes on the machine do when the database
  becomes slow.
fix: set `MonitoringInterval` to 60 or less, and `MonitoringRoleArn`
url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html
check:
  resource: AWS::RDS::DBInstance
  property: MonitoringInterval
  at-least: 1
  default: 0
message: the machine of the database is not watched
examples:
  - title: nothing said
    template: |
      Resources:
        Orders:
       #^^^^^^ the machine of the database is not watched
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: switched off
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            MonitoringInterval: 0
            #                   ^ the machine of the database is not watched
  - title: each minute
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            MonitoringInterval: 60
            MonitoringRoleArn: arn:aws:iam::111122223333:role/watch
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            MonitoringInterval: !Ref Choice

"""##

extension Rule {
  static let rdsWithoutPerformanceInsights = Rule(
    "rds-without-performance-insights",
    summary: "database that does not say what it is busy with",
    severity: .note,
    category: .operations,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [Equivalents(.trivy, ids: ["AWS-0133"])],
    why: "Performance Insights shows which queries a database waits for, and costs nothing for a week of history.",
    fix: "set `EnablePerformanceInsights: true`",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html",
    check: .declared(for: ["AWS::RDS::DBInstance"], #"{"check":{"property":"EnablePerformanceInsights","equals":true,"default":false},"message":"nobody sees what the database is busy with"}"#),
    examples: RuleFile.examples(in: rdsWithoutPerformanceInsightsText, path: "Rules/RDS/rds-without-performance-insights.yaml"))
}

private let rdsWithoutPerformanceInsightsText: StaticString = ##"""
name: rds-without-performance-insights
summary: database that does not say what it is busy with
severity: note
category: operations
services: [rds]
enabled: false
documents: [RDS-01]
equivalents:
  trivy: AWS-0133
why: |
  Performance Insights shows which queries a database waits for, and costs nothing for a week of
  history.
fix: "set `EnablePerformanceInsights: true`"
url: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html
check:
  resource: AWS::RDS::DBInstance
  property: EnablePerformanceInsights
  equals: true
  default: false
message: nobody sees what the database is busy with
examples:
  - title: nothing said
    template: |
      Resources:
        Orders:
       #^^^^^^ nobody sees what the database is busy with
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
  - title: switched off
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            EnablePerformanceInsights: false
            #                          ^^^^^ nobody sees what the database is busy with
  - title: switched on
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            EnablePerformanceInsights: true
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            EnablePerformanceInsights: !If [IsProd, true, false]
            #                                             ^^^^^ nobody sees what the database is busy with, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            ManageMasterUserPassword: true
            EnablePerformanceInsights: !Ref Choice

"""##

extension Rule {
  static let recordSetWithoutRecords = Rule(
    "record-set-without-records",
    summary: "record set without records",
    severity: .error,
    category: .schema,
    services: ["route53"],
    documents: ["R53-01"],
    equivalents: [Equivalents(.terrascan, ids: ["AC_AWS_0205"])],
    why: "Route 53 refuses a record set that neither holds records nor is an alias, so the deployment fails.",
    fix: "set `ResourceRecords` and `TTL`, or `AliasTarget`",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordset.html",
    check: .declared(for: ["AWS::Route53::RecordSet"], #"{"check":{"any":[{"property":"ResourceRecords","present":true},{"property":"AliasTarget","present":true}]},"message":"the record set has neither `ResourceRecords` nor `AliasTarget`"}"#),
    examples: RuleFile.examples(in: recordSetWithoutRecordsText, path: "Rules/Route53/record-set-without-records.yaml"))
}

private let recordSetWithoutRecordsText: StaticString = ##"""
name: record-set-without-records
summary: record set without records
severity: error
category: schema
services: [route53]
documents: [R53-01]
equivalents:
  terrascan: AC_AWS_0205
why: |
  Route 53 refuses a record set that neither holds records nor is an alias, so the deployment fails.
fix: set `ResourceRecords` and `TTL`, or `AliasTarget`
url: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordset.html
check:
  resource: AWS::Route53::RecordSet
  any:
    - {property: ResourceRecords, present: true}
    - {property: AliasTarget, present: true}
message: the record set has neither `ResourceRecords` nor `AliasTarget`
examples:
  - title: neither
    template: |
      Resources:
        Site:
       #^^^^ the record set has neither `ResourceRecords` nor `AliasTarget`
          Type: AWS::Route53::RecordSet
          Properties:
            HostedZoneId: Z0123456789ABCDEFGHIJ
            Name: www.example.com
            Type: A
  - title: records
    template: |
      Resources:
        Site:
          Type: AWS::Route53::RecordSet
          Properties:
            HostedZoneId: Z0123456789ABCDEFGHIJ
            Name: www.example.com
            Type: A
            TTL: "300"
            ResourceRecords: [192.0.2.10]
  - title: an alias
    template: |
      Resources:
        Site:
          Type: AWS::Route53::RecordSet
          Properties:
            HostedZoneId: Z0123456789ABCDEFGHIJ
            Name: www.example.com
            Type: A
            AliasTarget:
              DNSName: !ImportValue site-name
              HostedZoneId: Z0123456789ABCDEFGHIJ

"""##

extension Rule {
  static let redshiftClassicSecurityGroup = Rule(
    "redshift-classic-security-group",
    summary: "security group of a network that is no more",
    severity: .warning,
    category: .operations,
    services: ["redshift"],
    equivalents: [Equivalents(.trivy, ids: ["AWS-0085"])],
    why: "Security groups of Redshift are about EC2-Classic, which has been shut down. Clusters use the security groups of their VPC.",
    fix: "use `VpcSecurityGroupIds` with an `AWS::EC2::SecurityGroup`",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-clustersecuritygroup.html",
    check: .declared(for: ["AWS::Redshift::ClusterSecurityGroup"], #"{"check":{"attribute":"Type","absent":true},"message":"security groups of Redshift work only in EC2-Classic, which is no more"}"#),
    examples: RuleFile.examples(in: redshiftClassicSecurityGroupText, path: "Rules/Redshift/redshift-classic-security-group.yaml"))
}

private let redshiftClassicSecurityGroupText: StaticString = ##"""
name: redshift-classic-security-group
summary: security group of a network that is no more
severity: warning
category: operations
services: [redshift]
equivalents:
  trivy: AWS-0085
why: |
  Security groups of Redshift are about EC2-Classic, which has been shut down. Clusters use the
  security groups of their VPC.
fix: use `VpcSecurityGroupIds` with an `AWS::EC2::SecurityGroup`
url: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-clustersecuritygroup.html
check:
  resource: AWS::Redshift::ClusterSecurityGroup
  attribute: Type
  absent: true
message: security groups of Redshift work only in EC2-Classic, which is no more
examples:
  - title: a classic group
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::ClusterSecurityGroup
          #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ security groups of Redshift work only in EC2-Classic, which is no more
          Properties:
            Description: clients
  - title: a group of the VPC
    template: |
      Resources:
        Sales:
          Type: AWS::EC2::SecurityGroup
          Properties:
            GroupDescription: clients
            VpcId: !ImportValue network

"""##

extension Rule {
  static let redshiftClusterInDefaultVpc = Rule(
    "redshift-cluster-in-default-vpc",
    summary: "warehouse without subnets of yours",
    severity: .note,
    category: .security,
    services: ["redshift"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_154"]), Equivalents(.cdkNag, ids: ["RedshiftClusterInVPC"]), Equivalents(.trivy, ids: ["AWS-0127"])],
    why: "Without a subnet group the cluster lands in the default VPC, whose subnets are all public.",
    fix: "set `ClusterSubnetGroupName`",
    url: "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-cluster-subnet-groups.html",
    check: .declared(for: ["AWS::Redshift::Cluster"], #"{"check":{"property":"ClusterSubnetGroupName","present":true},"message":"the cluster is placed in the default VPC"}"#),
    examples: RuleFile.examples(in: redshiftClusterInDefaultVpcText, path: "Rules/Redshift/redshift-cluster-in-default-vpc.yaml"))
}

private let redshiftClusterInDefaultVpcText: StaticString = ##"""
name: redshift-cluster-in-default-vpc
summary: warehouse without subnets of yours
severity: note
category: security
services: [redshift]
enabled: false
equivalents:
  checkov: CKV_AWS_154
  cdk_nag: RedshiftClusterInVPC
  trivy: AWS-0127
why: |
  Without a subnet group the cluster lands in the default VPC, whose subnets are all public.
fix: set `ClusterSubnetGroupName`
url: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-cluster-subnet-groups.html
check:
  resource: AWS::Redshift::Cluster
  property: ClusterSubnetGroupName
  present: true
message: the cluster is placed in the default VPC
examples:
  - title: nothing said
    template: |
      Resources:
        Sales:
       #^^^^^ the cluster is placed in the default VPC
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
  - title: said
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            ClusterSubnetGroupName: !ImportValue data-subnets
  - title: in production only
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            ClusterSubnetGroupName: !If [IsProd, !ImportValue wanted, !Ref AWS::NoValue]
            #                                                         ^^^^^^^^^^^^^^^^^ the cluster is placed in the default VPC, when `IsProd` is false

"""##

extension Rule {
  static let redshiftClusterPublic = Rule(
    "redshift-cluster-public",
    summary: "warehouse with a public address",
    severity: .warning,
    category: .security,
    services: ["redshift"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_87"]), Equivalents(.cdkNag, ids: ["RedshiftClusterPublicAccess"]), Equivalents(.guardRules, ids: ["REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK"]), Equivalents(.terrascan, ids: ["AC_AWS_0199"])],
    frameworks: ["aws-foundational", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "The cluster gets a public address, so that one wrong rule in a security group opens all its data to the internet.",
    fix: "remove `PubliclyAccessible: true`",
    url: "https://docs.aws.amazon.com/redshift/latest/mgmt/rs-enhanced-vpc-routing.html",
    check: .declared(for: ["AWS::Redshift::Cluster"], #"{"check":{"property":"PubliclyAccessible","none-of":[true]},"message":"the warehouse has a public address"}"#),
    examples: RuleFile.examples(in: redshiftClusterPublicText, path: "Rules/Redshift/redshift-cluster-public.yaml"))
}

private let redshiftClusterPublicText: StaticString = ##"""
name: redshift-cluster-public
summary: warehouse with a public address
severity: warning
category: security
services: [redshift]
equivalents:
  checkov: CKV_AWS_87
  cdk_nag: RedshiftClusterPublicAccess
  guard: REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK
  terrascan: AC_AWS_0199
frameworks: [aws-foundational, hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  The cluster gets a public address, so that one wrong rule in a security group opens all its data
  to the internet.
fix: "remove `PubliclyAccessible: true`"
url: https://docs.aws.amazon.com/redshift/latest/mgmt/rs-enhanced-vpc-routing.html
check:
  resource: AWS::Redshift::Cluster
  property: PubliclyAccessible
  none-of: [true]
message: the warehouse has a public address
examples:
  - title: written
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            PubliclyAccessible: true
            #                   ^^^^ the warehouse has a public address
  - title: nothing said
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
  - title: the other way
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            PubliclyAccessible: false
  - title: only in development
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            PubliclyAccessible: !If [IsProd, false, true]
            #                                       ^^^^ the warehouse has a public address, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            PubliclyAccessible: !Ref Choice

"""##

extension Rule {
  static let redshiftClusterUnencrypted = Rule(
    "redshift-cluster-unencrypted",
    summary: "warehouse that is stored unencrypted",
    severity: .warning,
    category: .security,
    services: ["redshift"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_64"]), Equivalents(.cfnNag, ids: ["F28"]), Equivalents(.cdkNag, ids: ["RedshiftClusterEncryptionAtRest", "RedshiftClusterConfiguration"]), Equivalents(.guardRules, ids: ["REDSHIFT_CLUSTER_CONFIGURATION_CHECK"]), Equivalents(.trivy, ids: ["AWS-0084"])],
    frameworks: ["aws-foundational"],
    why: "New clusters are encrypted unless that is switched off. Encrypting one later copies it, during which it can only be read.",
    fix: "remove `Encrypted: false`",
    url: "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html",
    check: .declared(for: ["AWS::Redshift::Cluster"], #"{"check":{"property":"Encrypted","none-of":[false]},"message":"the warehouse and its snapshots are stored unencrypted"}"#),
    examples: RuleFile.examples(in: redshiftClusterUnencryptedText, path: "Rules/Redshift/redshift-cluster-unencrypted.yaml"))
}

private let redshiftClusterUnencryptedText: StaticString = ##"""
name: redshift-cluster-unencrypted
summary: warehouse that is stored unencrypted
severity: warning
category: security
services: [redshift]
equivalents:
  checkov: CKV_AWS_64
  cfn_nag: F28
  cdk_nag: [RedshiftClusterEncryptionAtRest, RedshiftClusterConfiguration]
  guard: REDSHIFT_CLUSTER_CONFIGURATION_CHECK
  trivy: AWS-0084
frameworks: [aws-foundational]
why: |
  New clusters are encrypted unless that is switched off. Encrypting one later copies it, during
  which it can only be read.
fix: "remove `Encrypted: false`"
url: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
check:
  resource: AWS::Redshift::Cluster
  property: Encrypted
  none-of: [false]
message: the warehouse and its snapshots are stored unencrypted
examples:
  - title: written
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            Encrypted: false
            #          ^^^^^ the warehouse and its snapshots are stored unencrypted
  - title: nothing said
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
  - title: the other way
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            Encrypted: true
  - title: only in development
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            Encrypted: !If [IsProd, true, false]
            #                             ^^^^^ the warehouse and its snapshots are stored unencrypted, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            Encrypted: !Ref Choice

"""##

extension Rule {
  static let redshiftClusterWithoutAuditLogging = Rule(
    "redshift-cluster-without-audit-logging",
    summary: "warehouse that does not log who connects and what is asked",
    severity: .note,
    category: .security,
    services: ["redshift"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_71"]), Equivalents(.cdkNag, ids: ["RedshiftClusterAuditLogging", "RedshiftClusterConfiguration"]), Equivalents(.terrascan, ids: ["AC_AWS_0200"])],
    frameworks: ["aws-foundational", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "Only the audit log tells who connected, from where, and what they asked for.",
    fix: "set `LoggingProperties` with a bucket, or with `LogDestinationType: cloudwatch`",
    url: "https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html",
    check: .declared(for: ["AWS::Redshift::Cluster"], #"{"check":{"any":[{"property":"LoggingProperties.BucketName","present":true},{"property":"LoggingProperties.LogDestinationType","equals":"cloudwatch"}]},"message":"connections and queries are not logged"}"#),
    examples: RuleFile.examples(in: redshiftClusterWithoutAuditLoggingText, path: "Rules/Redshift/redshift-cluster-without-audit-logging.yaml"))
}

private let redshiftClusterWithoutAuditLoggingText: StaticString = ##"""
name: redshift-cluster-without-audit-logging
summary: warehouse that does not log who connects and what is asked
severity: note
category: security
services: [redshift]
enabled: false
equivalents:
  checkov: CKV_AWS_71
  cdk_nag: [RedshiftClusterAuditLogging, RedshiftClusterConfiguration]
  terrascan: AC_AWS_0200
frameworks: [aws-foundational, hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  Only the audit log tells who connected, from where, and what they asked for.
fix: "set `LoggingProperties` with a bucket, or with `LogDestinationType: cloudwatch`"
url: https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html
check:
  resource: AWS::Redshift::Cluster
  any:
    - {property: LoggingProperties.BucketName, present: true}
    - {property: LoggingProperties.LogDestinationType, equals: cloudwatch}
message: connections and queries are not logged
examples:
  - title: no log
    template: |
      Resources:
        Sales:
       #^^^^^ connections and queries are not logged
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
  - title: a bucket
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            LoggingProperties:
              BucketName: sales-audit
  - title: CloudWatch
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            LoggingProperties:
              LogDestinationType: cloudwatch
              LogExports: [connectionlog, useractivitylog]

"""##

extension Rule {
  static let redshiftClusterWithoutBackup = Rule(
    "redshift-cluster-without-backup",
    summary: "warehouse without automatic snapshots",
    severity: .warning,
    category: .reliability,
    services: ["redshift"],
    equivalents: [Equivalents(.cdkNag, ids: ["RedshiftBackupEnabled", "RedshiftClusterMaintenanceSettings"]), Equivalents(.guardRules, ids: ["REDSHIFT_BACKUP_ENABLED", "REDSHIFT_CLUSTER_MAINTENANCESETTINGS_CHECK"])],
    frameworks: ["aws-foundational", "hipaa", "nist-800-53-r5"],
    why: "Without snapshots, what is deleted or broken cannot be brought back.",
    fix: "remove `AutomatedSnapshotRetentionPeriod: 0`",
    url: "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html",
    check: .declared(for: ["AWS::Redshift::Cluster"], #"{"check":{"property":"AutomatedSnapshotRetentionPeriod","none-of":[0]},"message":"no snapshots are made"}"#),
    examples: RuleFile.examples(in: redshiftClusterWithoutBackupText, path: "Rules/Redshift/redshift-cluster-without-backup.yaml"))
}

private let redshiftClusterWithoutBackupText: StaticString = ##"""
name: redshift-cluster-without-backup
summary: warehouse without automatic snapshots
severity: warning
category: reliability
services: [redshift]
equivalents:
  cdk_nag: [RedshiftBackupEnabled, RedshiftClusterMaintenanceSettings]
  guard: [REDSHIFT_BACKUP_ENABLED, REDSHIFT_CLUSTER_MAINTENANCESETTINGS_CHECK]
frameworks: [aws-foundational, hipaa, nist-800-53-r5]
why: |
  Without snapshots, what is deleted or broken cannot be brought back.
fix: "remove `AutomatedSnapshotRetentionPeriod: 0`"
url: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html
check:
  resource: AWS::Redshift::Cluster
  property: AutomatedSnapshotRetentionPeriod
  none-of: [0]
message: no snapshots are made
examples:
  - title: switched off
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            AutomatedSnapshotRetentionPeriod: 0
            #                                 ^ no snapshots are made
  - title: a day, which is the default
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
  - title: a week
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            AutomatedSnapshotRetentionPeriod: 7
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            AutomatedSnapshotRetentionPeriod: !Ref Choice

"""##

extension Rule {
  static let redshiftClusterWithoutCustomerKey = Rule(
    "redshift-cluster-without-customer-key",
    summary: "warehouse without a key of your own",
    severity: .note,
    category: .security,
    services: ["redshift"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.trivy, ids: ["AWS-0084"]), Equivalents(.terrascan, ids: ["AC_AWS_0198"])],
    why: "With a key that AWS manages nobody can restrict who decrypts the data, look into the key's use, or take access away by disabling it.",
    fix: "set `KmsKeyId` to a key of yours",
    url: "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html",
    check: .declared(for: ["AWS::Redshift::Cluster"], #"{"check":{"property":"KmsKeyId","present":true},"message":"warehouse is not encrypted with a key of your own"}"#),
    examples: RuleFile.examples(in: redshiftClusterWithoutCustomerKeyText, path: "Rules/Redshift/redshift-cluster-without-customer-key.yaml"))
}

private let redshiftClusterWithoutCustomerKeyText: StaticString = ##"""
name: redshift-cluster-without-customer-key
summary: warehouse without a key of your own
severity: note
category: security
services: [redshift]
enabled: false
equivalents:
  trivy: AWS-0084
  terrascan: AC_AWS_0198
why: |
  With a key that AWS manages nobody can restrict who decrypts the data, look into the key's use, or
  take access away by disabling it.
fix: set `KmsKeyId` to a key of yours
url: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
check:
  resource: AWS::Redshift::Cluster
  property: KmsKeyId
  present: true
message: warehouse is not encrypted with a key of your own
examples:
  - title: no key
    template: |
      Resources:
        Sales:
       #^^^^^ warehouse is not encrypted with a key of your own
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
  - title: a key of your own
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            KmsKeyId: !ImportValue data-key

"""##

extension Rule {
  static let redshiftClusterWithoutQueryLog = Rule(
    "redshift-cluster-without-query-log",
    summary: "warehouse whose queries are not logged",
    severity: .note,
    category: .operations,
    services: ["redshift"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cdkNag, ids: ["RedshiftClusterUserActivityLogging"])],
    why: "The audit log holds what was asked only when the parameter group says so; otherwise it has nothing but connections.",
    fix: "name a parameter group in `ClusterParameterGroupName` that sets `enable_user_activity_logging` to `true`",
    url: "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-parameter-groups.html",
    check: .declared(for: ["AWS::Redshift::Cluster"], #"{"check":{"any":[{"related":{"this":"refers to","resource":"AWS::Redshift::ClusterParameterGroup","property":"Parameters","some":{"all":[{"property":"ParameterName","equals":"enable_user_activity_logging"},{"property":"ParameterValue","equals":true}]}}},{"all":[{"property":"ClusterParameterGroupName","present":true},{"not":{"related":{"this":"refers to","resource":"AWS::Redshift::ClusterParameterGroup"}}}]}]},"message":"no parameter group of the cluster has its queries logged"}"#),
    examples: RuleFile.examples(in: redshiftClusterWithoutQueryLogText, path: "Rules/Redshift/redshift-cluster-without-query-log.yaml"))
}

private let redshiftClusterWithoutQueryLogText: StaticString = ##"""
name: redshift-cluster-without-query-log
summary: warehouse whose queries are not logged
severity: note
category: operations
services: [redshift]
enabled: false
equivalents:
  cdk_nag: RedshiftClusterUserActivityLogging
why: |
  The audit log holds what was asked only when the parameter group says so; otherwise it has nothing
  but connections.
fix: name a parameter group in `ClusterParameterGroupName` that sets `enable_user_activity_logging` to `true`
url: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-parameter-groups.html
check:
  resource: AWS::Redshift::Cluster
  any:
    - related:
        this: refers to
        resource: AWS::Redshift::ClusterParameterGroup
        property: Parameters
        some:
          all:
            - {property: ParameterName, equals: enable_user_activity_logging}
            - {property: ParameterValue, equals: true}
    - all:
        - {property: ClusterParameterGroupName, present: true}
        - not:
            related: {this: refers to, resource: AWS::Redshift::ClusterParameterGroup}
message: no parameter group of the cluster has its queries logged
examples:
  - title: no group
    template: |
      Resources:
        Sales:
       #^^^^^ no parameter group of the cluster has its queries logged
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
  - title: a group that does not say it
    template: |
      Resources:
        Strict:
          Type: AWS::Redshift::ClusterParameterGroup
          Properties:
            Description: sales
            ParameterGroupFamily: redshift-2.0
            Parameters:
              - ParameterName: enable_user_activity_logging
                ParameterValue: "false"
        Sales:
       #^^^^^ no parameter group of the cluster has its queries logged
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            ClusterParameterGroupName: !Ref Strict
  - title: a group that says it
    template: |
      Resources:
        Strict:
          Type: AWS::Redshift::ClusterParameterGroup
          Properties:
            Description: sales
            ParameterGroupFamily: redshift-2.0
            Parameters:
              - ParameterName: enable_user_activity_logging
                ParameterValue: "true"
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            ClusterParameterGroupName: !Ref Strict
  - title: a group of another stack
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            ClusterParameterGroupName: !ImportValue strict-group

"""##

extension Rule {
  static let redshiftClusterWithoutTls = Rule(
    "redshift-cluster-without-tls",
    summary: "warehouse without a parameter group that asks for TLS",
    severity: .note,
    category: .security,
    services: ["redshift"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cdkNag, ids: ["RedshiftRequireTlsSSL"])],
    frameworks: ["hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "The default group has asked for TLS since January 2025; one from before, or one that says otherwise, does not.",
    fix: "name a parameter group in `ClusterParameterGroupName` that sets `require_ssl` to `true`",
    url: "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-parameter-groups.html",
    check: .declared(for: ["AWS::Redshift::Cluster"], #"{"check":{"any":[{"related":{"this":"refers to","resource":"AWS::Redshift::ClusterParameterGroup","property":"Parameters","some":{"all":[{"property":"ParameterName","equals":"require_ssl"},{"property":"ParameterValue","equals":true}]}}},{"all":[{"property":"ClusterParameterGroupName","present":true},{"not":{"related":{"this":"refers to","resource":"AWS::Redshift::ClusterParameterGroup"}}}]}]},"message":"no parameter group of the cluster asks for TLS"}"#),
    examples: RuleFile.examples(in: redshiftClusterWithoutTlsText, path: "Rules/Redshift/redshift-cluster-without-tls.yaml"))
}

private let redshiftClusterWithoutTlsText: StaticString = ##"""
name: redshift-cluster-without-tls
summary: warehouse without a parameter group that asks for TLS
severity: note
category: security
services: [redshift]
enabled: false
equivalents:
  cdk_nag: RedshiftRequireTlsSSL
frameworks: [hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  The default group has asked for TLS since January 2025; one from before, or one that says
  otherwise, does not.
fix: name a parameter group in `ClusterParameterGroupName` that sets `require_ssl` to `true`
url: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-parameter-groups.html
check:
  resource: AWS::Redshift::Cluster
  any:
    - related:
        this: refers to
        resource: AWS::Redshift::ClusterParameterGroup
        property: Parameters
        some:
          all:
            - {property: ParameterName, equals: require_ssl}
            - {property: ParameterValue, equals: true}
    - all:
        - {property: ClusterParameterGroupName, present: true}
        - not:
            related: {this: refers to, resource: AWS::Redshift::ClusterParameterGroup}
message: no parameter group of the cluster asks for TLS
examples:
  - title: no group
    template: |
      Resources:
        Sales:
       #^^^^^ no parameter group of the cluster asks for TLS
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
  - title: a group that does not say it
    template: |
      Resources:
        Strict:
          Type: AWS::Redshift::ClusterParameterGroup
          Properties:
            Description: sales
            ParameterGroupFamily: redshift-2.0
            Parameters:
              - ParameterName: require_ssl
                ParameterValue: "false"
        Sales:
       #^^^^^ no parameter group of the cluster asks for TLS
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            ClusterParameterGroupName: !Ref Strict
  - title: a group that says it
    template: |
      Resources:
        Strict:
          Type: AWS::Redshift::ClusterParameterGroup
          Properties:
            Description: sales
            ParameterGroupFamily: redshift-2.0
            Parameters:
              - ParameterName: require_ssl
                ParameterValue: "true"
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            ClusterParameterGroupName: !Ref Strict
  - title: a group of another stack
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            ClusterParameterGroupName: !ImportValue strict-group

"""##

extension Rule {
  static let redshiftClusterWithoutUpgrades = Rule(
    "redshift-cluster-without-upgrades",
    summary: "warehouse that is never upgraded",
    severity: .note,
    category: .operations,
    services: ["redshift"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cdkNag, ids: ["RedshiftClusterVersionUpgrade", "RedshiftClusterMaintenanceSettings"]), Equivalents(.guardRules, ids: ["REDSHIFT_CLUSTER_MAINTENANCESETTINGS_CHECK"])],
    frameworks: ["aws-foundational"],
    why: "Corrections of errors and of holes do not reach the cluster.",
    fix: "remove `AllowVersionUpgrade: false`",
    url: "https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-considerations.html",
    check: .declared(for: ["AWS::Redshift::Cluster"], #"{"check":{"property":"AllowVersionUpgrade","none-of":[false]},"message":"the cluster gets no upgrades"}"#),
    examples: RuleFile.examples(in: redshiftClusterWithoutUpgradesText, path: "Rules/Redshift/redshift-cluster-without-upgrades.yaml"))
}

private let redshiftClusterWithoutUpgradesText: StaticString = ##"""
name: redshift-cluster-without-upgrades
summary: warehouse that is never upgraded
severity: note
category: operations
services: [redshift]
enabled: false
equivalents:
  cdk_nag: [RedshiftClusterVersionUpgrade, RedshiftClusterMaintenanceSettings]
  guard: REDSHIFT_CLUSTER_MAINTENANCESETTINGS_CHECK
frameworks: [aws-foundational]
why: |
  Corrections of errors and of holes do not reach the cluster.
fix: "remove `AllowVersionUpgrade: false`"
url: https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-considerations.html
check:
  resource: AWS::Redshift::Cluster
  property: AllowVersionUpgrade
  none-of: [false]
message: the cluster gets no upgrades
examples:
  - title: written
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            AllowVersionUpgrade: false
            #                    ^^^^^ the cluster gets no upgrades
  - title: nothing said
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
  - title: the other way
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            AllowVersionUpgrade: true
  - title: only in development
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            AllowVersionUpgrade: !If [IsProd, true, false]
            #                                       ^^^^^ the cluster gets no upgrades, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            AllowVersionUpgrade: !Ref Choice

"""##

extension Rule {
  static let redshiftClusterWithoutVpcRouting = Rule(
    "redshift-cluster-without-vpc-routing",
    summary: "warehouse whose copies cross the internet",
    severity: .note,
    category: .security,
    services: ["redshift"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cdkNag, ids: ["RedshiftEnhancedVPCRoutingEnabled"]), Equivalents(.guardRules, ids: ["REDSHIFT_ENHANCED_VPC_ROUTING_ENABLED"])],
    frameworks: ["aws-foundational", "hipaa", "nist-800-53-r5", "pci-dss"],
    why: "What is loaded and unloaded goes past the VPC, where no security group, endpoint policy or flow log sees it.",
    fix: "set `EnhancedVpcRouting: true`",
    url: "https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html",
    check: .declared(for: ["AWS::Redshift::Cluster"], #"{"check":{"property":"EnhancedVpcRouting","equals":true,"default":false},"message":"what is loaded and unloaded goes past the VPC"}"#),
    examples: RuleFile.examples(in: redshiftClusterWithoutVpcRoutingText, path: "Rules/Redshift/redshift-cluster-without-vpc-routing.yaml"))
}

private let redshiftClusterWithoutVpcRoutingText: StaticString = ##"""
name: redshift-cluster-without-vpc-routing
summary: warehouse whose copies cross the internet
severity: note
category: security
services: [redshift]
enabled: false
equivalents:
  cdk_nag: RedshiftEnhancedVPCRoutingEnabled
  guard: REDSHIFT_ENHANCED_VPC_ROUTING_ENABLED
frameworks: [aws-foundational, hipaa, nist-800-53-r5, pci-dss]
why: |
  What is loaded and unloaded goes past the VPC, where no security group, endpoint policy or flow
  log sees it.
fix: "set `EnhancedVpcRouting: true`"
url: https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html
check:
  resource: AWS::Redshift::Cluster
  property: EnhancedVpcRouting
  equals: true
  default: false
message: what is loaded and unloaded goes past the VPC
examples:
  - title: nothing said
    template: |
      Resources:
        Sales:
       #^^^^^ what is loaded and unloaded goes past the VPC
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
  - title: switched off
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            EnhancedVpcRouting: false
            #                   ^^^^^ what is loaded and unloaded goes past the VPC
  - title: switched on
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            EnhancedVpcRouting: true
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            EnhancedVpcRouting: !If [IsProd, true, false]
            #                                      ^^^^^ what is loaded and unloaded goes past the VPC, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            EnhancedVpcRouting: !Ref Choice

"""##

extension Rule {
  static let redshiftDefaultUsername = Rule(
    "redshift-default-username",
    summary: "warehouse whose administrator has the usual name",
    severity: .note,
    category: .security,
    services: ["redshift"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cdkNag, ids: ["RedshiftClusterNonDefaultUsername"])],
    frameworks: ["aws-foundational"],
    why: "Who guesses passwords begins with the name that the console proposes.",
    fix: "set `MasterUsername` to another name",
    url: "https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-from-outside.html",
    check: .declared(for: ["AWS::Redshift::Cluster"], #"{"check":{"property":"MasterUsername","none-of":["awsuser"]},"message":"the administrator has the name `{value}`, which is tried first"}"#),
    examples: RuleFile.examples(in: redshiftDefaultUsernameText, path: "Rules/Redshift/redshift-default-username.yaml"))
}

private let redshiftDefaultUsernameText: StaticString = ##"""
name: redshift-default-username
summary: warehouse whose administrator has the usual name
severity: note
category: security
services: [redshift]
enabled: false
equivalents:
  cdk_nag: RedshiftClusterNonDefaultUsername
frameworks: [aws-foundational]
why: |
  Who guesses passwords begins with the name that the console proposes.
fix: set `MasterUsername` to another name
url: https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-from-outside.html
check:
  resource: AWS::Redshift::Cluster
  property: MasterUsername
  none-of: [awsuser]
message: the administrator has the name `{value}`, which is tried first
examples:
  - title: written
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            ManageMasterPassword: true
            MasterUsername: awsuser
            #               ^^^^^^^ the administrator has the name `awsuser`, which is tried first
  - title: the other way
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            ManageMasterPassword: true
            MasterUsername: sales
  - title: only in development
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            ManageMasterPassword: true
            MasterUsername: !If [IsProd, sales, awsuser]
            #                                   ^^^^^^^ the administrator has the name `awsuser`, which is tried first, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            ManageMasterPassword: true
            MasterUsername: !Ref Choice

"""##

extension Rule {
  static let redshiftEncryptionLeftToDefault = Rule(
    "redshift-encryption-left-to-default",
    summary: "warehouse that does not say that it is encrypted",
    severity: .note,
    category: .security,
    services: ["redshift"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_64"]), Equivalents(.cfnNag, ids: ["F28"]), Equivalents(.cdkNag, ids: ["RedshiftClusterEncryptionAtRest", "RedshiftClusterConfiguration"]), Equivalents(.guardRules, ids: ["REDSHIFT_CLUSTER_CONFIGURATION_CHECK"]), Equivalents(.trivy, ids: ["AWS-0084"])],
    frameworks: ["hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "Redshift has encrypted new clusters since January 2025, so nothing is open. Who reads the template for an audit sees nothing of it.",
    fix: "set `Encrypted: true`",
    url: "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html",
    check: .declared(for: ["AWS::Redshift::Cluster"], #"{"check":{"property":"Encrypted","present":true},"message":"the cluster does not say that it is encrypted, which it is by default"}"#),
    examples: RuleFile.examples(in: redshiftEncryptionLeftToDefaultText, path: "Rules/Redshift/redshift-encryption-left-to-default.yaml"))
}

private let redshiftEncryptionLeftToDefaultText: StaticString = ##"""
name: redshift-encryption-left-to-default
summary: warehouse that does not say that it is encrypted
severity: note
category: security
services: [redshift]
enabled: false
equivalents:
  checkov: CKV_AWS_64
  cfn_nag: F28
  cdk_nag: [RedshiftClusterEncryptionAtRest, RedshiftClusterConfiguration]
  guard: REDSHIFT_CLUSTER_CONFIGURATION_CHECK
  trivy: AWS-0084
frameworks: [hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  Redshift has encrypted new clusters since January 2025, so nothing is open. Who reads the template
  for an audit sees nothing of it.
fix: "set `Encrypted: true`"
url: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
check:
  resource: AWS::Redshift::Cluster
  property: Encrypted
  present: true
message: the cluster does not say that it is encrypted, which it is by default
examples:
  - title: nothing said
    template: |
      Resources:
        Sales:
       #^^^^^ the cluster does not say that it is encrypted, which it is by default
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
  - title: said
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            Encrypted: true
  - title: in production only
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            Encrypted: !If [IsProd, !ImportValue wanted, !Ref AWS::NoValue]
            #                                            ^^^^^^^^^^^^^^^^^ the cluster does not say that it is encrypted, which it is by default, when `IsProd` is false

"""##

extension Rule {
  static let redshiftMaintenanceWindowUnset = Rule(
    "redshift-maintenance-window-unset",
    summary: "warehouse that is maintained at a random time",
    severity: .note,
    category: .operations,
    services: ["redshift"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cdkNag, ids: ["RedshiftClusterMaintenanceSettings"]), Equivalents(.guardRules, ids: ["REDSHIFT_CLUSTER_MAINTENANCESETTINGS_CHECK"])],
    frameworks: ["hipaa", "nist-800-53-r5", "pci-dss"],
    why: "Redshift chooses a window of its own, which may be while everybody works.",
    fix: "set `PreferredMaintenanceWindow`",
    url: "https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-considerations.html",
    check: .declared(for: ["AWS::Redshift::Cluster"], #"{"check":{"property":"PreferredMaintenanceWindow","present":true},"message":"AWS chooses when the cluster is maintained"}"#),
    examples: RuleFile.examples(in: redshiftMaintenanceWindowUnsetText, path: "Rules/Redshift/redshift-maintenance-window-unset.yaml"))
}

private let redshiftMaintenanceWindowUnsetText: StaticString = ##"""
name: redshift-maintenance-window-unset
summary: warehouse that is maintained at a random time
severity: note
category: operations
services: [redshift]
enabled: false
equivalents:
  cdk_nag: RedshiftClusterMaintenanceSettings
  guard: REDSHIFT_CLUSTER_MAINTENANCESETTINGS_CHECK
frameworks: [hipaa, nist-800-53-r5, pci-dss]
why: |
  Redshift chooses a window of its own, which may be while everybody works.
fix: set `PreferredMaintenanceWindow`
url: https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-considerations.html
check:
  resource: AWS::Redshift::Cluster
  property: PreferredMaintenanceWindow
  present: true
message: AWS chooses when the cluster is maintained
examples:
  - title: nothing said
    template: |
      Resources:
        Sales:
       #^^^^^ AWS chooses when the cluster is maintained
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
  - title: said
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            PreferredMaintenanceWindow: sun:03:00-sun:03:30
  - title: in production only
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            PreferredMaintenanceWindow: !If [IsProd, !ImportValue wanted, !Ref AWS::NoValue]
            #                                                             ^^^^^^^^^^^^^^^^^ AWS chooses when the cluster is maintained, when `IsProd` is false

"""##

extension Rule {
  static let redshiftOnDefaultPort = Rule(
    "redshift-on-default-port",
    summary: "database on the port that everyone tries",
    severity: .note,
    category: .security,
    services: ["redshift"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cdkNag, ids: ["RedshiftClusterNonDefaultPort"])],
    why: "Scanners try the usual port of each database first. Another port stops none who looks, but keeps the noise away.",
    fix: "set `Port` to another one",
    url: "https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html",
    check: .declared(for: ["AWS::Redshift::Cluster"], #"{"check":{"property":"Port","present":true,"none-of":[5439]},"message":"the port is {value}, the one that everyone tries","message-when-absent":"the port is the one that everyone tries, as none is set"}"#),
    examples: RuleFile.examples(in: redshiftOnDefaultPortText, path: "Rules/Redshift/redshift-on-default-port.yaml"))
}

private let redshiftOnDefaultPortText: StaticString = ##"""
name: redshift-on-default-port
summary: database on the port that everyone tries
severity: note
category: security
services: [redshift]
enabled: false
equivalents:
  cdk_nag: RedshiftClusterNonDefaultPort
why: |
  Scanners try the usual port of each database first. Another port stops none who looks, but keeps
  the noise away.
fix: set `Port` to another one
url: https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html
check:
  resource: AWS::Redshift::Cluster
  property: Port
  present: true
  none-of: [5439]
message: the port is {value}, the one that everyone tries
message-when-absent: the port is the one that everyone tries, as none is set
examples:
  - title: nothing said
    template: |
      Resources:
        Sales:
       #^^^^^ the port is the one that everyone tries, as none is set
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
  - title: the usual port
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            Port: 5439
            #     ^^^^ the port is 5439, the one that everyone tries
  - title: another port
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            Port: 7632
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            Port: !Ref Choice

"""##

extension Rule {
  static let redshiftParameterGroupWithoutTls = Rule(
    "redshift-parameter-group-without-tls",
    summary: "parameter group that lets clients connect without TLS",
    severity: .warning,
    category: .security,
    services: ["redshift"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_105"])],
    frameworks: ["aws-foundational"],
    why: "Passwords, queries and results cross the network as they are, for whoever listens.",
    fix: "add the parameter `require_ssl` with the value `true`",
    url: "https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html",
    check: .declared(for: ["AWS::Redshift::ClusterParameterGroup"], #"{"check":{"any":[{"property":"Parameters","some":{"all":[{"property":"ParameterName","equals":"require_ssl"},{"property":"ParameterValue","equals":true}]}}]},"message":"clients may connect without TLS"}"#),
    examples: RuleFile.examples(in: redshiftParameterGroupWithoutTlsText, path: "Rules/Redshift/redshift-parameter-group-without-tls.yaml"))
}

private let redshiftParameterGroupWithoutTlsText: StaticString = ##"""
name: redshift-parameter-group-without-tls
summary: parameter group that lets clients connect without TLS
severity: warning
category: security
services: [redshift]
enabled: false
equivalents:
  checkov: CKV_AWS_105
frameworks: [aws-foundational]
why: |
  Passwords, queries and results cross the network as they are, for whoever listens.
fix: add the parameter `require_ssl` with the value `true`
url: https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html
check:
  resource: AWS::Redshift::ClusterParameterGroup
  any:
    - property: Parameters
      some:
        all:
          - {property: ParameterName, equals: require_ssl}
          - {property: ParameterValue, equals: true}
message: clients may connect without TLS
examples:
  - title: nothing said
    template: |
      Resources:
        Strict:
       #^^^^^^ clients may connect without TLS
          Type: AWS::Redshift::ClusterParameterGroup
          Properties:
            Description: sales
            ParameterGroupFamily: redshift-2.0
  - title: switched off
    template: |
      Resources:
        Strict:
       #^^^^^^ clients may connect without TLS
          Type: AWS::Redshift::ClusterParameterGroup
          Properties:
            Description: sales
            ParameterGroupFamily: redshift-2.0
            Parameters:
              - ParameterName: require_ssl
                ParameterValue: "false"
  - title: required
    template: |
      Resources:
        Strict:
          Type: AWS::Redshift::ClusterParameterGroup
          Properties:
            Description: sales
            ParameterGroupFamily: redshift-2.0
            Parameters:
              - ParameterName: require_ssl
                ParameterValue: "true"
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Strict:
          Type: AWS::Redshift::ClusterParameterGroup
          Properties:
            Description: sales
            ParameterGroupFamily: redshift-2.0
            Parameters:
              - ParameterName: require_ssl
                ParameterValue: !Ref Choice

"""##

extension Rule {
  static let redshiftPublicAccessLeftToDefault = Rule(
    "redshift-public-access-left-to-default",
    summary: "warehouse that does not say that it is not public",
    severity: .note,
    category: .security,
    services: ["redshift"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_87"]), Equivalents(.guardRules, ids: ["REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK"]), Equivalents(.terrascan, ids: ["AC_AWS_0199"])],
    why: "Redshift has kept new clusters off the internet since January 2025, so nothing is open. A cluster that the stack has from before may still be public.",
    fix: "set `PubliclyAccessible: false`",
    url: "https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html",
    check: .declared(for: ["AWS::Redshift::Cluster"], #"{"check":{"property":"PubliclyAccessible","present":true},"message":"the cluster does not say that it is not public, which it is not by default"}"#),
    examples: RuleFile.examples(in: redshiftPublicAccessLeftToDefaultText, path: "Rules/Redshift/redshift-public-access-left-to-default.yaml"))
}

private let redshiftPublicAccessLeftToDefaultText: StaticString = ##"""
name: redshift-public-access-left-to-default
summary: warehouse that does not say that it is not public
severity: note
category: security
services: [redshift]
enabled: false
equivalents:
  checkov: CKV_AWS_87
  guard: REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK
  terrascan: AC_AWS_0199
why: |
  Redshift has kept new clusters off the internet since January 2025, so nothing is open. A cluster
  that the stack has from before may still be public.
fix: "set `PubliclyAccessible: false`"
url: https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html
check:
  resource: AWS::Redshift::Cluster
  property: PubliclyAccessible
  present: true
message: the cluster does not say that it is not public, which it is not by default
examples:
  - title: nothing said
    template: |
      Resources:
        Sales:
       #^^^^^ the cluster does not say that it is not public, which it is not by default
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
  - title: said
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            PubliclyAccessible: false
  - title: in production only
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Sales:
          Type: AWS::Redshift::Cluster
          Properties:
            ClusterType: single-node
            NodeType: ra3.large
            DBName: sales
            MasterUsername: sales
            ManageMasterPassword: true
            PubliclyAccessible: !If [IsProd, !ImportValue wanted, !Ref AWS::NoValue]
            #                                                     ^^^^^^^^^^^^^^^^^ the cluster does not say that it is not public, which it is not by default, when `IsProd` is false

"""##

extension Rule {
  static let redshiftSecurityGroupWithoutDescription = Rule(
    "redshift-security-group-without-description",
    summary: "security group of Redshift that does not say what it is for",
    severity: .note,
    category: .operations,
    services: ["redshift"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.trivy, ids: ["AWS-0083"])],
    why: "Nobody dares to remove a group, or a rule in it, whose purpose is not written down.",
    fix: "write into `Description` what the group is for",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-clustersecuritygroup.html",
    check: .declared(for: ["AWS::Redshift::ClusterSecurityGroup"], #"{"check":{"property":"Description","present":true,"length":{"at-least":1}},"message":"the group does not say what it is for","message-when-absent":"the group does not say what it is for"}"#),
    examples: RuleFile.examples(in: redshiftSecurityGroupWithoutDescriptionText, path: "Rules/Redshift/redshift-security-group-without-description.yaml"))
}

private let redshiftSecurityGroupWithoutDescriptionText: StaticString = ##"""
name: redshift-security-group-without-description
summary: security group of Redshift that does not say what it is for
severity: note
category: operations
services: [redshift]
enabled: false
equivalents:
  trivy: AWS-0083
why: |
  Nobody dares to remove a group, or a rule in it, whose purpose is not written down.
fix: write into `Description` what the group is for
url: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-clustersecuritygroup.html
check:
  resource: AWS::Redshift::ClusterSecurityGroup
  property: Description
  present: true
  length: {at-least: 1}
message: the group does not say what it is for
message-when-absent: the group does not say what it is for
examples:
  - title: empty
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::ClusterSecurityGroup
          Properties:
            Description: ""
            #            ^^ the group does not say what it is for
  - title: said
    template: |
      Resources:
        Sales:
          Type: AWS::Redshift::ClusterSecurityGroup
          Properties:
            Description: clients of the sales reports

"""##

extension Rule {
  static let sagemakerEndpointWithoutCustomerKey = Rule(
    "sagemaker-endpoint-without-customer-key",
    summary: "storage without a key of your own",
    severity: .note,
    category: .security,
    services: ["sagemaker"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cfnNag, ids: ["W1200"]), Equivalents(.cdkNag, ids: ["SageMakerEndpointConfigurationKMSKeyConfigured"]), Equivalents(.guardRules, ids: ["SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED"])],
    frameworks: ["hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "With a key that AWS manages nobody can restrict who decrypts the data, look into the key's use, or take access away by disabling it.",
    fix: "set `KmsKeyId` to a key of yours",
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
    check: .declared(for: ["AWS::SageMaker::EndpointConfig"], #"{"check":{"property":"KmsKeyId","present":true},"message":"storage is not encrypted with a key of your own"}"#),
    examples: RuleFile.examples(in: sagemakerEndpointWithoutCustomerKeyText, path: "Rules/SageMaker/sagemaker-endpoint-without-customer-key.yaml"))
}

private let sagemakerEndpointWithoutCustomerKeyText: StaticString = ##"""
name: sagemaker-endpoint-without-customer-key
summary: storage without a key of your own
severity: note
category: security
services: [sagemaker]
enabled: false
equivalents:
  cfn_nag: W1200
  cdk_nag: SageMakerEndpointConfigurationKMSKeyConfigured
  guard: SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED
frameworks: [hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  With a key that AWS manages nobody can restrict who decrypts the data, look into the key's use, or
  take access away by disabling it.
fix: set `KmsKeyId` to a key of yours
url: https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html
check:
  resource: AWS::SageMaker::EndpointConfig
  property: KmsKeyId
  present: true
message: storage is not encrypted with a key of your own
examples:
  - title: no key
    template: |
      Resources:
        Forecast:
       #^^^^^^^^ storage is not encrypted with a key of your own
          Type: AWS::SageMaker::EndpointConfig
          Properties:
            ProductionVariants:
              - VariantName: main
                ModelName: forecast
                InstanceType: ml.m5.large
                InitialInstanceCount: 1
                InitialVariantWeight: 1
  - title: a key of your own
    template: |
      Resources:
        Forecast:
          Type: AWS::SageMaker::EndpointConfig
          Properties:
            ProductionVariants:
              - VariantName: main
                ModelName: forecast
                InstanceType: ml.m5.large
                InitialInstanceCount: 1
                InitialVariantWeight: 1
            KmsKeyId: !ImportValue data-key

"""##

extension Rule {
  static let sagemakerJobOutputWithoutCustomerKey = Rule(
    "sagemaker-job-output-without-customer-key",
    summary: "output of the job without a key of your own",
    severity: .note,
    category: .security,
    services: ["sagemaker"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_367"])],
    why: "With a key that AWS manages nobody can restrict who decrypts the data, look into the key's use, or take access away by disabling it.",
    fix: "set `DataQualityJobOutputConfig.KmsKeyId` to a key of yours",
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
    check: .declared(for: ["AWS::SageMaker::DataQualityJobDefinition"], #"{"check":{"property":"DataQualityJobOutputConfig.KmsKeyId","present":true},"message":"output of the job is not encrypted with a key of your own"}"#),
    examples: RuleFile.examples(in: sagemakerJobOutputWithoutCustomerKeyText, path: "Rules/SageMaker/sagemaker-job-output-without-customer-key.yaml"))
}

private let sagemakerJobOutputWithoutCustomerKeyText: StaticString = ##"""
name: sagemaker-job-output-without-customer-key
summary: output of the job without a key of your own
severity: note
category: security
services: [sagemaker]
enabled: false
equivalents:
  checkov: CKV_AWS_367
why: |
  With a key that AWS manages nobody can restrict who decrypts the data, look into the key's use, or
  take access away by disabling it.
fix: set `DataQualityJobOutputConfig.KmsKeyId` to a key of yours
url: https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html
check:
  resource: AWS::SageMaker::DataQualityJobDefinition
  property: DataQualityJobOutputConfig.KmsKeyId
  present: true
message: output of the job is not encrypted with a key of your own
examples:
  - title: no key
    template: |
      Resources:
        Quality:
          Type: AWS::SageMaker::DataQualityJobDefinition
          Properties:
            DataQualityAppSpecification:
              ImageUri: 111122223333.dkr.ecr.us-east-1.amazonaws.com/monitor:3
            DataQualityJobInput:
              EndpointInput:
                EndpointName: forecast
                LocalPath: /opt/ml/processing/input
            DataQualityJobOutputConfig:
           #^^^^^^^^^^^^^^^^^^^^^^^^^^ output of the job is not encrypted with a key of your own
              MonitoringOutputs:
                - S3Output:
                    S3Uri: s3://forecast-quality/out
                    LocalPath: /opt/ml/processing/output
            JobResources:
              ClusterConfig:
                InstanceCount: 1
                InstanceType: ml.m5.large
                VolumeSizeInGB: 20
            RoleArn: arn:aws:iam::111122223333:role/quality
  - title: a key of your own
    template: |
      Resources:
        Quality:
          Type: AWS::SageMaker::DataQualityJobDefinition
          Properties:
            DataQualityAppSpecification:
              ImageUri: 111122223333.dkr.ecr.us-east-1.amazonaws.com/monitor:3
            DataQualityJobInput:
              EndpointInput:
                EndpointName: forecast
                LocalPath: /opt/ml/processing/input
            DataQualityJobOutputConfig:
              MonitoringOutputs:
                - S3Output:
                    S3Uri: s3://forecast-quality/out
                    LocalPath: /opt/ml/processing/output
              KmsKeyId: alias/quality
            JobResources:
              ClusterConfig:
                InstanceCount: 1
                InstanceType: ml.m5.large
                VolumeSizeInGB: 20
            RoleArn: arn:aws:iam::111122223333:role/quality

"""##

extension Rule {
  static let sagemakerJobTrafficUnencrypted = Rule(
    "sagemaker-job-traffic-unencrypted",
    summary: "job whose containers talk unencrypted",
    severity: .note,
    category: .security,
    services: ["sagemaker"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_369"])],
    frameworks: ["aws-foundational"],
    why: "What the containers of a job send each other crosses the network as it is.",
    fix: "set `NetworkConfig.EnableInterContainerTrafficEncryption: true`",
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html",
    check: .declared(for: ["AWS::SageMaker::DataQualityJobDefinition"], #"{"check":{"property":"NetworkConfig.EnableInterContainerTrafficEncryption","equals":true,"default":false},"message":"traffic between the containers of the job is not encrypted"}"#),
    examples: RuleFile.examples(in: sagemakerJobTrafficUnencryptedText, path: "Rules/SageMaker/sagemaker-job-traffic-unencrypted.yaml"))
}

private let sagemakerJobTrafficUnencryptedText: StaticString = ##"""
name: sagemaker-job-traffic-unencrypted
summary: job whose containers talk unencrypted
severity: note
category: security
services: [sagemaker]
enabled: false
equivalents:
  checkov: CKV_AWS_369
frameworks: [aws-foundational]
why: |
  What the containers of a job send each other crosses the network as it is.
fix: "set `NetworkConfig.EnableInterContainerTrafficEncryption: true`"
url: https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html
check:
  resource: AWS::SageMaker::DataQualityJobDefinition
  property: NetworkConfig.EnableInterContainerTrafficEncryption
  equals: true
  default: false
message: traffic between the containers of the job is not encrypted
examples:
  - title: nothing said
    template: |
      Resources:
        Quality:
       #^^^^^^^ traffic between the containers of the job is not encrypted
          Type: AWS::SageMaker::DataQualityJobDefinition
          Properties:
            DataQualityAppSpecification:
              ImageUri: 111122223333.dkr.ecr.us-east-1.amazonaws.com/monitor:3
            DataQualityJobInput:
              EndpointInput:
                EndpointName: forecast
                LocalPath: /opt/ml/processing/input
            DataQualityJobOutputConfig:
              MonitoringOutputs:
                - S3Output:
                    S3Uri: s3://forecast-quality/out
                    LocalPath: /opt/ml/processing/output
            JobResources:
              ClusterConfig:
                InstanceCount: 1
                InstanceType: ml.m5.large
                VolumeSizeInGB: 20
            RoleArn: arn:aws:iam::111122223333:role/quality
  - title: switched off
    template: |
      Resources:
        Quality:
          Type: AWS::SageMaker::DataQualityJobDefinition
          Properties:
            DataQualityAppSpecification:
              ImageUri: 111122223333.dkr.ecr.us-east-1.amazonaws.com/monitor:3
            DataQualityJobInput:
              EndpointInput:
                EndpointName: forecast
                LocalPath: /opt/ml/processing/input
            DataQualityJobOutputConfig:
              MonitoringOutputs:
                - S3Output:
                    S3Uri: s3://forecast-quality/out
                    LocalPath: /opt/ml/processing/output
            JobResources:
              ClusterConfig:
                InstanceCount: 1
                InstanceType: ml.m5.large
                VolumeSizeInGB: 20
            NetworkConfig:
              EnableInterContainerTrafficEncryption: false
              #                                      ^^^^^ traffic between the containers of the job is not encrypted
            RoleArn: arn:aws:iam::111122223333:role/quality
  - title: encrypted
    template: |
      Resources:
        Quality:
          Type: AWS::SageMaker::DataQualityJobDefinition
          Properties:
            DataQualityAppSpecification:
              ImageUri: 111122223333.dkr.ecr.us-east-1.amazonaws.com/monitor:3
            DataQualityJobInput:
              EndpointInput:
                EndpointName: forecast
                LocalPath: /opt/ml/processing/input
            DataQualityJobOutputConfig:
              MonitoringOutputs:
                - S3Output:
                    S3Uri: s3://forecast-quality/out
                    LocalPath: /opt/ml/processing/output
            JobResources:
              ClusterConfig:
                InstanceCount: 1
                InstanceType: ml.m5.large
                VolumeSizeInGB: 20
            NetworkConfig:
              EnableInterContainerTrafficEncryption: true
            RoleArn: arn:aws:iam::111122223333:role/quality
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Quality:
          Type: AWS::SageMaker::DataQualityJobDefinition
          Properties:
            DataQualityAppSpecification:
              ImageUri: 111122223333.dkr.ecr.us-east-1.amazonaws.com/monitor:3
            DataQualityJobInput:
              EndpointInput:
                EndpointName: forecast
                LocalPath: /opt/ml/processing/input
            DataQualityJobOutputConfig:
              MonitoringOutputs:
                - S3Output:
                    S3Uri: s3://forecast-quality/out
                    LocalPath: /opt/ml/processing/output
            JobResources:
              ClusterConfig:
                InstanceCount: 1
                InstanceType: ml.m5.large
                VolumeSizeInGB: 20
            NetworkConfig:
              EnableInterContainerTrafficEncryption: !Ref Choice
            RoleArn: arn:aws:iam::111122223333:role/quality

"""##

extension Rule {
  static let sagemakerJobVolumeWithoutCustomerKey = Rule(
    "sagemaker-job-volume-without-customer-key",
    summary: "volume of the job without a key of your own",
    severity: .note,
    category: .security,
    services: ["sagemaker"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_368"])],
    why: "With a key that AWS manages nobody can restrict who decrypts the data, look into the key's use, or take access away by disabling it.",
    fix: "set `JobResources.ClusterConfig.VolumeKmsKeyId` to a key of yours",
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
    check: .declared(for: ["AWS::SageMaker::DataQualityJobDefinition"], #"{"check":{"property":"JobResources.ClusterConfig.VolumeKmsKeyId","present":true},"message":"volume of the job is not encrypted with a key of your own"}"#),
    examples: RuleFile.examples(in: sagemakerJobVolumeWithoutCustomerKeyText, path: "Rules/SageMaker/sagemaker-job-volume-without-customer-key.yaml"))
}

private let sagemakerJobVolumeWithoutCustomerKeyText: StaticString = ##"""
name: sagemaker-job-volume-without-customer-key
summary: volume of the job without a key of your own
severity: note
category: security
services: [sagemaker]
enabled: false
equivalents:
  checkov: CKV_AWS_368
why: |
  With a key that AWS manages nobody can restrict who decrypts the data, look into the key's use, or
  take access away by disabling it.
fix: set `JobResources.ClusterConfig.VolumeKmsKeyId` to a key of yours
url: https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html
check:
  resource: AWS::SageMaker::DataQualityJobDefinition
  property: JobResources.ClusterConfig.VolumeKmsKeyId
  present: true
message: volume of the job is not encrypted with a key of your own
examples:
  - title: no key
    template: |
      Resources:
        Quality:
          Type: AWS::SageMaker::DataQualityJobDefinition
          Properties:
            DataQualityAppSpecification:
              ImageUri: 111122223333.dkr.ecr.us-east-1.amazonaws.com/monitor:3
            DataQualityJobInput:
              EndpointInput:
                EndpointName: forecast
                LocalPath: /opt/ml/processing/input
            DataQualityJobOutputConfig:
              MonitoringOutputs:
                - S3Output:
                    S3Uri: s3://forecast-quality/out
                    LocalPath: /opt/ml/processing/output
            JobResources:
              ClusterConfig:
             #^^^^^^^^^^^^^ volume of the job is not encrypted with a key of your own
                InstanceCount: 1
                InstanceType: ml.m5.large
                VolumeSizeInGB: 20
            RoleArn: arn:aws:iam::111122223333:role/quality
  - title: a key of your own
    template: |
      Resources:
        Quality:
          Type: AWS::SageMaker::DataQualityJobDefinition
          Properties:
            DataQualityAppSpecification:
              ImageUri: 111122223333.dkr.ecr.us-east-1.amazonaws.com/monitor:3
            DataQualityJobInput:
              EndpointInput:
                EndpointName: forecast
                LocalPath: /opt/ml/processing/input
            DataQualityJobOutputConfig:
              MonitoringOutputs:
                - S3Output:
                    S3Uri: s3://forecast-quality/out
                    LocalPath: /opt/ml/processing/output
            JobResources:
              ClusterConfig:
                InstanceCount: 1
                InstanceType: ml.m5.large
                VolumeSizeInGB: 20
                VolumeKmsKeyId: alias/quality
            RoleArn: arn:aws:iam::111122223333:role/quality

"""##

extension Rule {
  static let sagemakerModelOnNetwork = Rule(
    "sagemaker-model-on-network",
    summary: "model that may call out",
    severity: .note,
    category: .security,
    services: ["sagemaker"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_370"])],
    frameworks: ["aws-foundational"],
    why: "The code in a model container can send what it is asked about to anywhere. Isolated, it can make no call at all.",
    fix: "set `EnableNetworkIsolation: true`",
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
    check: .declared(for: ["AWS::SageMaker::Model"], #"{"check":{"property":"EnableNetworkIsolation","equals":true,"default":false},"message":"the model container may make network calls"}"#),
    examples: RuleFile.examples(in: sagemakerModelOnNetworkText, path: "Rules/SageMaker/sagemaker-model-on-network.yaml"))
}

private let sagemakerModelOnNetworkText: StaticString = ##"""
name: sagemaker-model-on-network
summary: model that may call out
severity: note
category: security
services: [sagemaker]
enabled: false
equivalents:
  checkov: CKV_AWS_370
frameworks: [aws-foundational]
why: |
  The code in a model container can send what it is asked about to anywhere. Isolated, it can make
  no call at all.
fix: "set `EnableNetworkIsolation: true`"
url: https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html
check:
  resource: AWS::SageMaker::Model
  property: EnableNetworkIsolation
  equals: true
  default: false
message: the model container may make network calls
examples:
  - title: nothing said
    template: |
      Resources:
        Forecast:
       #^^^^^^^^ the model container may make network calls
          Type: AWS::SageMaker::Model
          Properties:
            ExecutionRoleArn: arn:aws:iam::111122223333:role/forecast
            PrimaryContainer:
              Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/forecast:3
  - title: switched off
    template: |
      Resources:
        Forecast:
          Type: AWS::SageMaker::Model
          Properties:
            ExecutionRoleArn: arn:aws:iam::111122223333:role/forecast
            PrimaryContainer:
              Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/forecast:3
            EnableNetworkIsolation: false
            #                       ^^^^^ the model container may make network calls
  - title: isolated
    template: |
      Resources:
        Forecast:
          Type: AWS::SageMaker::Model
          Properties:
            ExecutionRoleArn: arn:aws:iam::111122223333:role/forecast
            PrimaryContainer:
              Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/forecast:3
            EnableNetworkIsolation: true
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Forecast:
          Type: AWS::SageMaker::Model
          Properties:
            ExecutionRoleArn: arn:aws:iam::111122223333:role/forecast
            PrimaryContainer:
              Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/forecast:3
            EnableNetworkIsolation: !If [IsProd, true, false]
            #                                          ^^^^^ the model container may make network calls, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Forecast:
          Type: AWS::SageMaker::Model
          Properties:
            ExecutionRoleArn: arn:aws:iam::111122223333:role/forecast
            PrimaryContainer:
              Image: 111122223333.dkr.ecr.us-east-1.amazonaws.com/forecast:3
            EnableNetworkIsolation: !Ref Choice

"""##

extension Rule {
  static let sagemakerNotebookAllowsImdsv1 = Rule(
    "sagemaker-notebook-allows-imdsv1",
    summary: "notebook that gives its credentials to any request",
    severity: .warning,
    category: .security,
    services: ["sagemaker"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_371"])],
    frameworks: ["aws-foundational"],
    why: "Version 1 of the metadata service answers any request, so that a page which makes the notebook fetch an address gets the credentials of its role.",
    fix: "set `MinimumInstanceMetadataServiceVersion` to `\"2\"`",
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-imds.html",
    check: .declared(for: ["AWS::SageMaker::NotebookInstance"], #"{"check":{"property":"InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion","at-least":2,"default":1},"message":"version {value} of the metadata service is allowed"}"#),
    examples: RuleFile.examples(in: sagemakerNotebookAllowsImdsv1Text, path: "Rules/SageMaker/sagemaker-notebook-allows-imdsv1.yaml"))
}

private let sagemakerNotebookAllowsImdsv1Text: StaticString = ##"""
name: sagemaker-notebook-allows-imdsv1
summary: notebook that gives its credentials to any request
severity: warning
category: security
services: [sagemaker]
enabled: false
equivalents:
  checkov: CKV_AWS_371
frameworks: [aws-foundational]
why: |
  Version 1 of the metadata service answers any request, so that a page which makes the notebook
  fetch an address gets the credentials of its role.
fix: set `MinimumInstanceMetadataServiceVersion` to `"2"`
url: https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-imds.html
check:
  resource: AWS::SageMaker::NotebookInstance
  property: InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion
  at-least: 2
  default: 1
message: version {value} of the metadata service is allowed
examples:
  - title: nothing said
    template: |
      Resources:
        Lab:
       #^^^ version 1 of the metadata service is allowed
          Type: AWS::SageMaker::NotebookInstance
          Properties:
            InstanceType: ml.t3.medium
            RoleArn: arn:aws:iam::111122223333:role/lab
  - title: version 1
    template: |
      Resources:
        Lab:
          Type: AWS::SageMaker::NotebookInstance
          Properties:
            InstanceType: ml.t3.medium
            RoleArn: arn:aws:iam::111122223333:role/lab
            InstanceMetadataServiceConfiguration:
              MinimumInstanceMetadataServiceVersion: "1"
              #                                      ^^^ version 1 of the metadata service is allowed
  - title: version 2 only
    template: |
      Resources:
        Lab:
          Type: AWS::SageMaker::NotebookInstance
          Properties:
            InstanceType: ml.t3.medium
            RoleArn: arn:aws:iam::111122223333:role/lab
            InstanceMetadataServiceConfiguration:
              MinimumInstanceMetadataServiceVersion: "2"
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Lab:
          Type: AWS::SageMaker::NotebookInstance
          Properties:
            InstanceType: ml.t3.medium
            RoleArn: arn:aws:iam::111122223333:role/lab
            InstanceMetadataServiceConfiguration:
              MinimumInstanceMetadataServiceVersion: !If [IsProd, "2", "1"]
              #                                                        ^^^ version 1 of the metadata service is allowed, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Lab:
          Type: AWS::SageMaker::NotebookInstance
          Properties:
            InstanceType: ml.t3.medium
            RoleArn: arn:aws:iam::111122223333:role/lab
            InstanceMetadataServiceConfiguration:
              MinimumInstanceMetadataServiceVersion: !Ref Choice

"""##

extension Rule {
  static let sagemakerNotebookOnInternet = Rule(
    "sagemaker-notebook-on-internet",
    summary: "notebook with a way of its own to the internet",
    severity: .warning,
    category: .security,
    services: ["sagemaker"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cdkNag, ids: ["SageMakerNotebookNoDirectInternetAccess"]), Equivalents(.guardRules, ids: ["SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS"])],
    frameworks: ["aws-foundational", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "The notebook reaches the internet past your VPC, so that data can leave it where no security group, endpoint or log sees it.",
    fix: "set `DirectInternetAccess: Disabled`, with `SubnetId` and `SecurityGroupIds`",
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
    check: .declared(for: ["AWS::SageMaker::NotebookInstance"], #"{"check":{"property":"DirectInternetAccess","equals":"Disabled","default":"Enabled"},"message":"direct internet access is {value}, past any VPC"}"#),
    examples: RuleFile.examples(in: sagemakerNotebookOnInternetText, path: "Rules/SageMaker/sagemaker-notebook-on-internet.yaml"))
}

private let sagemakerNotebookOnInternetText: StaticString = ##"""
name: sagemaker-notebook-on-internet
summary: notebook with a way of its own to the internet
severity: warning
category: security
services: [sagemaker]
enabled: false
equivalents:
  cdk_nag: SageMakerNotebookNoDirectInternetAccess
  guard: SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS
frameworks: [aws-foundational, hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  The notebook reaches the internet past your VPC, so that data can leave it where no security
  group, endpoint or log sees it.
fix: "set `DirectInternetAccess: Disabled`, with `SubnetId` and `SecurityGroupIds`"
url: https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html
check:
  resource: AWS::SageMaker::NotebookInstance
  property: DirectInternetAccess
  equals: Disabled
  default: Enabled
message: direct internet access is {value}, past any VPC
examples:
  - title: nothing said
    template: |
      Resources:
        Lab:
       #^^^ direct internet access is Enabled, past any VPC
          Type: AWS::SageMaker::NotebookInstance
          Properties:
            InstanceType: ml.t3.medium
            RoleArn: arn:aws:iam::111122223333:role/lab
  - title: a way of its own
    template: |
      Resources:
        Lab:
          Type: AWS::SageMaker::NotebookInstance
          Properties:
            InstanceType: ml.t3.medium
            RoleArn: arn:aws:iam::111122223333:role/lab
            DirectInternetAccess: Enabled
            #                     ^^^^^^^ direct internet access is Enabled, past any VPC
  - title: only by its VPC
    template: |
      Resources:
        Lab:
          Type: AWS::SageMaker::NotebookInstance
          Properties:
            InstanceType: ml.t3.medium
            RoleArn: arn:aws:iam::111122223333:role/lab
            DirectInternetAccess: Disabled
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Lab:
          Type: AWS::SageMaker::NotebookInstance
          Properties:
            InstanceType: ml.t3.medium
            RoleArn: arn:aws:iam::111122223333:role/lab
            DirectInternetAccess: !If [IsProd, Disabled, Enabled]
            #                                            ^^^^^^^ direct internet access is Enabled, past any VPC, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Lab:
          Type: AWS::SageMaker::NotebookInstance
          Properties:
            InstanceType: ml.t3.medium
            RoleArn: arn:aws:iam::111122223333:role/lab
            DirectInternetAccess: !Ref Choice

"""##

extension Rule {
  static let sagemakerNotebookOutsideVpc = Rule(
    "sagemaker-notebook-outside-vpc",
    summary: "notebook outside any VPC",
    severity: .note,
    category: .security,
    services: ["sagemaker"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cdkNag, ids: ["SageMakerNotebookInVPC"])],
    frameworks: ["aws-foundational"],
    why: "Outside a VPC no security group and no endpoint policy limits what the notebook reaches.",
    fix: "set `SubnetId` and `SecurityGroupIds`",
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
    check: .declared(for: ["AWS::SageMaker::NotebookInstance"], #"{"check":{"property":"SubnetId","present":true},"message":"the notebook runs outside any VPC of yours"}"#),
    examples: RuleFile.examples(in: sagemakerNotebookOutsideVpcText, path: "Rules/SageMaker/sagemaker-notebook-outside-vpc.yaml"))
}

private let sagemakerNotebookOutsideVpcText: StaticString = ##"""
name: sagemaker-notebook-outside-vpc
summary: notebook outside any VPC
severity: note
category: security
services: [sagemaker]
enabled: false
equivalents:
  cdk_nag: SageMakerNotebookInVPC
frameworks: [aws-foundational]
why: |
  Outside a VPC no security group and no endpoint policy limits what the notebook reaches.
fix: set `SubnetId` and `SecurityGroupIds`
url: https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html
check:
  resource: AWS::SageMaker::NotebookInstance
  property: SubnetId
  present: true
message: the notebook runs outside any VPC of yours
examples:
  - title: no subnet
    template: |
      Resources:
        Lab:
       #^^^ the notebook runs outside any VPC of yours
          Type: AWS::SageMaker::NotebookInstance
          Properties:
            InstanceType: ml.t3.medium
            RoleArn: arn:aws:iam::111122223333:role/lab
  - title: in a subnet
    template: |
      Resources:
        Lab:
          Type: AWS::SageMaker::NotebookInstance
          Properties:
            InstanceType: ml.t3.medium
            RoleArn: arn:aws:iam::111122223333:role/lab
            SubnetId: !ImportValue private-subnet
            SecurityGroupIds:
              - !ImportValue lab-group

"""##

extension Rule {
  static let sagemakerNotebookWithoutCustomerKey = Rule(
    "sagemaker-notebook-without-customer-key",
    summary: "storage without a key of your own",
    severity: .note,
    category: .security,
    services: ["sagemaker"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_187"]), Equivalents(.cfnNag, ids: ["W1201"]), Equivalents(.cdkNag, ids: ["SageMakerNotebookInstanceKMSKeyConfigured"]), Equivalents(.guardRules, ids: ["SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED"]), Equivalents(.terrascan, ids: ["AC_AWS_0499"])],
    frameworks: ["hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "With a key that AWS manages nobody can restrict who decrypts the data, look into the key's use, or take access away by disabling it.",
    fix: "set `KmsKeyId` to a key of yours",
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
    check: .declared(for: ["AWS::SageMaker::NotebookInstance", "AWS::SageMaker::Domain"], #"{"check":{"property":"KmsKeyId","present":true},"message":"storage is not encrypted with a key of your own"}"#),
    examples: RuleFile.examples(in: sagemakerNotebookWithoutCustomerKeyText, path: "Rules/SageMaker/sagemaker-notebook-without-customer-key.yaml"))
}

private let sagemakerNotebookWithoutCustomerKeyText: StaticString = ##"""
name: sagemaker-notebook-without-customer-key
summary: storage without a key of your own
severity: note
category: security
services: [sagemaker]
enabled: false
equivalents:
  checkov: CKV_AWS_187
  cfn_nag: W1201
  cdk_nag: SageMakerNotebookInstanceKMSKeyConfigured
  guard: SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED
  terrascan: AC_AWS_0499
frameworks: [hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  With a key that AWS manages nobody can restrict who decrypts the data, look into the key's use, or
  take access away by disabling it.
fix: set `KmsKeyId` to a key of yours
url: https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html
check:
  resource: [AWS::SageMaker::NotebookInstance, AWS::SageMaker::Domain]
  property: KmsKeyId
  present: true
message: storage is not encrypted with a key of your own
examples:
  - title: no key
    template: |
      Resources:
        Lab:
       #^^^ storage is not encrypted with a key of your own
          Type: AWS::SageMaker::NotebookInstance
          Properties:
            InstanceType: ml.t3.medium
            RoleArn: arn:aws:iam::111122223333:role/lab
  - title: a key of your own
    template: |
      Resources:
        Lab:
          Type: AWS::SageMaker::NotebookInstance
          Properties:
            InstanceType: ml.t3.medium
            RoleArn: arn:aws:iam::111122223333:role/lab
            KmsKeyId: !ImportValue data-key

"""##

extension Rule {
  static let secretWithoutCustomerKey = Rule(
    "secret-without-customer-key",
    summary: "secret without a key of your own",
    severity: .note,
    category: .security,
    services: ["secretsmanager"],
    isEnabledByDefault: false,
    documents: ["SEC-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_149"]), Equivalents(.cfnNag, ids: ["W77"]), Equivalents(.cdkNag, ids: ["SecretsManagerUsingKMSKey"]), Equivalents(.guardRules, ids: ["SECRETSMANAGER_USING_CMK"]), Equivalents(.trivy, ids: ["AWS-0098"]), Equivalents(.terrascan, ids: ["AC_AWS_0500"])],
    frameworks: ["hipaa", "nist-800-53-r5", "pci-dss"],
    why: "With the key that AWS manages the secret cannot be shared with another account, and nobody can restrict who decrypts it.",
    fix: "set `KmsKeyId` to a key of yours",
    url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
    check: .declared(for: ["AWS::SecretsManager::Secret"], #"{"check":{"property":"KmsKeyId","none-of":["alias/aws/secretsmanager","aws/secretsmanager"],"present":true},"message":"the secret is not encrypted with a key of your own"}"#),
    examples: RuleFile.examples(in: secretWithoutCustomerKeyText, path: "Rules/SecretsManager/secret-without-customer-key.yaml"))
}

private let secretWithoutCustomerKeyText: StaticString = ##"""
name: secret-without-customer-key
summary: secret without a key of your own
severity: note
category: security
services: [secretsmanager]
enabled: false
documents: [SEC-01]
equivalents:
  checkov: CKV_AWS_149
  cfn_nag: W77
  cdk_nag: SecretsManagerUsingKMSKey
  guard: SECRETSMANAGER_USING_CMK
  trivy: AWS-0098
  terrascan: AC_AWS_0500
frameworks: [hipaa, nist-800-53-r5, pci-dss]
why: |
  With the key that AWS manages the secret cannot be shared with another account, and nobody can
  restrict who decrypts it.
fix: set `KmsKeyId` to a key of yours
url: https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
check:
  resource: AWS::SecretsManager::Secret
  property: KmsKeyId
  none-of: [alias/aws/secretsmanager, aws/secretsmanager]
  present: true
message: the secret is not encrypted with a key of your own
examples:
  - title: no key
    template: |
      Resources:
        Login:
       #^^^^^ the secret is not encrypted with a key of your own
          Type: AWS::SecretsManager::Secret
          Properties:
            GenerateSecretString: {}
  - title: AWS's key
    template: |
      Resources:
        Login:
          Type: AWS::SecretsManager::Secret
          Properties:
            GenerateSecretString: {}
            KmsKeyId: alias/aws/secretsmanager
            #         ^^^^^^^^^^^^^^^^^^^^^^^^ the secret is not encrypted with a key of your own
  - title: a key of your own
    template: |
      Resources:
        Login:
          Type: AWS::SecretsManager::Secret
          Properties:
            GenerateSecretString: {}
            KmsKeyId: !ImportValue login-key

"""##

extension Rule {
  static let secretWithoutRotation = Rule(
    "secret-without-rotation",
    summary: "secret that is never changed",
    severity: .note,
    category: .security,
    services: ["secretsmanager"],
    isEnabledByDefault: false,
    documents: ["SEC-01"],
    equivalents: [Equivalents(.cdkNag, ids: ["SecretsManagerRotationEnabled"]), Equivalents(.guardRules, ids: ["SECRETSMANAGER_ROTATION_ENABLED_CHECK"])],
    frameworks: ["aws-foundational", "hipaa", "nist-800-53-r5"],
    why: "A secret that is never changed is good forever for whoever got hold of it once.",
    fix: "add an `AWS::SecretsManager::RotationSchedule` for the secret",
    url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html",
    check: .declared(for: ["AWS::SecretsManager::Secret"], #"{"check":{"any":[{"related":{"that":"refers to","resource":"AWS::SecretsManager::RotationSchedule","all":[{"property":"RotationRules","present":true},{"any":[{"property":"RotationLambdaARN","present":true},{"property":"HostedRotationLambda","present":true}]}]}},{"related":{"that":"refers to","resource":"AWS::SecretsManager::SecretTargetAttachment","related":{"that":"refers to","resource":"AWS::SecretsManager::RotationSchedule","all":[{"property":"RotationRules","present":true},{"any":[{"property":"RotationLambdaARN","present":true},{"property":"HostedRotationLambda","present":true}]}]}}}]},"message":"no `AWS::SecretsManager::RotationSchedule` of the template changes the secret"}"#),
    examples: RuleFile.examples(in: secretWithoutRotationText, path: "Rules/SecretsManager/secret-without-rotation.yaml"))
}

private let secretWithoutRotationText: StaticString = ##"""
name: secret-without-rotation
summary: secret that is never changed
severity: note
category: security
services: [secretsmanager]
enabled: false
documents: [SEC-01]
equivalents:
  cdk_nag: SecretsManagerRotationEnabled
  guard: SECRETSMANAGER_ROTATION_ENABLED_CHECK
frameworks: [aws-foundational, hipaa, nist-800-53-r5]
why: |
  A secret that is never changed is good forever for whoever got hold of it once.
fix: add an `AWS::SecretsManager::RotationSchedule` for the secret
url: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
check:
  resource: AWS::SecretsManager::Secret
  any:
    - related:
        that: refers to
        resource: AWS::SecretsManager::RotationSchedule
        all:
          - {property: RotationRules, present: true}
          - any:
              - {property: RotationLambdaARN, present: true}
              - {property: HostedRotationLambda, present: true}
    - related:
        that: refers to
        resource: AWS::SecretsManager::SecretTargetAttachment
        related:
          that: refers to
          resource: AWS::SecretsManager::RotationSchedule
          all:
            - {property: RotationRules, present: true}
            - any:
                - {property: RotationLambdaARN, present: true}
                - {property: HostedRotationLambda, present: true}
message: no `AWS::SecretsManager::RotationSchedule` of the template changes the secret
examples:
  - title: never changed
    template: |
      Resources:
        Login:
       #^^^^^ no `AWS::SecretsManager::RotationSchedule` of the template changes the secret
          Type: AWS::SecretsManager::Secret
          Properties:
            GenerateSecretString: {}
  - title: changed every month
    template: |
      Resources:
        Rotation:
          Type: AWS::SecretsManager::RotationSchedule
          Properties:
            SecretId: !Ref Login
            RotationLambdaARN: !ImportValue rotation
            RotationRules:
              ScheduleExpression: rate(30 days)
        Login:
          Type: AWS::SecretsManager::Secret
          Properties:
            GenerateSecretString: {}
  - title: changed together with its database
    template: |
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.small
            AllocatedStorage: "20"
            MasterUsername: orders
            MasterUserPassword: !Sub "{{resolve:secretsmanager:${Login}:SecretString:password}}"
        Attachment:
          Type: AWS::SecretsManager::SecretTargetAttachment
          Properties:
            SecretId: !Ref Login
            TargetId: !Ref Orders
            TargetType: AWS::RDS::DBInstance
        Rotation:
          Type: AWS::SecretsManager::RotationSchedule
          Properties:
            SecretId: !Ref Attachment
            RotationLambdaARN: !ImportValue rotation
            RotationRules:
              ScheduleExpression: rate(30 days)
        Login:
          Type: AWS::SecretsManager::Secret
          Properties:
            GenerateSecretString: {}

"""##

extension Rule {
  static let simpledbDomain = Rule(
    "simpledb-domain",
    summary: "domain of SimpleDB",
    severity: .warning,
    category: .operations,
    services: ["simpledb"],
    equivalents: [Equivalents(.cfnNag, ids: ["F77"])],
    why: "SimpleDB takes no new customers, has no encryption at rest and cannot be put into a VPC. DynamoDB does the same and more.",
    fix: "use `AWS::DynamoDB::Table`",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sdb-domain.html",
    check: .declared(for: ["AWS::SDB::Domain"], #"{"check":{"attribute":"Type","absent":true},"message":"SimpleDB neither encrypts what is stored nor gets new features"}"#),
    examples: RuleFile.examples(in: simpledbDomainText, path: "Rules/SimpleDB/simpledb-domain.yaml"))
}

private let simpledbDomainText: StaticString = ##"""
name: simpledb-domain
summary: domain of SimpleDB
severity: warning
category: operations
services: [simpledb]
equivalents:
  cfn_nag: F77
why: |
  SimpleDB takes no new customers, has no encryption at rest and cannot be put into a VPC. DynamoDB
  does the same and more.
fix: use `AWS::DynamoDB::Table`
url: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sdb-domain.html
check:
  resource: AWS::SDB::Domain
  attribute: Type
  absent: true
message: SimpleDB neither encrypts what is stored nor gets new features
examples:
  - title: a domain
    template: |
      Resources:
        Orders:
          Type: AWS::SDB::Domain
          #     ^^^^^^^^^^^^^^^^ SimpleDB neither encrypts what is stored nor gets new features
  - title: a table
    template: |
      Resources:
        Orders:
          Type: AWS::DynamoDB::Table
          Properties:
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
            KeySchema: [{AttributeName: id, KeyType: HASH}]

"""##

extension Rule {
  static let stateMachineLogsErrorsOnly = Rule(
    "state-machine-logs-errors-only",
    summary: "state machine whose logs leave steps out",
    severity: .note,
    category: .operations,
    services: ["step-functions"],
    isEnabledByDefault: false,
    documents: ["SFN-01"],
    equivalents: [Equivalents(.cdkNag, ids: ["StepFunctionStateMachineAllLogsToCloudWatch"])],
    why: "With errors alone the logs do not tell what happened before one, and what an express workflow did that went well is not known.",
    fix: "set `Level` to `ALL`",
    url: "https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html",
    check: .declared(for: ["AWS::StepFunctions::StateMachine"], #"{"check":{"property":"LoggingConfiguration.Level","none-of":["ERROR","FATAL"]},"message":"the log holds only {value}, not every step"}"#),
    examples: RuleFile.examples(in: stateMachineLogsErrorsOnlyText, path: "Rules/StepFunctions/state-machine-logs-errors-only.yaml"))
}

private let stateMachineLogsErrorsOnlyText: StaticString = ##"""
name: state-machine-logs-errors-only
summary: state machine whose logs leave steps out
severity: note
category: operations
services: [step-functions]
enabled: false
documents: [SFN-01]
equivalents:
  cdk_nag: StepFunctionStateMachineAllLogsToCloudWatch
why: |
  With errors alone the logs do not tell what happened before one, and what an express workflow did
  that went well is not known.
fix: set `Level` to `ALL`
url: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
check:
  resource: AWS::StepFunctions::StateMachine
  property: LoggingConfiguration.Level
  none-of: [ERROR, FATAL]
message: the log holds only {value}, not every step
examples:
  - title: errors
    template: |
      Resources:
        Orders:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            RoleArn: arn:aws:iam::111122223333:role/orders
            DefinitionString: |
              {"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}
            LoggingConfiguration:
              Level: ERROR
              #      ^^^^^ the log holds only ERROR, not every step
              Destinations:
                - CloudWatchLogsLogGroup:
                    LogGroupArn: arn:aws:logs:us-east-1:111122223333:log-group:orders:*
  - title: everything
    template: |
      Resources:
        Orders:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            RoleArn: arn:aws:iam::111122223333:role/orders
            DefinitionString: |
              {"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}
            LoggingConfiguration:
              Level: ALL
              Destinations:
                - CloudWatchLogsLogGroup:
                    LogGroupArn: arn:aws:logs:us-east-1:111122223333:log-group:orders:*
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            RoleArn: arn:aws:iam::111122223333:role/orders
            DefinitionString: |
              {"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}
            LoggingConfiguration:
              Level: !Ref Choice
              Destinations:
                - CloudWatchLogsLogGroup:
                    LogGroupArn: arn:aws:logs:us-east-1:111122223333:log-group:orders:*

"""##

extension Rule {
  static let stateMachineWithoutLogging = Rule(
    "state-machine-without-logging",
    summary: "state machine that logs nothing",
    severity: .note,
    category: .operations,
    services: ["step-functions"],
    isEnabledByDefault: false,
    documents: ["SFN-01"],
    equivalents: [Equivalents(.cdkNag, ids: ["StepFunctionStateMachineAllLogsToCloudWatch"]), Equivalents(.trivy, ids: ["AWS-0119"])],
    frameworks: ["aws-foundational", "aws-well-architected"],
    why: "An express workflow leaves no trace but its logs, and of a standard one nothing is left after 90 days.",
    fix: "set `LoggingConfiguration` with a `Level` and a log group",
    url: "https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html",
    check: .declared(for: ["AWS::StepFunctions::StateMachine"], #"{"check":{"property":"LoggingConfiguration.Level","none-of":["OFF"],"default":"OFF"},"message":"nothing that the state machine does is logged"}"#),
    examples: RuleFile.examples(in: stateMachineWithoutLoggingText, path: "Rules/StepFunctions/state-machine-without-logging.yaml"))
}

private let stateMachineWithoutLoggingText: StaticString = ##"""
name: state-machine-without-logging
summary: state machine that logs nothing
severity: note
category: operations
services: [step-functions]
enabled: false
documents: [SFN-01]
equivalents:
  cdk_nag: StepFunctionStateMachineAllLogsToCloudWatch
  trivy: AWS-0119
frameworks: [aws-foundational, aws-well-architected]
why: |
  An express workflow leaves no trace but its logs, and of a standard one nothing is left after 90
  days.
fix: set `LoggingConfiguration` with a `Level` and a log group
url: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
check:
  resource: AWS::StepFunctions::StateMachine
  property: LoggingConfiguration.Level
  none-of: ['OFF']
  default: 'OFF'
message: nothing that the state machine does is logged
examples:
  - title: nothing said
    template: |
      Resources:
        Orders:
       #^^^^^^ nothing that the state machine does is logged
          Type: AWS::StepFunctions::StateMachine
          Properties:
            RoleArn: arn:aws:iam::111122223333:role/orders
            DefinitionString: |
              {"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}
  - title: switched off
    template: |
      Resources:
        Orders:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            RoleArn: arn:aws:iam::111122223333:role/orders
            DefinitionString: |
              {"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}
            LoggingConfiguration:
              Level: 'OFF'
              #      ^^^^^ nothing that the state machine does is logged
  - title: errors
    template: |
      Resources:
        Orders:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            RoleArn: arn:aws:iam::111122223333:role/orders
            DefinitionString: |
              {"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}
            LoggingConfiguration:
              Level: ERROR
              Destinations:
                - CloudWatchLogsLogGroup:
                    LogGroupArn: arn:aws:logs:us-east-1:111122223333:log-group:orders:*
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            RoleArn: arn:aws:iam::111122223333:role/orders
            DefinitionString: |
              {"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}
            LoggingConfiguration:
              Level: !Ref Choice
              Destinations:
                - CloudWatchLogsLogGroup:
                    LogGroupArn: arn:aws:logs:us-east-1:111122223333:log-group:orders:*

"""##

extension Rule {
  static let timestreamDatabaseWithoutCustomerKey = Rule(
    "timestream-database-without-customer-key",
    summary: "database without a key of your own",
    severity: .note,
    category: .security,
    services: ["timestream"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_160"]), Equivalents(.cdkNag, ids: ["TimestreamDatabaseCustomerManagedKey"])],
    why: "With a key that AWS manages nobody can restrict who decrypts the data, look into the key's use, or take access away by disabling it.",
    fix: "set `KmsKeyId` to a key of yours",
    url: "https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest.html",
    check: .declared(for: ["AWS::Timestream::Database"], #"{"check":{"property":"KmsKeyId","present":true},"message":"database is not encrypted with a key of your own"}"#),
    examples: RuleFile.examples(in: timestreamDatabaseWithoutCustomerKeyText, path: "Rules/Timestream/timestream-database-without-customer-key.yaml"))
}

private let timestreamDatabaseWithoutCustomerKeyText: StaticString = ##"""
name: timestream-database-without-customer-key
summary: database without a key of your own
severity: note
category: security
services: [timestream]
enabled: false
equivalents:
  checkov: CKV_AWS_160
  cdk_nag: TimestreamDatabaseCustomerManagedKey
why: |
  With a key that AWS manages nobody can restrict who decrypts the data, look into the key's use, or
  take access away by disabling it.
fix: set `KmsKeyId` to a key of yours
url: https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest.html
check:
  resource: AWS::Timestream::Database
  property: KmsKeyId
  present: true
message: database is not encrypted with a key of your own
examples:
  - title: no key
    template: |
      Resources:
        Metrics:
       #^^^^^^^ database is not encrypted with a key of your own
          Type: AWS::Timestream::Database
          Properties:
            DatabaseName: metrics
  - title: a key of your own
    template: |
      Resources:
        Metrics:
          Type: AWS::Timestream::Database
          Properties:
            DatabaseName: metrics
            KmsKeyId: !ImportValue data-key

"""##

extension Rule {
  static let topicUnencrypted = Rule(
    "topic-unencrypted",
    summary: "topic with messages that are stored unencrypted",
    severity: .warning,
    category: .security,
    services: ["sns"],
    isEnabledByDefault: false,
    documents: ["SNS-01"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_26"]), Equivalents(.cfnNag, ids: ["W47"]), Equivalents(.cdkNag, ids: ["SNSEncryptedKMS"]), Equivalents(.guardRules, ids: ["SNS_ENCRYPTED_KMS"]), Equivalents(.trivy, ids: ["AWS-0095"]), Equivalents(.terrascan, ids: ["AC_AWS_0502"])],
    frameworks: ["hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "SNS keeps messages on disk until they are delivered, unencrypted unless a key is named.",
    fix: "set `KmsMasterKeyId` to a key that publishers and SNS may use",
    url: "https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html",
    check: .declared(for: ["AWS::SNS::Topic"], #"{"check":{"property":"KmsMasterKeyId","present":true},"message":"messages are stored unencrypted","message-when-absent":"messages are stored unencrypted"}"#),
    examples: RuleFile.examples(in: topicUnencryptedText, path: "Rules/SNS/topic-unencrypted.yaml"))
}

private let topicUnencryptedText: StaticString = ##"""
name: topic-unencrypted
summary: topic with messages that are stored unencrypted
severity: warning
category: security
services: [sns]
enabled: false
documents: [SNS-01]
equivalents:
  checkov: CKV_AWS_26
  cfn_nag: W47
  cdk_nag: SNSEncryptedKMS
  guard: SNS_ENCRYPTED_KMS
  trivy: AWS-0095
  terrascan: AC_AWS_0502
frameworks: [hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  SNS keeps messages on disk until they are delivered, unencrypted unless a key is named.
fix: set `KmsMasterKeyId` to a key that publishers and SNS may use
url: https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html
check:
  resource: AWS::SNS::Topic
  property: KmsMasterKeyId
  present: true
message: messages are stored unencrypted
message-when-absent: messages are stored unencrypted
examples:
  - title: no key
    template: |
      Resources:
        Orders:
       #^^^^^^ messages are stored unencrypted
          Type: AWS::SNS::Topic
  - title: a key
    template: |
      Resources:
        Orders:
          Type: AWS::SNS::Topic
          Properties:
            KmsMasterKeyId: !ImportValue orders-key
  - title: a key in production only
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Orders:
          Type: AWS::SNS::Topic
          Properties:
            KmsMasterKeyId: !If [IsProd, alias/orders, !Ref AWS::NoValue]
            #                                          ^^^^^^^^^^^^^^^^^ messages are stored unencrypted, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::SNS::Topic
          Properties:
            KmsMasterKeyId: !Ref Choice

"""##

extension Rule {
  static let topicWithoutCustomerKey = Rule(
    "topic-without-customer-key",
    summary: "topic with a key that AWS manages",
    severity: .note,
    category: .security,
    services: ["sns"],
    isEnabledByDefault: false,
    documents: ["SNS-01"],
    equivalents: [Equivalents(.trivy, ids: ["AWS-0136"])],
    why: "The policy of AWS's key cannot be changed, so that no other service, such as EventBridge or CloudWatch, may publish to the topic.",
    fix: "set `KmsMasterKeyId` to a key of yours",
    url: "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
    check: .declared(for: ["AWS::SNS::Topic"], #"{"check":{"property":"KmsMasterKeyId","none-of":["alias/aws/sns"]},"message":"messages are encrypted with a key that AWS manages"}"#),
    examples: RuleFile.examples(in: topicWithoutCustomerKeyText, path: "Rules/SNS/topic-without-customer-key.yaml"))
}

private let topicWithoutCustomerKeyText: StaticString = ##"""
name: topic-without-customer-key
summary: topic with a key that AWS manages
severity: note
category: security
services: [sns]
enabled: false
documents: [SNS-01]
equivalents:
  trivy: AWS-0136
why: |
  The policy of AWS's key cannot be changed, so that no other service, such as EventBridge or
  CloudWatch, may publish to the topic.
fix: set `KmsMasterKeyId` to a key of yours
url: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
check:
  resource: AWS::SNS::Topic
  property: KmsMasterKeyId
  none-of: [alias/aws/sns]
message: messages are encrypted with a key that AWS manages
examples:
  - title: AWS's key
    template: |
      Resources:
        Orders:
          Type: AWS::SNS::Topic
          Properties:
            KmsMasterKeyId: alias/aws/sns
            #               ^^^^^^^^^^^^^ messages are encrypted with a key that AWS manages
  - title: a key of your own
    template: |
      Resources:
        Orders:
          Type: AWS::SNS::Topic
          Properties:
            KmsMasterKeyId: !ImportValue orders-key
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Orders:
          Type: AWS::SNS::Topic
          Properties:
            KmsMasterKeyId: !Ref Choice

"""##

extension Rule {
  static let transferServerPublic = Rule(
    "transfer-server-public",
    summary: "file server that the whole internet can reach",
    severity: .warning,
    category: .security,
    services: ["transfer"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_164"])],
    why: "A public endpoint is found and tried by everyone. Within a VPC, security groups and elastic addresses decide who gets through.",
    fix: "set `EndpointType` to `VPC`, with `EndpointDetails`",
    url: "https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html",
    check: .declared(for: ["AWS::Transfer::Server"], #"{"check":{"property":"EndpointType","one-of":["VPC","VPC_ENDPOINT"],"default":"PUBLIC"},"message":"the endpoint is {value}, so everyone can reach it"}"#),
    examples: RuleFile.examples(in: transferServerPublicText, path: "Rules/Transfer/transfer-server-public.yaml"))
}

private let transferServerPublicText: StaticString = ##"""
name: transfer-server-public
summary: file server that the whole internet can reach
severity: warning
category: security
services: [transfer]
enabled: false
equivalents:
  checkov: CKV_AWS_164
why: |
  A public endpoint is found and tried by everyone. Within a VPC, security groups and elastic
  addresses decide who gets through.
fix: set `EndpointType` to `VPC`, with `EndpointDetails`
url: https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html
check:
  resource: AWS::Transfer::Server
  property: EndpointType
  one-of: [VPC, VPC_ENDPOINT]
  default: PUBLIC
message: the endpoint is {value}, so everyone can reach it
examples:
  - title: nothing said, which is public
    template: |
      Resources:
        Files:
       #^^^^^ the endpoint is PUBLIC, so everyone can reach it
          Type: AWS::Transfer::Server
          Properties:
            Protocols: [SFTP]
  - title: public
    template: |
      Resources:
        Files:
          Type: AWS::Transfer::Server
          Properties:
            Protocols: [SFTP]
            EndpointType: PUBLIC
            #             ^^^^^^ the endpoint is PUBLIC, so everyone can reach it
  - title: in a VPC
    template: |
      Resources:
        Files:
          Type: AWS::Transfer::Server
          Properties:
            Protocols: [SFTP]
            EndpointType: VPC
            EndpointDetails:
              VpcId: !ImportValue network
              SubnetIds:
                - !ImportValue private-subnet
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Files:
          Type: AWS::Transfer::Server
          Properties:
            Protocols: [SFTP]
            EndpointType: !Ref Choice

"""##

extension Rule {
  static let wafClassicAllowsByDefault = Rule(
    "waf-classic-allows-by-default",
    summary: "web ACL of WAF Classic that lets through what no rule names",
    severity: .note,
    category: .security,
    services: ["waf"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cfnNag, ids: ["F665"]), Equivalents(.guardRules, ids: ["WAF_WEB_ACL_DEFAULT_ACTION_RULE"])],
    why: "What no rule knows gets through, so each new kind of request has to be stopped by a rule of its own.",
    fix: "set `DefaultAction` to `BLOCK`, and allow what is wanted by rules",
    url: "https://docs.aws.amazon.com/waf/latest/developerguide/classic-web-acl-default-action.html",
    check: .declared(for: ["AWS::WAF::WebACL", "AWS::WAFRegional::WebACL"], #"{"check":{"property":"DefaultAction.Type","none-of":["ALLOW"]},"message":"what no rule names is let through"}"#),
    examples: RuleFile.examples(in: wafClassicAllowsByDefaultText, path: "Rules/WAF/waf-classic-allows-by-default.yaml"))
}

private let wafClassicAllowsByDefaultText: StaticString = ##"""
name: waf-classic-allows-by-default
summary: web ACL of WAF Classic that lets through what no rule names
severity: note
category: security
services: [waf]
enabled: false
equivalents:
  cfn_nag: F665
  guard: WAF_WEB_ACL_DEFAULT_ACTION_RULE
why: |
  What no rule knows gets through, so each new kind of request has to be stopped by a rule of its
  own.
fix: set `DefaultAction` to `BLOCK`, and allow what is wanted by rules
url: https://docs.aws.amazon.com/waf/latest/developerguide/classic-web-acl-default-action.html
check:
  resource: [AWS::WAF::WebACL, AWS::WAFRegional::WebACL]
  property: DefaultAction.Type
  none-of: [ALLOW]
message: what no rule names is let through
examples:
  - title: let through
    template: |
      Resources:
        Edge:
          Type: AWS::WAF::WebACL
          Properties:
            Name: edge
            MetricName: edge
            DefaultAction:
              Type: ALLOW
              #     ^^^^^ what no rule names is let through
  - title: stopped
    template: |
      Resources:
        Edge:
          Type: AWS::WAF::WebACL
          Properties:
            Name: edge
            MetricName: edge
            DefaultAction:
              Type: BLOCK
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Edge:
          Type: AWS::WAF::WebACL
          Properties:
            Name: edge
            MetricName: edge
            DefaultAction:
              Type: !Ref Choice

"""##

extension Rule {
  static let wafWithoutKnownBadInputs = Rule(
    "waf-without-known-bad-inputs",
    summary: "web ACL that lets known attacks through",
    severity: .note,
    category: .security,
    services: ["waf"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_192"])],
    why: "The managed group `AWSManagedRulesKnownBadInputsRuleSet` stops requests that are certainly attacks, such as those on Log4j. Without it, or with it only counting, they reach the application.",
    fix: "add the managed rule group `AWSManagedRulesKnownBadInputsRuleSet` without an override",
    url: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html",
    check: .declared(for: ["AWS::WAFv2::WebACL"], #"{"check":{"property":"Rules","present":true,"some":{"all":[{"property":"OverrideAction.Count","absent":true},{"property":"Statement.ManagedRuleGroupStatement.Name","equals":"AWSManagedRulesKnownBadInputsRuleSet"},{"any":[{"property":"Statement.ManagedRuleGroupStatement.ExcludedRules","absent":true},{"property":"Statement.ManagedRuleGroupStatement.ExcludedRules","every":{"property":"Name","none-of":["Log4JRCE","Log4JRCE_HEADER","Log4JRCE_BODY"]}}]}]}},"message":"no rule of the web ACL stops known bad inputs"}"#),
    examples: RuleFile.examples(in: wafWithoutKnownBadInputsText, path: "Rules/WAF/waf-without-known-bad-inputs.yaml"))
}

private let wafWithoutKnownBadInputsText: StaticString = ##"""
name: waf-without-known-bad-inputs
summary: web ACL that lets known attacks through
severity: note
category: security
services: [waf]
enabled: false
equivalents:
  checkov: CKV_AWS_192
why: |
  The managed group `AWSManagedRulesKnownBadInputsRuleSet` stops requests that are certainly
  attacks, such as those on Log4j. Without it, or with it only counting, they reach the application.
fix: add the managed rule group `AWSManagedRulesKnownBadInputsRuleSet` without an override
url: https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
check:
  resource: AWS::WAFv2::WebACL
  property: Rules
  present: true
  some:
    all:
      - {property: OverrideAction.Count, absent: true}
      - {property: Statement.ManagedRuleGroupStatement.Name, equals: AWSManagedRulesKnownBadInputsRuleSet}
      - any:
          - {property: Statement.ManagedRuleGroupStatement.ExcludedRules, absent: true}
          - property: Statement.ManagedRuleGroupStatement.ExcludedRules
            every: {property: Name, none-of: [Log4JRCE, Log4JRCE_HEADER, Log4JRCE_BODY]}
message: no rule of the web ACL stops known bad inputs
examples:
  - title: another group
    template: |
      Resources:
        Edge:
          Type: AWS::WAFv2::WebACL
          Properties:
            Scope: REGIONAL
            DefaultAction:
              Allow: {}
            VisibilityConfig:
              CloudWatchMetricsEnabled: true
              MetricName: edge
              SampledRequestsEnabled: true
            Rules:
              - Name: known-bad
             #^^^^^^^^^^^^^^^^^ no rule of the web ACL stops known bad inputs
                Priority: 1
                OverrideAction:
                  None: {}
                VisibilityConfig:
                  CloudWatchMetricsEnabled: true
                  MetricName: known-bad
                  SampledRequestsEnabled: true
                Statement:
                  ManagedRuleGroupStatement:
                    VendorName: AWS
                    Name: AWSManagedRulesCommonRuleSet
  - title: only counted
    template: |
      Resources:
        Edge:
          Type: AWS::WAFv2::WebACL
          Properties:
            Scope: REGIONAL
            DefaultAction:
              Allow: {}
            VisibilityConfig:
              CloudWatchMetricsEnabled: true
              MetricName: edge
              SampledRequestsEnabled: true
            Rules:
              - Name: known-bad
             #^^^^^^^^^^^^^^^^^ no rule of the web ACL stops known bad inputs
                Priority: 1
                OverrideAction:
                  Count: {}
                VisibilityConfig:
                  CloudWatchMetricsEnabled: true
                  MetricName: known-bad
                  SampledRequestsEnabled: true
                Statement:
                  ManagedRuleGroupStatement:
                    VendorName: AWS
                    Name: AWSManagedRulesKnownBadInputsRuleSet
  - title: without the rule about Log4j
    template: |
      Resources:
        Edge:
          Type: AWS::WAFv2::WebACL
          Properties:
            Scope: REGIONAL
            DefaultAction:
              Allow: {}
            VisibilityConfig:
              CloudWatchMetricsEnabled: true
              MetricName: edge
              SampledRequestsEnabled: true
            Rules:
              - Name: known-bad
             #^^^^^^^^^^^^^^^^^ no rule of the web ACL stops known bad inputs
                Priority: 1
                OverrideAction:
                  None: {}
                VisibilityConfig:
                  CloudWatchMetricsEnabled: true
                  MetricName: known-bad
                  SampledRequestsEnabled: true
                Statement:
                  ManagedRuleGroupStatement:
                    VendorName: AWS
                    Name: AWSManagedRulesKnownBadInputsRuleSet
                    ExcludedRules:
                      - Name: Log4JRCE
  - title: stopped
    template: |
      Resources:
        Edge:
          Type: AWS::WAFv2::WebACL
          Properties:
            Scope: REGIONAL
            DefaultAction:
              Allow: {}
            VisibilityConfig:
              CloudWatchMetricsEnabled: true
              MetricName: edge
              SampledRequestsEnabled: true
            Rules:
              - Name: known-bad
                Priority: 1
                OverrideAction:
                  None: {}
                VisibilityConfig:
                  CloudWatchMetricsEnabled: true
                  MetricName: known-bad
                  SampledRequestsEnabled: true
                Statement:
                  ManagedRuleGroupStatement:
                    VendorName: AWS
                    Name: AWSManagedRulesKnownBadInputsRuleSet

"""##

extension Rule {
  static let wafWithoutLogging = Rule(
    "waf-without-logging",
    summary: "web ACL whose requests are not logged",
    severity: .note,
    category: .operations,
    services: ["waf"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cdkNag, ids: ["WAFv2LoggingEnabled"])],
    frameworks: ["aws-foundational", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: "Without logs nobody can tell which requests were stopped, whether customers are among them, or how an attack went.",
    fix: "add an `AWS::WAFv2::LoggingConfiguration` for the web ACL",
    url: "https://docs.aws.amazon.com/waf/latest/developerguide/logging.html",
    check: .declared(for: ["AWS::WAFv2::WebACL"], #"{"check":{"related":{"that":"refers to","resource":"AWS::WAFv2::LoggingConfiguration"}},"message":"no `AWS::WAFv2::LoggingConfiguration` of the template logs the requests"}"#),
    examples: RuleFile.examples(in: wafWithoutLoggingText, path: "Rules/WAF/waf-without-logging.yaml"))
}

private let wafWithoutLoggingText: StaticString = ##"""
name: waf-without-logging
summary: web ACL whose requests are not logged
severity: note
category: operations
services: [waf]
enabled: false
equivalents:
  cdk_nag: WAFv2LoggingEnabled
frameworks: [aws-foundational, hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss]
why: |
  Without logs nobody can tell which requests were stopped, whether customers are among them, or how
  an attack went.
fix: add an `AWS::WAFv2::LoggingConfiguration` for the web ACL
url: https://docs.aws.amazon.com/waf/latest/developerguide/logging.html
check:
  resource: AWS::WAFv2::WebACL
  related: {that: refers to, resource: AWS::WAFv2::LoggingConfiguration}
message: no `AWS::WAFv2::LoggingConfiguration` of the template logs the requests
examples:
  - title: no logs
    template: |
      Resources:
        Edge:
       #^^^^ no `AWS::WAFv2::LoggingConfiguration` of the template logs the requests
          Type: AWS::WAFv2::WebACL
          Properties:
            Scope: REGIONAL
            DefaultAction:
              Allow: {}
            VisibilityConfig:
              CloudWatchMetricsEnabled: true
              MetricName: edge
              SampledRequestsEnabled: true
  - title: logs in a bucket
    template: |
      Resources:
        Logs:
          Type: AWS::S3::Bucket
          Properties:
            BucketName: aws-waf-logs-edge
        EdgeLogs:
          Type: AWS::WAFv2::LoggingConfiguration
          Properties:
            ResourceArn: !GetAtt Edge.Arn
            LogDestinationConfigs:
              - !GetAtt Logs.Arn
        Edge:
          Type: AWS::WAFv2::WebACL
          Properties:
            Scope: REGIONAL
            DefaultAction:
              Allow: {}
            VisibilityConfig:
              CloudWatchMetricsEnabled: true
              MetricName: edge
              SampledRequestsEnabled: true

"""##

extension Rule {
  static let websiteBucketWithoutCloudfront = Rule(
    "website-bucket-without-cloudfront",
    summary: "website in a bucket that is not kept for CloudFront",
    severity: .note,
    category: .security,
    services: ["s3"],
    isEnabledByDefault: false,
    documents: ["S3B-01"],
    equivalents: [Equivalents(.cdkNag, ids: ["S3WebBucketOAIAccess"])],
    why: "Who reaches the bucket past CloudFront escapes its TLS, its firewall and its logs.",
    fix: "allow `s3:GetObject` in the policy only for the CloudFront distribution",
    url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
    check: .declared(for: ["AWS::S3::Bucket"], #"{"check":{"when":{"property":"WebsiteConfiguration","present":true},"related":{"that":"attached to","resource":"AWS::S3::BucketPolicy","property":"PolicyDocument.Statement","some":{"any":[{"property":"Principal.CanonicalUser","present":true},{"property":"Principal.Service","equals":"cloudfront.amazonaws.com"},{"property":"Principal.AWS","contains":"CloudFront Origin Access Identity"}]}}},"message":"no policy keeps the website of the bucket for CloudFront"}"#),
    examples: RuleFile.examples(in: websiteBucketWithoutCloudfrontText, path: "Rules/S3/website-bucket-without-cloudfront.yaml"))
}

private let websiteBucketWithoutCloudfrontText: StaticString = ##"""
name: website-bucket-without-cloudfront
summary: website in a bucket that is not kept for CloudFront
severity: note
category: security
services: [s3]
enabled: false
documents: [S3B-01]
equivalents:
  cdk_nag: S3WebBucketOAIAccess
why: |
  Who reaches the bucket past CloudFront escapes its TLS, its firewall and its logs.
fix: allow `s3:GetObject` in the policy only for the CloudFront distribution
url: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
check:
  resource: AWS::S3::Bucket
  when: {property: WebsiteConfiguration, present: true}
  related:
    that: attached to
    resource: AWS::S3::BucketPolicy
    property: PolicyDocument.Statement
    some:
      any:
        - {property: Principal.CanonicalUser, present: true}
        - {property: Principal.Service, equals: cloudfront.amazonaws.com}
        - {property: Principal.AWS, contains: CloudFront Origin Access Identity}
message: no policy keeps the website of the bucket for CloudFront
examples:
  - title: no policy
    template: |
      Resources:
        Reports:
       #^^^^^^^ no policy keeps the website of the bucket for CloudFront
          Type: AWS::S3::Bucket
          Properties:
            WebsiteConfiguration:
              IndexDocument: index.html
  - title: a policy for CloudFront
    template: |
      Resources:
        Access:
          Type: AWS::S3::BucketPolicy
          Properties:
            Bucket: !Ref Reports
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal:
                    Service: cloudfront.amazonaws.com
                  Action: s3:GetObject
                  Resource: !Sub ${Reports.Arn}/*
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            WebsiteConfiguration:
              IndexDocument: index.html
  - title: no website
    template: |
      Resources:
        Reports:
          Type: AWS::S3::Bucket

"""##

extension Rule {
  static let workspaceRootVolumeUnencrypted = Rule(
    "workspace-root-volume-unencrypted",
    summary: "desktop whose root volume is stored unencrypted",
    severity: .warning,
    category: .security,
    services: ["workspaces"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_156"]), Equivalents(.terrascan, ids: ["AC_AWS_0503"])],
    frameworks: ["aws-foundational"],
    why: "The root volume and its snapshots hold caches, logs and whatever programs keep beside themselves. It cannot be encrypted later without making the desktop anew.",
    fix: "set `RootVolumeEncryptionEnabled: true`, and name a key in `VolumeEncryptionKey`",
    url: "https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html",
    check: .declared(for: ["AWS::WorkSpaces::Workspace"], #"{"check":{"property":"RootVolumeEncryptionEnabled","equals":true,"default":false},"message":"the root volume is stored unencrypted"}"#),
    examples: RuleFile.examples(in: workspaceRootVolumeUnencryptedText, path: "Rules/WorkSpaces/workspace-root-volume-unencrypted.yaml"))
}

private let workspaceRootVolumeUnencryptedText: StaticString = ##"""
name: workspace-root-volume-unencrypted
summary: desktop whose root volume is stored unencrypted
severity: warning
category: security
services: [workspaces]
equivalents:
  checkov: CKV_AWS_156
  terrascan: AC_AWS_0503
frameworks: [aws-foundational]
why: |
  The root volume and its snapshots hold caches, logs and whatever programs keep beside themselves.
  It cannot be encrypted later without making the desktop anew.
fix: "set `RootVolumeEncryptionEnabled: true`, and name a key in `VolumeEncryptionKey`"
url: https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html
check:
  resource: AWS::WorkSpaces::Workspace
  property: RootVolumeEncryptionEnabled
  equals: true
  default: false
message: the root volume is stored unencrypted
examples:
  - title: nothing said
    template: |
      Resources:
        Desk:
       #^^^^ the root volume is stored unencrypted
          Type: AWS::WorkSpaces::Workspace
          Properties:
            BundleId: wsb-0a1b2c3d4
            DirectoryId: d-0a1b2c3d4e
            UserName: ana
  - title: switched off
    template: |
      Resources:
        Desk:
          Type: AWS::WorkSpaces::Workspace
          Properties:
            BundleId: wsb-0a1b2c3d4
            DirectoryId: d-0a1b2c3d4e
            UserName: ana
            RootVolumeEncryptionEnabled: false
            #                            ^^^^^ the root volume is stored unencrypted
  - title: encrypted
    template: |
      Resources:
        Desk:
          Type: AWS::WorkSpaces::Workspace
          Properties:
            BundleId: wsb-0a1b2c3d4
            DirectoryId: d-0a1b2c3d4e
            UserName: ana
            RootVolumeEncryptionEnabled: true
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Desk:
          Type: AWS::WorkSpaces::Workspace
          Properties:
            BundleId: wsb-0a1b2c3d4
            DirectoryId: d-0a1b2c3d4e
            UserName: ana
            RootVolumeEncryptionEnabled: !If [IsProd, true, false]
            #                                               ^^^^^ the root volume is stored unencrypted, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Desk:
          Type: AWS::WorkSpaces::Workspace
          Properties:
            BundleId: wsb-0a1b2c3d4
            DirectoryId: d-0a1b2c3d4e
            UserName: ana
            RootVolumeEncryptionEnabled: !Ref Choice

"""##

extension Rule {
  static let workspaceUserVolumeUnencrypted = Rule(
    "workspace-user-volume-unencrypted",
    summary: "desktop whose user volume is stored unencrypted",
    severity: .warning,
    category: .security,
    services: ["workspaces"],
    equivalents: [Equivalents(.checkov, ids: ["CKV_AWS_155"]), Equivalents(.cfnNag, ids: ["F29"]), Equivalents(.guardRules, ids: ["WORKSPACE_ENCRYPTION_ENABLED"]), Equivalents(.trivy, ids: ["AWS-0109"]), Equivalents(.terrascan, ids: ["AC_AWS_0504"])],
    frameworks: ["aws-foundational"],
    why: "The user volume and its snapshots hold what people work on. It cannot be encrypted later without making the desktop anew.",
    fix: "set `UserVolumeEncryptionEnabled: true`, and name a key in `VolumeEncryptionKey`",
    url: "https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html",
    check: .declared(for: ["AWS::WorkSpaces::Workspace"], #"{"check":{"property":"UserVolumeEncryptionEnabled","equals":true,"default":false},"message":"the user volume is stored unencrypted"}"#),
    examples: RuleFile.examples(in: workspaceUserVolumeUnencryptedText, path: "Rules/WorkSpaces/workspace-user-volume-unencrypted.yaml"))
}

private let workspaceUserVolumeUnencryptedText: StaticString = ##"""
name: workspace-user-volume-unencrypted
summary: desktop whose user volume is stored unencrypted
severity: warning
category: security
services: [workspaces]
equivalents:
  checkov: CKV_AWS_155
  cfn_nag: F29
  guard: WORKSPACE_ENCRYPTION_ENABLED
  trivy: AWS-0109
  terrascan: AC_AWS_0504
frameworks: [aws-foundational]
why: |
  The user volume and its snapshots hold what people work on. It cannot be encrypted later without
  making the desktop anew.
fix: "set `UserVolumeEncryptionEnabled: true`, and name a key in `VolumeEncryptionKey`"
url: https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html
check:
  resource: AWS::WorkSpaces::Workspace
  property: UserVolumeEncryptionEnabled
  equals: true
  default: false
message: the user volume is stored unencrypted
examples:
  - title: nothing said
    template: |
      Resources:
        Desk:
       #^^^^ the user volume is stored unencrypted
          Type: AWS::WorkSpaces::Workspace
          Properties:
            BundleId: wsb-0a1b2c3d4
            DirectoryId: d-0a1b2c3d4e
            UserName: ana
  - title: switched off
    template: |
      Resources:
        Desk:
          Type: AWS::WorkSpaces::Workspace
          Properties:
            BundleId: wsb-0a1b2c3d4
            DirectoryId: d-0a1b2c3d4e
            UserName: ana
            UserVolumeEncryptionEnabled: false
            #                            ^^^^^ the user volume is stored unencrypted
  - title: encrypted
    template: |
      Resources:
        Desk:
          Type: AWS::WorkSpaces::Workspace
          Properties:
            BundleId: wsb-0a1b2c3d4
            DirectoryId: d-0a1b2c3d4e
            UserName: ana
            UserVolumeEncryptionEnabled: true
  - title: only in production
    template: |
      Parameters:
        Stage:
          Type: String
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        Desk:
          Type: AWS::WorkSpaces::Workspace
          Properties:
            BundleId: wsb-0a1b2c3d4
            DirectoryId: d-0a1b2c3d4e
            UserName: ana
            UserVolumeEncryptionEnabled: !If [IsProd, true, false]
            #                                               ^^^^^ the user volume is stored unencrypted, when `IsProd` is false
  - title: decided at the deployment
    template: |
      Parameters:
        Choice:
          Type: String
      Resources:
        Desk:
          Type: AWS::WorkSpaces::Workspace
          Properties:
            BundleId: wsb-0a1b2c3d4
            DirectoryId: d-0a1b2c3d4e
            UserName: ana
            UserVolumeEncryptionEnabled: !Ref Choice

"""##
