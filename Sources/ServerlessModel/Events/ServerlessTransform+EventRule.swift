import TemplateSyntax

/// Events of EventBridge: rules by pattern or schedule, and schedules of EventBridge Scheduler. They
/// start functions and state machines alike.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventbridgerule.html>
extension ServerlessTransform {
  /// A rule that calls the function by a schedule.
  mutating func addScheduleRule(
    _ event: ServerlessEvent, of function: ServerlessResource, _ target: String
  ) {
    let rule = scheduleRule(
      event, target: arn(of: target, function), idSuffix: "LambdaTarget", of: function)
    add(event.id, "AWS::Events::Rule", rule, of: function, at: event.key)
    allowRule(event, of: function, target)
  }

  /// A rule that calls the function with events that match a pattern.
  mutating func addEventRule(
    _ event: ServerlessEvent, of function: ServerlessResource, _ target: String
  ) {
    let rule = patternRule(
      event, target: arn(of: target, function), idSuffix: "LambdaTarget", of: function)
    add(event.id, "AWS::Events::Rule", rule, of: function, at: event.key)
    allowRule(event, of: function, target)
  }

  private mutating func allowRule(
    _ event: ServerlessEvent, of function: ServerlessResource, _ target: String
  ) {
    addPermission(
      event.id + "Permission", for: "events.amazonaws.com", ["SourceArn": .arn(event.id)],
      of: function, target, at: event.key)
  }

  // MARK: - Rules

  /// The properties of a rule with a schedule; its queue for undelivered events is added too.
  mutating func scheduleRule(
    _ event: ServerlessEvent, target: GeneratedValue, role: GeneratedValue? = nil,
    idSuffix: String, of owner: ServerlessResource
  ) -> GeneratedProperties {
    var rule: GeneratedProperties = [:]
    rule.copy("Schedule", as: "ScheduleExpression", from: event.properties)
    rule.copy(["Description", "Name"], from: event.properties)
    rule["State"] = state(event)
    rule["Targets"] = [
      self.target(event, target, role, inputs: ["Input"], idSuffix: idSuffix, of: owner)
    ]
    return rule
  }

  /// The properties of a rule with a pattern; its queue for undelivered events is added too.
  mutating func patternRule(
    _ event: ServerlessEvent, target: GeneratedValue, role: GeneratedValue? = nil,
    idSuffix: String, of owner: ServerlessResource
  ) -> GeneratedProperties {
    var rule: GeneratedProperties = [:]
    rule.copy("Pattern", as: "EventPattern", from: event.properties)
    rule.copy("EventBusName", from: event.properties)
    rule.copy("RuleName", as: "Name", from: event.properties)
    rule["State"] = state(event)
    rule["Targets"] = [
      self.target(
        event, target, role, inputs: ["Input", "InputPath", "InputTransformer"],
        idSuffix: idSuffix, of: owner)
    ]
    return rule
  }

  /// `State`, or what `Enabled` says; any call counts as true for the transform.
  private func state(_ event: ServerlessEvent) -> GeneratedValue? {
    if let state = event["State"] { return .written(state) }
    guard let enabled = event["Enabled"] else { return nil }
    return .from(enabled, enabled.boolean == false ? "DISABLED" : "ENABLED")
  }

  private mutating func target(
    _ event: ServerlessEvent, _ arn: GeneratedValue, _ role: GeneratedValue?, inputs: [String],
    idSuffix: String, of owner: ServerlessResource
  ) -> GeneratedValue {
    var target: GeneratedProperties = ["Arn": arn]
    target["Id"] = .written(event["Target"]?["Id"]) ?? .text(event.id + idSuffix)
    target.copy(inputs, from: event.properties)
    if let config = event["DeadLetterConfig"] {
      let queue = addDeadLetterQueue(config, event, withPolicy: true, of: owner)
      target["DeadLetterConfig"] = .from(config, ["Arn": queue])
    }
    target.copy("RetryPolicy", from: event.properties)
    target["RoleArn"] = role
    return .mapping(target)
  }

