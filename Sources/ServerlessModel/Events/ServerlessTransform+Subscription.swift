import TemplateSyntax

/// A topic calls the function, directly or through a queue.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-sns.html>
extension ServerlessTransform {
  mutating func addSubscription(
    _ event: ServerlessEvent, of function: ServerlessResource, _ target: String
  ) {
    guard let queue = event["SqsSubscription"], queue.boolean != false else {
      addPermission(
        event.id + "Permission", for: "sns.amazonaws.com",
        ["SourceArn": .written(event["Topic"])], of: function, target, at: event.key)
      addSubscription(event, "lambda", endpoint: arn(of: target, function), of: function)
      return
    }
    var mapping: GeneratedProperties = [
      "FunctionName": .ref(target), "BatchSize": "10", "Enabled": true,
    ]
    let arn: GeneratedValue
    let url: GeneratedValue
    if queue.isMapping {
      arn = .written(queue["QueueArn"]) ?? .unknown
      url = .written(queue["QueueUrl"]) ?? .unknown
      mapping.copy("BatchSize", from: queue)
    } else {
      arn = .arn(event.id + "Queue")
      url = .ref(event.id + "Queue")
      add(event.id + "Queue", "AWS::SQS::Queue", of: function, at: queue.key ?? event.key)
      names[function.id + ".DestinationQueue"] = event.id + "Queue"
    }
    mapping["EventSourceArn"] = arn
    add(
      event.id + "EventSourceMapping", "AWS::Lambda::EventSourceMapping", mapping, of: function,
      at: event.key)
    let policy = queue["QueuePolicyLogicalId"].flatMap { $0.isScalar ? $0.text : nil }
    addQueuePolicy(
      policy ?? event.id + "QueuePolicy", queue: arn, url: url, principal: "*",
      source: .written(event["Topic"]) ?? .unknown, of: function, at: event.key)
    addSubscription(event, "sqs", endpoint: arn, of: function)
  }

  private mutating func addSubscription(
    _ event: ServerlessEvent, _ protocolName: String, endpoint: GeneratedValue,
    of function: ServerlessResource
  ) {
    var subscription: GeneratedProperties = [
      "Protocol": .text(protocolName), "Endpoint": endpoint,
    ]
    subscription.copy("Topic", as: "TopicArn", from: event.properties)
    subscription.copy(
      ["Region", "FilterPolicy", "FilterPolicyScope", "RedrivePolicy"], from: event.properties)
    add(event.id, "AWS::SNS::Subscription", subscription, of: function, at: event.key)
  }
}
