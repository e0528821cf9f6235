import CloudFormation
import ResourceCatalog
import TemplateSyntax

/// Connectors become the policies and permissions that let one resource use another.
extension ServerlessTransform {
  /// Converts all connectors; last of all, since they may name what others have generated.
  mutating func convertConnectors() {
    for connector in connectors() {
      for (number, destination) in connector.destinations.enumerated() {
        connect(
          connector, to: destination,
          suffix: connector.isList ? "Destination" + String(number) : "")
      }
    }
  }

  private func connectors() -> [ServerlessConnector] {
    var connectors: [ServerlessConnector] = []
    for id in declaredTypes.contains("AWS::Serverless::Connector") ? order : [] {
      guard let owner = serverless[id], owner.resource.type == "AWS::Serverless::Connector"
      else { continue }
      ServerlessConnector(id: id, key: owner.resource.key, owner.properties.own, owner: owner)
        .map { connectors.append($0) }
    }
    for (position, resource) in template.resources.enumerated() {
      for pair in resource.body["Connectors"]?.pairs ?? [] {
        ServerlessConnector(
          id: resource.logicalId + pair.key.text, key: pair.key, pair.value["Properties"],
          owner: serverless[resource.logicalId] ?? serverless(resource, at: position),
          embeddedIn: resource.logicalId
        ).map { connectors.append($0) }
      }
    }
    return connectors
  }

  private mutating func connect(
    _ connector: ServerlessConnector, to destination: ConnectorEnd, suffix: String
  ) {
    guard let sourceType = type(of: connector.source), let destinationType = type(of: destination),
      let profile = catalog.connectorProfile(from: sourceType, to: destinationType)
    else { return }
    let blanks = ConnectorBlanks(
      source: values(of: connector.source, sourceType),
      destination: values(of: destination, destinationType))
    let categories = profile.categories.filter { category in
      connector.permissions.contains { $0.textIs(category.name) }
    }
    switch profile.kind {
    case .lambdaPermission:
      for category in categories {
        guard case .mapping(var properties) = blanks.filled(category.value) else { continue }
        properties["FunctionName"] = values(of: destination, destinationType)["Arn"]
        add(
          connector.id + category.name + "LambdaPermission" + suffix, "AWS::Lambda::Permission",
          properties, of: connector.owner, at: connector.key)
      }
    case .managedPolicy:
      let end = profile.extendsRoleOfSource ? connector.source : destination
      addPolicy(
        connector.id + "Policy" + suffix, "AWS::IAM::ManagedPolicy", "Roles", role(of: end),
        categories, blanks, connector)
      wait(for: connector.id + "Policy" + suffix, profile.waiting, connector.source, destination)
    case .queuePolicy:
      addPolicy(
        connector.id + "QueuePolicy" + suffix, "AWS::SQS::QueuePolicy", "Queues",
        values(of: destination, destinationType)["QueueUrl"], categories, blanks, connector)
    case .topicPolicy:
      addPolicy(
        connector.id + "TopicPolicy" + suffix, "AWS::SNS::TopicPolicy", "Topics",
        values(of: destination, destinationType)["Arn"], categories, blanks, connector)
    }
  }

  private mutating func addPolicy(
    _ logicalId: String, _ type: String, _ holders: String, _ holder: GeneratedValue?,
    _ categories: [ServerlessDocument.Entry], _ blanks: ConnectorBlanks,
    _ connector: ServerlessConnector
  ) {
    let statements = categories.flatMap { category -> [GeneratedValue] in
      guard case .mapping(let properties) = blanks.filled(category.value),
        case .list(let statements) = properties["Statement"]
      else { return [] }
      return statements
    }
    add(
      logicalId, type,
      [
        "PolicyDocument": ["Version": "2012-10-17", "Statement": .list(statements)],
        holders: .list([holder ?? .unknown]),
      ], of: connector.owner, at: connector.key)
  }

  /// Lets what uses the permissions wait for them.
  private mutating func wait(
    for policy: String, _ waiting: ConnectorProfile.Waiting, _ source: ConnectorEnd,
    _ destination: ConnectorEnd
  ) {
    switch waiting {
    case .nothing: break
    case .source:
      if let id = source.id { change(id) { $0.addedDependencies.append(policy) } }
    case .eventSourceMapping:
      guard let from = source.id, let to = destination.id else { return }
      let mappings = drafts.filter { draft in
        draft.type == "AWS::Lambda::EventSourceMapping"
          && draft.properties?["FunctionName"]?.referredName == to
          && draft.properties?["EventSourceArn"]?.referredName == from
      }
      if mappings.count == 1 {
        change(mappings[0].logicalId) { $0.addedDependencies.append(policy) }
      }
    }
  }

