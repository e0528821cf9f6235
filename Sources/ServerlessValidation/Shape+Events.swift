import ResourceCatalog

extension Shape {
  /// What the transform insists on inside the properties of each type of event.
  ///
  /// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html>
  static let eventShapes: [String: [String: Shape]] = [
    "Schedule": ["DeadLetterConfig": deadLetters],
    "ScheduleV2": ["DeadLetterConfig": deadLetters],
    "CloudWatchEvent": ["DeadLetterConfig": deadLetters],
    "EventBridgeRule": ["DeadLetterConfig": deadLetters],
    "S3": ["Events": list(text.withoutCalls.evenWhenEmpty).or(.text)],
    "SNS": [
      "SqsSubscription": mapping(
        required: ["QueueArn", "QueueUrl"], ["QueuePolicyLogicalId": text.withoutCalls]
      ).or(.boolean).withoutCalls
    ],
    "SQS": polled, "Kinesis": polled, "DynamoDB": polled,
    "MQ": authenticated, "DocumentDB": authenticated,
    "MSK": polled.merging(["SchemaRegistryConfig": schemaRegistry]) { $1 },
    "SelfManagedKafka": authenticated.merging(["SchemaRegistryConfig": schemaRegistry]) { $1 },
    "Api": [
      "Auth": mapping([
        "AuthorizationScopes": list().withoutCalls,
        "ResourcePolicy": Shape(kinds: .mapping),
      ]),
      "RequestModel": mapping([
        "ValidateBody": boolean.withoutCalls.evenWhenEmptyButNull,
        "ValidateParameters": boolean.withoutCalls.evenWhenEmptyButNull,
      ]),
      "RestApiId": reference,
    ],
    "HttpApi": [
      "Auth": mapping(["AuthorizationScopes": list().withoutCalls]),
      "RouteSettings": Shape(kinds: .mapping), "ApiId": reference,
    ],
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