  /// The queue for what could not be delivered: the one that is named, or one that is made.
  mutating func addDeadLetterQueue(
    _ config: Node, _ event: ServerlessEvent, withPolicy: Bool, of owner: ServerlessResource
  ) -> GeneratedValue {
    if let arn = config["Arn"], !arn.isNull { return .written(arn) }
    guard config.isMapping, !config.isFunctionCall else { return .unknown }
    let own = config["QueueLogicalId"].flatMap { $0.isScalar && !$0.isNull ? $0.text : nil }
    let queue = own ?? event.id + "Queue"
    let cause = config.key ?? event.key
    add(queue, "AWS::SQS::Queue", of: owner, at: cause)
    names[owner.id + ".DestinationQueue"] = queue
    if withPolicy {
      addQueuePolicy(
        event.id + "QueuePolicy", queue: .arn(queue), url: .ref(queue),
        principal: ["Service": "events.amazonaws.com"], source: .arn(event.id), of: owner,
        at: cause)
    }
    return .arn(queue)
  }

  /// Lets one source send messages to a queue.
  mutating func addQueuePolicy(
    _ logicalId: String, queue: GeneratedValue, url: GeneratedValue, principal: GeneratedValue,
    source: GeneratedValue, of owner: ServerlessResource, at cause: Node
  ) {
    add(
      logicalId, "AWS::SQS::QueuePolicy",
      [
        "PolicyDocument": [
          "Version": "2012-10-17",
          "Statement": [
            [
              "Effect": "Allow", "Action": "sqs:SendMessage", "Principal": principal,
              "Resource": queue, "Condition": ["ArnEquals": ["aws:SourceArn": source]],
            ]
          ],
        ],
        "Queues": [url],
      ], of: owner, at: cause)
  }

  // MARK: - EventBridge Scheduler

  /// A schedule of EventBridge Scheduler that calls the function.
  mutating func addSchedule(
    _ event: ServerlessEvent, of function: ServerlessResource, _ target: String
  ) {
    addSchedule(
      event, calling: arn(of: target, function), by: "lambda:InvokeFunction",
      policy: "LambdaPolicy", of: function)
  }

  /// A schedule that calls something, with a role that may.
  mutating func addSchedule(
    _ event: ServerlessEvent, calling target: GeneratedValue, by action: String, policy: String,
    of owner: ServerlessResource
  ) {
    var schedule: GeneratedProperties = [:]
    schedule.copy(
      [
        "ScheduleExpression", "FlexibleTimeWindow", "Name", "State", "Description", "StartDate",
        "EndDate", "ScheduleExpressionTimezone", "GroupName", "KmsKeyArn",
      ], from: event.properties)
    if schedule["FlexibleTimeWindow"] == nil { schedule["FlexibleTimeWindow"] = ["Mode": "OFF"] }
    if schedule["Name"] == nil, event["OmitName"]?.boolean != true {
      schedule["Name"] = .text(event.id)
    }
    var policies = [
      PolicyDocuments.allowing(action, on: target, named: event.id + policy)
    ]
    var call: GeneratedProperties = ["Arn": target]
    call["RoleArn"] = .written(event["RoleArn"]) ?? .arn(event.id + "Role")
    call.copy("Input", from: event.properties)
    if let config = event["DeadLetterConfig"] {
      let queue = addDeadLetterQueue(config, event, withPolicy: false, of: owner)
      call["DeadLetterConfig"] = .from(config, ["Arn": queue])
      policies.append(
        PolicyDocuments.allowing("sqs:SendMessage", on: queue, named: event.id + "SQSPolicy"))
    }
    call.copy("RetryPolicy", from: event.properties)
    schedule["Target"] = .mapping(call)
    add(event.id, "AWS::Scheduler::Schedule", schedule, of: owner, at: event.key)
    guard event["RoleArn"] == nil else { return }
    add(
      event.id + "Role", "AWS::IAM::Role",
      [
        "AssumeRolePolicyDocument": PolicyDocuments.trust(in: "scheduler.amazonaws.com"),
        "Policies": .list(policies),
        "PermissionsBoundary": .written(event["PermissionsBoundary"]),
        "Tags": ServerlessTags.propagated(from: owner),
      ], of: owner, at: event.key)
  }
}
