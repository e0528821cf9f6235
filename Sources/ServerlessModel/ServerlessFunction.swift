import CloudFormation
import TemplateSyntax

/// An `AWS::Serverless::Function` and what SAM makes of it.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html>
struct ServerlessFunction {
  private let resource: Resource
  private let own: Node?
  private let globals: Node?

  init(_ resource: Resource, globals: Node?) {
    self.resource = resource
    own = resource.properties.flatMap { $0.isMapping ? $0 : nil }
    self.globals = globals.flatMap { $0.isMapping ? $0 : nil }
  }

  /// The Lambda function, then what is generated beside it.
  func resources() -> [Resource] {
    var tree = DerivedTree(of: resource.key.writtenTree)
    var made: [(id: String, type: String, root: Int)] = []
    let properties = functionProperties(&tree)
    if !has("Role") {
      made.append((resource.logicalId + "Role", "AWS::IAM::Role", role(&tree)))
    }
    if let url = value("FunctionUrlConfig"), url.isMapping {
      made.append((resource.logicalId + "Url", "AWS::Lambda::Url", functionURL(url, &tree)))
    }
    for event in events {
      guard let source = Self.eventSources[event.type] else { continue }
      made.append(
        (
          resource.logicalId + event.name, "AWS::Lambda::EventSourceMapping",
          eventSourceMapping(event, source: source, &tree)
        ))
    }
    let roots = tree.finish()
    return [
      Resource(
        logicalId: resource.logicalId, type: "AWS::Lambda::Function",
        properties: roots[properties], from: resource, generated: false)
    ]
      + made.map {
        Resource(
          logicalId: $0.id, type: $0.type, properties: roots[$0.root], from: resource,
          generated: true)
      }
  }

  /// The ways from APIs to the function.
  func routes() -> [ServerlessModel.Route] {
    events.compactMap { event in
      switch event.type {
      case "Api":
        ServerlessModel.Route(
          kind: .rest, api: api(event, "RestApiId", implicit: "ServerlessRestApi"),
          function: resource.logicalId, event: event.key)
      case "HttpApi":
        ServerlessModel.Route(
          kind: .http, api: api(event, "ApiId", implicit: "ServerlessHttpApi"),
          function: resource.logicalId, event: event.key)
      default:
        nil
      }
    }
  }

  private func api(_ event: Event, _ property: String, implicit: String) -> String? {
    guard let api = event.properties?[property] else { return implicit }
    if api.function == .ref { return api.functionArgument?.text }
    return api.isScalar ? api.text : nil
  }

  // MARK: - Properties

  private func value(_ name: String) -> Node? { own?[name] ?? globals?[name] }

  private func has(_ name: String) -> Bool { value(name) != nil }

  /// Lambda's names for SAM's properties, where they differ.
  private static let renamed: [String: [String]] = [
    "Tracing": ["TracingConfig", "Mode"],
    "InlineCode": ["Code", "ZipFile"],
    "ImageUri": ["Code", "ImageUri"],
  ]

  /// SAM's properties that do not become properties of the Lambda function.
  private static let consumed: Set<String> = [
    "AssumeRolePolicyDocument", "AutoPublishAlias", "AutoPublishAliasAllProperties",
    "AutoPublishCodeSha256", "DeadLetterQueue", "DeploymentPreference", "EventInvokeConfig",
    "Events", "FunctionUrlConfig", "PermissionsBoundary", "Policies", "PropagateTags",
    "ProvisionedConcurrencyConfig", "RolePath", "VersionDescription", "VersionDeletionPolicy",
    "PublishToLatestPublished",
  ]

  private func functionProperties(_ tree: inout DerivedTree) -> Int {
    tree.mapping(from: own ?? resource.key) { tree in
      var names: Set<String> = []
      for pair in (own?.pairs ?? []) + (globals?.pairs ?? []) {
        let name = pair.key.text
        guard names.insert(name).inserted else { continue }
        property(name, key: pair.key, &tree)
      }
    }
  }

  private func property(_ name: String, key: Node, _ tree: inout DerivedTree) {
    func merge(_ tree: inout DerivedTree) {
      tree.merged(globals?[name], own?[name], from: key)
    }
    if name == "DeadLetterQueue", let arn = value(name)?["TargetArn"] {
      tree.key("DeadLetterConfig", from: key)
      tree.mapping(from: value(name) ?? key) { tree in
        tree.key("TargetArn", from: key)
        tree.part(arn)
      }
      return
    }
    guard !Self.consumed.contains(name) else { return }
    if let path = Self.renamed[name] {
      tree.key(path[0], from: key)
      tree.mapping(from: value(name) ?? key) { tree in
        tree.key(path[1], from: key)
        merge(&tree)
      }
    } else if name == "CodeUri" {
      tree.key("Code", from: key)
      code(value(name) ?? key, &tree)
    } else if name == "Tags" {
      tree.key(name, from: key)
      tags(&tree, from: value(name) ?? key)
    } else {
      tree.part(key)
      merge(&tree)
    }
  }

