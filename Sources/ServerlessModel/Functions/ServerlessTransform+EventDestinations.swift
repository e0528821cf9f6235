import CloudFormation
import TemplateSyntax

/// `EventInvokeConfig` says where the results of asynchronous calls go, and brings a queue or topic
/// where it names none.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventinvokeconfiguration.html>
extension ServerlessTransform {
  mutating func addEventDestinations(
    of function: ServerlessResource, _ target: String, _ role: inout FunctionRole
  ) {
    guard let config = function["EventInvokeConfig"], config.node.isMapping, config.isGiven else {
      return
    }
    let id = function.id + "EventInvokeConfig"
    var destinations: GeneratedProperties = [:]
    for name in ["OnSuccess", "OnFailure"] {
      guard let destination = config["DestinationConfig"]?[name], destination.isMapping else {
        continue
      }
      let value = self.destination(destination, id: id + name, of: function)
      destinations[name] = .from(destination.node, ["Destination": value])
      if let value { role.allowDestination(destination, value, named: id + name) }
    }
    var properties: GeneratedProperties = [
      "FunctionName": .ref(function.id), "Qualifier": "$LATEST",
    ]
    for name in ["MaximumEventAgeInSeconds", "MaximumRetryAttempts"] {
      properties[name] = .merged(config[name])
    }
    if let written = config["DestinationConfig"] {
      properties["DestinationConfig"] = .from(written.node, .mapping(destinations))
    }
    if target != function.id, let alias = function["AutoPublishAlias"] {
      properties["Qualifier"] = .merged(alias)
    }
    add(
      id, "AWS::Lambda::EventInvokeConfig", properties, of: function, at: config.key,
      after: target == function.id ? [] : [target])
  }

  /// Where one kind of result goes: what is named, or a queue or topic that is made for it.
  private mutating func destination(
    _ destination: MergedValue, id: String, of function: ServerlessResource
  ) -> GeneratedValue? {
    let written = destination["Destination"]
    let branches = written?.node.function == .if ? written?.node.functionArgument?.elements : nil
    let isPartial =
      branches.map { $0.count == 3 && $0[1].isNoValue != $0[2].isNoValue } ?? false
    guard written == nil || isPartial else { return .merged(written) }
    let type = destination["Type"]?.text
    guard type == "SQS" || type == "SNS" else { return .merged(written) }
    let made: GeneratedValue
    if let earlier = sharedDestinations[destination.node] {
      // The transform writes the first function's queue into the object that all share.
      return type == "SQS" ? .arn(earlier) : .ref(earlier)
    }
    let name = id + (type == "SQS" ? "Queue" : "Topic")
    if destination.node.path.first == .key("Globals") {
      sharedDestinations[destination.node] = name
    }
    add(
      name, type == "SQS" ? "AWS::SQS::Queue" : "AWS::SNS::Topic", of: function,
      at: destination.key, presence: presence(ofBranches: branches, in: function))
    names[function.id + (type == "SQS" ? ".DestinationQueue" : ".DestinationTopic")] = name
    made = type == "SQS" ? .arn(name) : .ref(name)
    guard let branches, let written else { return made }
    return .from(
      written.node,
      [
        "Fn::If": [
          .written(branches[0]), branches[1].isNoValue ? made : .written(branches[1]),
          branches[2].isNoValue ? made : .written(branches[2]),
        ]
      ])
  }

  /// When the branch of an `Fn::If` without a value is taken, in which something is made instead.
  func presence(ofBranches branches: [Node]?, in owner: ServerlessResource) -> Resource.Presence? {
    guard let branches, branches.count == 3, branches[0].isScalar,
      branches[1].isNoValue != branches[2].isNoValue
    else { return nil }
    let own = Assumption.condition(branches[0].text, branches[1].isNoValue)
    return Resource.Presence(anyOf: owner.resource.presence.alternatives.map { $0 + [own] })
  }
}