  // MARK: - The ends

  private func type(of end: ConnectorEnd) -> String? {
    if let id = end.id { return draft(id)?.type }
    return end.type.map { ConnectorEnd.transformedTypes[$0] ?? $0 }
  }

  /// What is known of an end, by the names that profiles use.
  private func values(of end: ConnectorEnd, _ type: String) -> [String: GeneratedValue] {
    guard let id = end.id else {
      var values: [String: GeneratedValue] = [:]
      for name in ["Arn", "Name", "QueueUrl", "ResourceId", "Qualifier"] {
        values[name] = .written(end.node[name])
      }
      return values
    }
    let isArnByReference = ["AWS::SNS::Topic", "AWS::StepFunctions::StateMachine"].contains(type)
    return [
      "Arn": isArnByReference ? .ref(id) : .arn(id),
      "Name": Self.nameAttributes[type].map {
        .attribute(id, $0)
      } ?? .ref(id),
      "QueueUrl": .ref(id),
      "ResourceId": type == "AWS::AppSync::GraphQLApi" ? .attribute(id, "ApiId") : .ref(id),
      "Qualifier": .written(end.node.isMapping ? end.node["Qualifier"] : nil) ?? "*",
    ]
  }

  private static let nameAttributes = ["AWS::StepFunctions::StateMachine": "Name"]

  /// The role with which an end acts; nil when it cannot be told.
  private func role(of end: ConnectorEnd) -> GeneratedValue? {
    guard let id = end.id else { return .written(end.node["RoleName"]) }
    guard
      let properties = draft(id).map({
        $0.properties ?? GeneratedProperties(written: $0.source.properties)
      })
    else { return nil }
    for name in ["Role", "RoleArn", "ServiceRoleArn"] {
      if let role = properties[name]?.referredName { return .ref(role) }
    }
    return nil
  }
}

/// The blanks of a connector's profile, such as `%{Source.Arn}`.
private struct ConnectorBlanks {
  let source: [String: GeneratedValue]
  let destination: [String: GeneratedValue]

  /// A piece of a profile with its blanks filled in.
  func filled(_ document: ServerlessDocument) -> GeneratedValue {
    switch document {
    case .mapping(let entries):
      .mapping(GeneratedProperties(entries.map { ($0.name, filled($0.value)) }))
    case .list(let parts): .list(parts.map(filled))
    case .text(let text): filled(text)
    }
  }

  private func filled(_ text: String) -> GeneratedValue {
    guard text.contains("%{") || text.contains("${") else { return .text(text) }
    var pattern = ""
    var variables: GeneratedProperties = [:]
    var rest = Substring(text)
    while let start = rest.firstRange(of: "%{")?.lowerBound,
      let end = rest[start...].firstIndex(of: "}")
    {
      let name = String(rest[rest.index(start, offsetBy: 2)..<end])
      let value = value(of: name) ?? .unknown
      if rest.startIndex == start, pattern.isEmpty, rest.index(after: end) == rest.endIndex {
        return value
      }
      let variable = name.filter { $0 != "." }
      variables[variable] = value
      pattern += rest[..<start] + "${\(variable)}"
      rest = rest[rest.index(after: end)...]
    }
    pattern += rest
    return variables.entries.isEmpty ? .sub(pattern) : .sub(pattern, variables)
  }

  private func value(of name: String) -> GeneratedValue? {
    let parts = name.split(separator: ".")
    guard parts.count == 2 else { return nil }
    return (parts[0] == "Source" ? source : destination)[String(parts[1])]
  }
}

extension GeneratedValue {
  /// The resource that `Ref` or `Fn::GetAtt` names; nil for anything else.
  var referredName: String? {
    switch self {
    case .from(_, let value): value.referredName
    case .merged(let value): value.node.referredResource
    case .written(let node): node.referredResource
    case .mapping(let call):
      if case .text(let name) = call["Ref"] {
        name
      } else if case .list(let parts) = call["Fn::GetAtt"], case .text(let name) = parts.first {
        name
      } else {
        nil
      }
    default: nil
    }
  }
}

extension Node {
  /// The resource that `Ref` or `Fn::GetAtt` names; nil for anything else.
  fileprivate var referredResource: String? {
    Reference.inCall(self).first.flatMap { function == .ref || function == .getAtt ? $0.name : nil }
  }
}
