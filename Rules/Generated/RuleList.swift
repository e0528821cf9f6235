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
    .autoScalingHealthCheckBesideEC2,
    .autoScalingPolicyWithoutRoom,
    .autoScalingSizesContradict,
    .backupDeletedTooSoon,
    .blanketSuppression,
    .bucketAccessControlList,
    .bucketArchiveDaysOutOfBounds,
    .bucketOpenToWorld,
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
    .queueOpenToWorld,
    .queueVisibilityBelowFunction,
    .queueVisibilityTooShort,
    .rdsInstanceEncryptionDiffersFromCluster,
    .rdsInstanceEngineDiffersFromCluster,
    .rdsReplicaModeIgnored,
    .readOnlyPropertySet,
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
    .scheduleExpressionMalformed,
    .secretParameterExposed,
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
    .snapshotUnsupported,
    .ssmParameterNameReserved,
    .stageOfAnotherAPI,
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
    .tooManyEntries,
    .topicOpenToWorld,
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
    .wrongIdentifier,
    .wrongValueType,
    .yamlAlias,
    .yamlMergeKey,
  ]
}

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
