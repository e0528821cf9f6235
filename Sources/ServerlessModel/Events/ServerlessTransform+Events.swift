import CloudFormation
import TemplateSyntax

/// The events of a function: each type brings what has to be there so that it reaches the function.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html>
extension ServerlessTransform {
  mutating func addEvent(
    _ event: ServerlessEvent, of function: ServerlessResource, _ target: String,
    _ role: inout FunctionRole
  ) {
    switch event.type {
    case "Kinesis", "DynamoDB", "SQS", "MSK", "MQ", "SelfManagedKafka", "DocumentDB":
      addEventSourceMapping(event, of: function, target, &role)
    case "Schedule": addScheduleRule(event, of: function, target)
    case "CloudWatchEvent", "EventBridgeRule": addEventRule(event, of: function, target)
    case "ScheduleV2": addSchedule(event, of: function, target)
    case "S3": addBucketNotification(event, of: function, target)
    case "SNS": addSubscription(event, of: function, target)
    case "Cognito": addUserPoolTrigger(event, of: function, target)
    case "IoTRule": addTopicRule(event, of: function, target)
    case "CloudWatchLogs": addLogSubscription(event, of: function, target)
    case "AlexaSkill": addSkillPermission(event, of: function, target)
    case "Api": addRestRoute(event, of: function, target)
    case "HttpApi": addHTTPRoute(event, of: function, target)
    default: break
    }
  }

  /// Allows a service to invoke the function.
  mutating func addPermission(
    _ logicalId: String, for principal: String, _ more: GeneratedProperties = [:],
    of function: ServerlessResource, _ target: String, at cause: Node
  ) {
    var properties: GeneratedProperties = [
      "Action": "lambda:InvokeFunction", "FunctionName": .ref(target),
      "Principal": .text(principal),
    ]
    for entry in more.entries { properties[entry.name] = entry.value }
    add(logicalId, "AWS::Lambda::Permission", properties, of: function, at: cause)
  }

  /// The ARN of what events call: the function, or its alias, whose `Ref` is its ARN.
  func arn(of target: String, _ function: ServerlessResource) -> GeneratedValue {
    target == function.id ? .arn(target) : .ref(target)
  }

  // MARK: - Small ones

  /// An Alexa skill may call the function.
  private mutating func addSkillPermission(
    _ event: ServerlessEvent, of function: ServerlessResource, _ target: String
  ) {
    addPermission(
      event.id + "Permission", for: "alexa-appkit.amazon.com",
      ["EventSourceToken": .written(event["SkillId"])], of: function, target, at: event.key)
  }

  /// A rule of AWS IoT calls the function with messages that match.
  private mutating func addTopicRule(
    _ event: ServerlessEvent, of function: ServerlessResource, _ target: String
  ) {
    addPermission(
      event.id + "Permission", for: "iot.amazonaws.com",
      [
        "SourceAccount": .ref("AWS::AccountId"),
        "SourceArn": .sub(
          "arn:${AWS::Partition}:iot:${AWS::Region}:${AWS::AccountId}:rule/${RuleName}",
          ["RuleName": .ref(event.id)]),
      ], of: function, target, at: event.key)
    var payload: GeneratedProperties = [
      "RuleDisabled": false, "Actions": [["Lambda": ["FunctionArn": arn(of: target, function)]]],
    ]
    payload.copy(["Sql", "AwsIotSqlVersion"], from: event.properties)
    add(
      event.id, "AWS::IoT::TopicRule", ["TopicRulePayload": .mapping(payload)], of: function,
      at: event.key)
  }

  /// A log group sends what matches a pattern to the function.
  private mutating func addLogSubscription(
    _ event: ServerlessEvent, of function: ServerlessResource, _ target: String
  ) {
    let permission = event.id + "Permission"
    addPermission(
      permission, for: "logs.amazonaws.com",
      [
        "SourceArn": .sub(
          "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${LogGroup}:*",
          ["LogGroup": .written(event["LogGroupName"])])
      ], of: function, target, at: event.key)
    var properties: GeneratedProperties = ["DestinationArn": arn(of: target, function)]
    properties.copy(["LogGroupName", "FilterPattern"], from: event.properties)
    add(
      event.id, "AWS::Logs::SubscriptionFilter", properties, of: function, at: event.key,
      after: [permission])
  }

  /// A user pool of the template calls the function at some points.
  private mutating func addUserPoolTrigger(
    _ event: ServerlessEvent, of function: ServerlessResource, _ target: String
  ) {
    guard let pool = event["UserPool"]?.referredName, template.resource(pool) != nil else { return }
    let permission = target + "CognitoPermission"
    if draft(permission) == nil {
      addPermission(
        permission, for: "cognito-idp.amazonaws.com", ["SourceArn": .arn(pool)], of: function,
        target, at: event.key)
    }
    let arn = arn(of: target, function)
    let triggers = event["Trigger"].map { $0.isSequence ? $0.elements : [$0] } ?? []
    change(pool) { draft in
      var properties = draft.properties ?? GeneratedProperties(written: draft.source.properties)
      var config = properties.mapping("LambdaConfig")
      for trigger in triggers where trigger.isScalar {
        config[trigger.text] = .from(trigger, arn)
      }
      properties["LambdaConfig"] = .mapping(config)
      draft.properties = properties
    }
  }
}

extension GeneratedProperties {
  /// The properties of a resource as they are written, to be added to.
  init(written node: Node?) {
    self.init()
    for pair in node?.pairs ?? [] { copy(pair.key.text, from: node) }
  }

  /// The mapping under a name, to be added to.
  func mapping(_ name: String) -> GeneratedProperties {
    switch self[name] {
    case .mapping(let properties): properties
    case .written(let node): GeneratedProperties(written: node)
    default: [:]
    }
  }
}
