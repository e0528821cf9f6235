// swift-format-ignore-file
// Written by `Scripts/dev generate` from the files in Rules. Do not edit.

package import Linting
import RuleLanguage

/// The rules that come with plumb.
package enum BuiltInRules {
  /// All of them, in the order of their names.
  package static let all: [Rule] = [
    .blanketSuppression,
    .bucketOpenToWorld,
    .circularDependency,
    .constantComparison,
    .duplicateKey,
    .ecsContainerWithoutMemory,
    .ecsContainersLargerThanTask,
    .ecsExecutionRoleMissing,
    .ecsHostPortDiffers,
    .ecsMemoryReservationAboveLimit,
    .ecsServiceWithoutNetworkConfiguration,
    .ecsTaskWithoutEssentialContainer,
    .eventBusOpenToWorld,
    .fargateLogDriverUnsupported,
    .fargateNetworkModeUnsupported,
    .fargateServiceRunsOtherTask,
    .fargateSettingUnsupported,
    .fargateSizeMissing,
    .fargateSizeUnsupported,
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
    .joinCouldBeSubstitution,
    .keyOpenToWorld,
    .lambdaMemoryOutOfBounds,
    .lambdaPermissionOpenToWorld,
    .lambdaTimeoutOutOfBounds,
    .malformedCondition,
    .malformedDynamicReference,
    .malformedFunctionCall,
    .networkRangeMalformed,
    .networkRangeWithHostBits,
    .notPrincipalInAllow,
    .queueOpenToWorld,
    .redundantDependency,
    .referenceToAbsentResource,
    .resourcePolicyOpenToWorld,
    .resourcePolicyWildcardAction,
    .securityGroupAllPortsOpenToWorld,
    .securityGroupAllProtocols,
    .securityGroupDefaultEgress,
    .securityGroupEgressOpenToWorld,
    .securityGroupHTTPOpenToWorld,
    .securityGroupHTTPSOpenToWorld,
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
    .severalDocuments,
    .substitutionWithoutVariables,
    .suppressionWithoutReason,
    .syntaxError,
    .topicOpenToWorld,
    .undefinedCondition,
    .unknownMapEntry,
    .unknownReference,
    .unknownTag,
    .unreachableBranch,
    .unusedCondition,
    .unusedMap,
    .unusedParameter,
    .unusedSubstitutionVariable,
    .unusedSuppression,
    .variableOutsideSubstitution,
    .vpcEndpointPolicyOpen,
  ]
}

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
    check: .declared(for: ["AWS::Lambda::Function"], #"{"check":{"property":"MemorySize","at-least":128,"at-most":10240},"message":"memory is {value} MB, outside the 128 to 10,240 MB that Lambda allows"}"#),
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

"""##
