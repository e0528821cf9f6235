import TemplateSyntax

/// What a creation policy or an update policy of a resource holds.
struct ResourcePolicy: Sendable {
  /// The attributes of the policy.
  let attributes: NamedAttributes
  /// The attributes of those that are mappings themselves.
  let parts: [String: NamedAttributes]

  /// A finding in a policy.
  enum Problem {
    case unknown(Node, NamedAttributes)
    case wrongKind(Node.Pair, AttributeKind)
  }

  /// What is wrong with a policy.
  func problems(in policy: Node) -> [Problem] {
    guard policy.function == nil else { return [] }
    return Self.problems(in: policy, attributes)
      + policy.pairs.flatMap { pair -> [Problem] in
        guard let part = parts[pair.key.text], pair.value.function == nil else { return [] }
        return Self.problems(in: pair.value, part)
      }
  }

  private static func problems(in body: Node, _ attributes: NamedAttributes) -> [Problem] {
    attributes.unknown(in: body).map { .unknown($0.key, attributes) }
      + attributes.misfits(in: body, allowingFunctions: true).map { .wrongKind($0.pair, $0.kind) }
  }
}

extension ResourcePolicy {
  /// The creation policies by the type of resource that has them.
  ///
  /// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-creationpolicy.html>
  static let creation: [String: ResourcePolicy] = [
    "AWS::AppStream::Fleet": ResourcePolicy(
      attributes: NamedAttributes(kinds: [("StartFleet", .anything)]), parts: [:]),
    "AWS::AutoScaling::AutoScalingGroup": ResourcePolicy(
      attributes: NamedAttributes(kinds: [
        ("ResourceSignal", .mapping), ("AutoScalingCreationPolicy", .mapping),
      ]),
      parts: [
        "ResourceSignal": signal,
        "AutoScalingCreationPolicy": NamedAttributes(kinds: [
          ("MinSuccessfulInstancesPercent", .percentage)
        ]),
      ]),
    "AWS::CloudFormation::WaitCondition": signalOnly,
    "AWS::EC2::Instance": signalOnly,
  ]

  /// The update policies by the type of resource that has them.
  ///
  /// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html>
  static let update: [String: ResourcePolicy] = [
    "AWS::AppStream::Fleet": ResourcePolicy(
      attributes: NamedAttributes(kinds: [
        ("StopBeforeUpdate", .anything), ("StartAfterUpdate", .anything),
      ]), parts: [:]),
    "AWS::AutoScaling::AutoScalingGroup": ResourcePolicy(
      attributes: NamedAttributes(kinds: [
        ("AutoScalingReplacingUpdate", .mapping), ("AutoScalingRollingUpdate", .mapping),
        ("AutoScalingScheduledAction", .mapping),
      ]),
      parts: [
        "AutoScalingReplacingUpdate": NamedAttributes(kinds: [("WillReplace", .truthValue)]),
        "AutoScalingRollingUpdate": NamedAttributes(kinds: [
          ("MaxBatchSize", .wholeNumber), ("MinActiveInstancesPercent", .percentage),
          ("MinInstancesInService", .wholeNumber), ("MinSuccessfulInstancesPercent", .percentage),
          ("PauseTime", .duration(hours: 1)), ("SuspendProcesses", .scalingProcesses),
          ("WaitOnResourceSignals", .truthValue),
        ]),
        "AutoScalingScheduledAction": NamedAttributes(kinds: [
          ("IgnoreUnmodifiedGroupSizeProperties", .truthValue)
        ]),
      ]),
    "AWS::ElastiCache::ReplicationGroup": ResourcePolicy(
      attributes: NamedAttributes(kinds: [("UseOnlineResharding", .truthValue)]), parts: [:]),
    "AWS::Elasticsearch::Domain": versionUpgrade,
    "AWS::OpenSearchService::Domain": versionUpgrade,
    "AWS::Lambda::Alias": ResourcePolicy(
      attributes: NamedAttributes(kinds: [("CodeDeployLambdaAliasUpdate", .mapping)]),
      parts: [
        "CodeDeployLambdaAliasUpdate": NamedAttributes(kinds: [
          ("ApplicationName", .text), ("DeploymentGroupName", .text),
          ("BeforeAllowTrafficHook", .text), ("AfterAllowTrafficHook", .text),
        ])
      ]),
  ]

  private static let signal = NamedAttributes(kinds: [
    ("Count", .wholeNumber), ("Timeout", .duration(hours: 12)),
  ])
  private static let signalOnly = ResourcePolicy(
    attributes: NamedAttributes(kinds: [("ResourceSignal", .mapping)]),
    parts: ["ResourceSignal": signal])
  private static let versionUpgrade = ResourcePolicy(
    attributes: NamedAttributes(kinds: [("EnableVersionUpgrade", .truthValue)]), parts: [:])
}
