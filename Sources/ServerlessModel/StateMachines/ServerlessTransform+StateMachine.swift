import TemplateSyntax

/// `AWS::Serverless::StateMachine` becomes a state machine, and brings its role, a version and an
/// alias, and what its events need.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html>
extension ServerlessTransform {
  mutating func convertStateMachine(_ machine: ServerlessResource) {
    become("AWS::StepFunctions::StateMachine", stateMachineProperties(machine), machine)
    if machine["Role"] == nil { addRole(of: machine) }
    let alias = addStateMachineAlias(of: machine)
    let usesAlias = machine["UseAliasAsEventTarget"]?.node.boolean == true
    for event in machine.events {
      addEvent(event, of: machine, target: usesAlias ? alias ?? machine.id : machine.id)
    }
  }

  private func stateMachineProperties(_ machine: ServerlessResource) -> GeneratedProperties {
    var properties: GeneratedProperties = [:]
    properties["Definition"] = .merged(machine["Definition"])
    if let location = machine["DefinitionUri"] {
      let code = FunctionCode.location(location)
      properties["DefinitionS3Location"] = .from(
        location.node,
        ["Bucket": code["S3Bucket"], "Key": code["S3Key"], "Version": code["S3ObjectVersion"]])
    }
    properties["DefinitionSubstitutions"] = substitutions(machine)
    properties["StateMachineName"] = .merged(machine["Name"])
    properties["StateMachineType"] = .merged(machine["Type"])
    properties["LoggingConfiguration"] = .merged(machine["Logging"])
    properties["TracingConfiguration"] = .merged(machine["Tracing"])
    properties["RoleArn"] = .merged(machine["Role"]) ?? .arn(machine.id + "Role")
    properties["Tags"] = ServerlessTags.list(
      of: machine, createdBy: ServerlessTags.own("stateMachine:createdBy"))
    return properties
  }

  /// What the definition is filled with: the substitutions that are written, and every function call
  /// in the definition, which the transform takes out of it.
  private func substitutions(_ machine: ServerlessResource) -> GeneratedValue? {
    var substitutions: GeneratedProperties = [:]
    for (name, value) in machine["DefinitionSubstitutions"]?.entries ?? [] {
      substitutions[name] = .merged(value)
    }
    if let written = machine["DefinitionSubstitutions"], !written.isMapping {
      return .merged(written)
    }
    var calls: [Node] = []
    if let definition = machine["Definition"] { Self.collectCalls(in: definition.node, &calls) }
    for (number, call) in calls.enumerated() {
      substitutions["definition_substitution_\(number + 1)"] = .from(call, .written(call))
    }
    guard !substitutions.entries.isEmpty else { return nil }
    let place = machine["DefinitionSubstitutions"]?.node
    return place.map { .from($0, .mapping(substitutions)) } ?? .mapping(substitutions)
  }

  private static func collectCalls(in node: Node, _ calls: inout [Node]) {
    if node.function != nil {
      calls.append(node)
    } else if node.isMapping {
      node.forEachPair { if !$0.value.isScalar { collectCalls(in: $0.value, &calls) } }
    } else {
      for element in node.elements where !element.isScalar { collectCalls(in: element, &calls) }
    }
  }

  private mutating func addRole(of machine: ServerlessResource) {
    var role = FunctionRole(of: machine)
    if let tracing = machine["Tracing"], tracing["Enabled"]?.node.boolean != false {
      role.attach("AWSXRayDaemonWriteAccess")
    }
    add(
      machine.id + "Role", "AWS::IAM::Role",
      role.properties(trust: PolicyDocuments.trust(in: "states.amazonaws.com"), policyTemplates),
      of: machine,
      at: machine["Policies"]?.key)
  }

  /// Adds the version and the alias; the logical id of the alias.
  private mutating func addStateMachineAlias(of machine: ServerlessResource) -> String? {
    guard let alias = machine["AutoPublishAlias"], let name = parameters.text(alias.node) else {
      return nil
    }
    add(
      machine.id + "Version", "AWS::StepFunctions::StateMachineVersion",
      [
        "StateMachineArn": .ref(machine.id),
        "StateMachineRevisionId": .attribute(machine.id, "StateMachineRevisionId"),
      ], of: machine, at: alias.key)
    var deployment: GeneratedProperties = [
      "StateMachineVersionArn": .ref(machine.id + "Version"), "Type": "ALL_AT_ONCE",
    ]
    for (name, value) in machine["DeploymentPreference"]?.entries ?? [] {
      deployment[name] = .merged(value)
    }
    let id = machine.id + "Alias" + name
    add(
      id, "AWS::StepFunctions::StateMachineAlias",
      ["Name": .merged(alias), "DeploymentPreference": .mapping(deployment)], of: machine,
      at: alias.key)
    return id
  }

  // MARK: - Events

  private mutating func addEvent(
    _ event: ServerlessEvent, of machine: ServerlessResource, target: String
  ) {
    switch event.type {
    case "Schedule":
      let own = event["RoleArn"]
      let rule = scheduleRule(
        event, target: .ref(target), role: .written(own) ?? .arn(event.id + "Role"),
        idSuffix: "StepFunctionsTarget", of: machine)
      add(event.id, "AWS::Events::Rule", rule, of: machine, at: event.key)
      if own == nil { addRole(of: event, starting: target, "events.amazonaws.com", machine) }
    case "CloudWatchEvent", "EventBridgeRule":
      let rule = patternRule(
        event, target: .ref(target), role: .arn(event.id + "Role"),
        idSuffix: "StepFunctionsTarget", of: machine)
      add(event.id, "AWS::Events::Rule", rule, of: machine, at: event.key)
      addRole(of: event, starting: target, "events.amazonaws.com", machine)
    case "ScheduleV2":
      addSchedule(
        event, calling: .ref(target), by: "states:StartExecution",
        policy: "StartExecutionPolicy", of: machine)
    case "Api":
      addRole(of: event, starting: target, "apigateway.amazonaws.com", machine)
      let api = event["RestApiId"] == nil ? "ServerlessRestApi" : event.name("RestApiId")
      if let api {
        addPath(
          event, to: api,
          .sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution"),
          credentials: .arn(event.id + "Role"))
      }
    default:
      break
    }
  }

  /// A role with which a service starts the state machine.
  private mutating func addRole(
    of event: ServerlessEvent, starting target: String, _ service: String,
    _ machine: ServerlessResource
  ) {
    let policy = PolicyDocuments.allowing(
      "states:StartExecution", on: .ref(target), named: event.id + "RoleStartExecutionPolicy")
    add(
      event.id + "Role", "AWS::IAM::Role",
      [
        "AssumeRolePolicyDocument": PolicyDocuments.trust(in: service), "Policies": [policy],
        "Tags": ServerlessTags.propagated(from: machine),
      ], of: machine, at: event.key)
  }
}
