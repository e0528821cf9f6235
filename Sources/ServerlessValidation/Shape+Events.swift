import ResourceCatalog

extension Shape {
  /// What the transform insists on inside the properties of each type of event.
  ///
  /// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html>
  ///
  /// They are made when there is an event of the type.
  static func shapes(ofEvent type: String) -> [String: Shape] {
    switch type {
    case "Schedule", "ScheduleV2", "CloudWatchEvent", "EventBridgeRule": ruled
    case "S3": bucket
    case "SNS": topic
    case "SQS", "Kinesis", "DynamoDB": polled
    case "MQ", "DocumentDB": authenticated
    case "MSK": cluster
    case "SelfManagedKafka": ownCluster
    case "Api": restAPIEvent
    case "HttpApi": httpAPIEvent
    default: [:]
    }
  }

  private static let ruled = ["DeadLetterConfig": deadLetters]

  private static let bucket = ["Events": list(text.withoutCalls.evenWhenEmpty).or(.text)]

  private static let topic = [
    "SqsSubscription": mapping(
      required: ["QueueArn", "QueueUrl"], ["QueuePolicyLogicalId": text.withoutCalls]
    ).or(.boolean).withoutCalls
  ]

  private static let cluster = polled.merging(["SchemaRegistryConfig": schemaRegistry]) { $1 }

  private static let ownCluster = authenticated.merging([
    "SchemaRegistryConfig": schemaRegistry
  ]) { $1 }

  private static let restAPIEvent = [
    "Auth": mapping([
      "AuthorizationScopes": list().withoutCalls,
      "ResourcePolicy": Shape(kinds: .mapping),
    ]),
    "RequestModel": mapping([
      "ValidateBody": boolean.withoutCalls.evenWhenEmptyButNull,
      "ValidateParameters": boolean.withoutCalls.evenWhenEmptyButNull,
    ]),
    "RestApiId": reference,
  ]

  private static let httpAPIEvent = [
    "Auth": mapping(["AuthorizationScopes": list().withoutCalls]),
    "RouteSettings": Shape(kinds: .mapping), "ApiId": reference,
  ]

  /// The API that an event belongs to, which is not left out by null.
  private static let reference = Shape(kinds: [.text, .mapping]).evenWhenEmpty

  private static let deadLetters = mapping([
    "Type": text(oneOf: "SQS").withoutCalls, "QueueLogicalId": text.withoutCalls,
  ])

  private static let polled: [String: Shape] = [
    "FilterCriteria": mapping(only: ["Filters"]),
    "DestinationConfig": mapping(
      required: ["OnFailure"],
      [
        "OnFailure": mapping(["Type": text(oneOf: "SQS", "SNS", "S3", "Kafka").withoutCalls])
      ]
    ).withoutCalls,
  ]

  private static let authenticated: [String: Shape] = polled.merging([
    "SecretsManagerKmsKeyId": text.withoutCalls
  ]) { $1 }

  private static let schemaRegistry = mapping(
    required: ["SchemaRegistryURI", "EventRecordFormat", "SchemaValidationConfigs"],
    [
      "EventRecordFormat": text(oneOf: "JSON", "SOURCE").withoutCalls.evenWhenEmpty,
      "SchemaValidationConfigs": list().withoutCalls.evenWhenEmpty,
      "AccessConfigs": list(
        mapping(required: ["Type", "URI"]).alsoByNull.withoutCalls.evenWhenEmpty
      ).withoutCalls,
    ]
  ).alsoByNull.withoutCalls
}