  /// Where the code is, in Lambda's words; a local path is replaced when the template is packaged.
  private func code(_ location: Node, _ tree: inout DerivedTree) {
    tree.mapping(from: location) { tree in
      guard location.isMapping, location.function == nil else { return }
      for (sam, lambda) in [
        ("Bucket", "S3Bucket"), ("Key", "S3Key"), ("Version", "S3ObjectVersion"),
      ] {
        guard let pair = location.pair(sam) else { continue }
        tree.key(lambda, from: pair.key)
        tree.part(pair.value)
      }
    }
  }

  private func tags(_ tree: inout DerivedTree, from origin: Node) {
    tree.sequence(from: origin) { tree in
      for mapping in [globals?["Tags"], own?["Tags"]] {
        for pair in mapping?.pairs ?? [] {
          tree.mapping(from: pair.value) { tree in
            tree.key("Key", from: pair.key)
            tree.part(pair.key)
            tree.key("Value", from: pair.key)
            tree.part(pair.value)
          }
        }
      }
    }
  }

  // MARK: - The role

  private func role(_ tree: inout DerivedTree) -> Int {
    let policies = value("Policies")
    let origin = (own?.pair("Policies") ?? globals?.pair("Policies"))?.key ?? resource.key
    return tree.mapping(from: policies ?? resource.key) { tree in
      tree.key("AssumeRolePolicyDocument", from: resource.key)
      if let trust = value("AssumeRolePolicyDocument") {
        tree.part(trust)
      } else {
        lambdaTrust(&tree)
      }
      if let path = value("RolePath") {
        tree.key("Path", from: path)
        tree.part(path)
      }
      if let boundary = value("PermissionsBoundary") {
        tree.key("PermissionsBoundary", from: boundary)
        tree.part(boundary)
      }
      guard let policies else { return }
      let entries = policies.isSequence ? policies.elements : [policies]
      let documents = entries.filter(Self.isDocument)
      tree.key("ManagedPolicyArns", from: origin)
      tree.sequence(from: policies) { tree in
        for entry in entries where !Self.isDocument(entry) && !Self.isPolicyTemplate(entry) {
          tree.part(entry)
        }
      }
      tree.key("Policies", from: origin)
      tree.sequence(from: policies) { tree in
        for document in documents {
          tree.mapping(from: document) { tree in
            tree.key("PolicyDocument", from: document)
            tree.part(document)
          }
        }
      }
    }
  }

  private func lambdaTrust(_ tree: inout DerivedTree) {
    let key = resource.key
    tree.mapping(from: key) { tree in
      tree.key("Version", from: key)
      tree.string("2012-10-17", from: key)
      tree.key("Statement", from: key)
      tree.sequence(from: key) { tree in
        tree.mapping(from: key) { tree in
          tree.key("Effect", from: key)
          tree.string("Allow", from: key)
          tree.key("Action", from: key)
          tree.string("sts:AssumeRole", from: key)
          tree.key("Principal", from: key)
          tree.mapping(from: key) { tree in
            tree.key("Service", from: key)
            tree.string("lambda.amazonaws.com", from: key)
          }
        }
      }
    }
  }

  /// Whether an entry of `Policies` is a policy document, or chooses between some.
  private static func isDocument(_ entry: Node) -> Bool {
    guard entry.isMapping else { return false }
    if entry.function == .if, let branches = entry.functionArgument?.elements.dropFirst() {
      return branches.contains(where: isDocument)
    }
    return entry["Statement"] != nil
  }

  /// Whether an entry of `Policies` is one of SAM's policy templates, such as `S3ReadPolicy`.
  private static func isPolicyTemplate(_ entry: Node) -> Bool {
    entry.isMapping && entry.function == nil
  }

  // MARK: - What calls the function

  private struct Event {
    let name: String
    let key: Node
    let type: String
    let properties: Node?
  }

  private var events: [Event] {
    (own?["Events"]?.pairs ?? []).compactMap { pair in
      guard let type = pair.value["Type"], type.isScalar else { return nil }
      return Event(
        name: pair.key.text, key: pair.key, type: type.text, properties: pair.value["Properties"])
    }
  }

  /// The types of event that Lambda polls, with the property that names the source.
  private static let eventSources = [
    "SQS": "Queue", "Kinesis": "Stream", "DynamoDB": "Stream", "MSK": "Stream", "MQ": "Broker",
    "DocumentDB": "Cluster",
  ]

  private func eventSourceMapping(_ event: Event, source: String, _ tree: inout DerivedTree) -> Int
  {
    tree.mapping(from: event.properties ?? event.key) { tree in
      tree.key("FunctionName", from: event.key)
      reference(to: resource.logicalId, from: event.key, &tree)
      for pair in event.properties?.pairs ?? [] {
        if pair.key.textIs(source) {
          tree.key("EventSourceArn", from: pair.key)
          tree.part(pair.value)
        } else {
          tree.pair(pair)
        }
      }
    }
  }

  private func functionURL(_ url: Node, _ tree: inout DerivedTree) -> Int {
    tree.mapping(from: url) { tree in
      tree.key("TargetFunctionArn", from: url)
      reference(to: resource.logicalId, from: url, &tree)
      for pair in url.pairs { tree.pair(pair) }
    }
  }

  private func reference(to logicalId: String, from origin: Node, _ tree: inout DerivedTree) {
    tree.mapping(from: origin) { tree in
      tree.key("Ref", from: origin)
      tree.string(logicalId, from: origin)
    }
  }
}
