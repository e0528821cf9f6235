import CloudFormation
import ResourceCatalog
import TemplateSyntax

/// The role that the transform makes for a function or a state machine, while what it needs is
/// being collected.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-policies.html>
struct FunctionRole {
  private let owner: ServerlessResource
  private var managed: [GeneratedValue] = []
  // Each holds a few names at most, for which a set would cost more than it saves.
  private var managedPaths: [String] = []
  private var policies: [GeneratedValue] = []
  /// The events that need permissions, each with its policy.
  private var granted: [String] = []

  init(of owner: ServerlessResource) {
    self.owner = owner
  }

  /// Adds a policy that AWS manages, once.
  mutating func attach(_ path: String) {
    guard !managedPaths.contains(path) else { return }
    managedPaths.append(path)
    managed.append(PolicyDocuments.managed(path))
  }

  /// Adds a policy; one of the same name only once.
  mutating func allow(_ name: String, _ statements: [GeneratedValue]) {
    guard !granted.contains(name) else { return }
    granted.append(name)
    policies.append(PolicyDocuments.inline(name, statements))
  }

  mutating func allowDeadLetters(_ queue: MergedValue, _ target: MergedValue) {
    let action = queue["Type"]?.text == "SNS" ? "sns:Publish" : "sqs:SendMessage"
    allow(
      "DeadLetterQueuePolicy",
      [PolicyDocuments.statement([.text(action)], on: .merged(target))])
  }

  mutating func allowDestination(
    _ destination: MergedValue, _ value: GeneratedValue, named name: String
  ) {
    let actions = [
      "SQS": "sqs:SendMessage", "SNS": "sns:Publish", "Lambda": "lambda:InvokeFunction",
      "EventBridge": "events:PutEvents", "S3Bucket": "s3:PutObject",
    ]
    guard let type = destination["Type"]?.text, let action = actions[type] else { return }
    allow(
      name + type + "Policy", [PolicyDocuments.statement([.text(action)], on: value)])
  }

  // MARK: - The properties

  /// The properties of the role: its trust, its policies, and what limits it.
  func properties(trust: GeneratedValue, _ catalog: PolicyTemplates) -> GeneratedProperties {
    var managed = managed
    var policies = policies
    for (index, entry) in entries.enumerated() {
      add(entry, at: index, &managed, &policies, catalog)
    }
    return [
      "AssumeRolePolicyDocument": .merged(owner["AssumeRolePolicyDocument"])
        ?? trust,
      "ManagedPolicyArns": managed.isEmpty ? nil : .list(managed),
      "Policies": policies.isEmpty ? nil : .list(policies),
      "Path": .merged(owner["RolePath"]),
      "PermissionsBoundary": .merged(owner["PermissionsBoundary"]),
      "Tags": ServerlessTags.list(of: owner),
    ]
  }

  /// What stands in `Policies`: names, templates and documents, one or a list.
  private var entries: [Node] {
    guard let policies = owner["Policies"] else { return [] }
    return policies.isSequence ? policies.elements : [policies.node]
  }

  private func add(
    _ entry: Node, at index: Int, _ managed: inout [GeneratedValue],
    _ policies: inout [GeneratedValue], _ catalog: PolicyTemplates
  ) {
    if let document = Self.document(entry, catalog) {
      let name = owner.id + "RolePolicy" + String(index)
      policies.append(.from(entry, Self.inline(name, entry, document)))
    } else if !entry.isMapping || entry.isFunctionCall, !entry.isNull, !entry.isNoValue,
      !isAttached(entry, catalog)
    {
      managed.append(Self.managedPolicy(entry, catalog))
    }
  }

  /// Whether a policy that AWS manages is attached already: the transform names each once.
  private func isAttached(_ entry: Node, _ catalog: PolicyTemplates) -> Bool {
    guard entry.isScalar else { return false }
    if let start = entry.text.firstRange(of: ":policy/")?.upperBound {
      return managedPaths.contains(String(entry.text[start...]))
    }
    return catalog.managedPolicyPath(entry.text).map { managedPaths.contains($0) } ?? false
  }

  private static func inline(_ name: String, _ entry: Node, _ document: GeneratedValue)
    -> GeneratedValue
  {
    let policy = { (document: GeneratedValue) -> GeneratedValue in
      ["PolicyName": .from(entry, .text(name)), "PolicyDocument": document]
    }
    guard case .from(_, .mapping(let call)) = document, let choice = call["Fn::If"],
      case .list(let parts) = choice, parts.count == 3
    else { return policy(document) }
    return ["Fn::If": [parts[0], wrapped(parts[1], policy), wrapped(parts[2], policy)]]
  }

  private static func wrapped(
    _ branch: GeneratedValue, _ policy: (GeneratedValue) -> GeneratedValue
  )
    -> GeneratedValue
  {
    if case .written(let node) = branch, node.isNoValue { return branch }
    return policy(branch)
  }

  /// The policy document that an entry is or becomes; nil for the name of a managed policy.
  private static func document(_ entry: Node, _ catalog: PolicyTemplates) -> GeneratedValue? {
    guard entry.isMapping else { return nil }
    if entry.function == .if, let parts = entry.functionArgument?.elements, parts.count == 3 {
      let branches = parts[1...].map { part -> GeneratedValue? in
        part.isNoValue ? .written(part) : document(part, catalog)
      }
      guard let first = branches[0], let second = branches[1],
        !(parts[1].isNoValue && parts[2].isNoValue)
      else { return nil }
      return .from(entry, ["Fn::If": [.written(parts[0]), first, second]])
    }
    if entry.isFunctionCall { return nil }
    if entry["Statement"] != nil { return .written(entry) }
    guard entry.count == 1, let pair = entry.pairs.first,
      let template = catalog.policyTemplate(pair.key.text)
    else { return nil }
    return .from(
      pair.key,
      .filled(
        FilledDocument(
          document: template.document, blanks: template.blanks, values: pair.value)))
  }

  /// The ARN of a managed policy that is given by its name, its ARN or a reference; AWS may know names
  /// that are newer than the catalog.
  private static func managedPolicy(_ entry: Node, _ catalog: PolicyTemplates) -> GeneratedValue {
    guard entry.isScalar, !entry.text.contains(":") else { return .written(entry) }
    let path = catalog.managedPolicyPath(entry.text)
    return .from(entry, path.map { PolicyDocuments.managed($0) } ?? .unknown)
  }
}

/// The policy templates that a template uses, each read from the catalog once.
final class PolicyTemplates {
  /// A policy template that has been read.
  struct Known {
    let document: ServerlessDocument
    /// The names of the values that it needs.
    let blanks: [String]
  }

  private let catalog: ServerlessCatalog
  private var known: [String: Known?] = [:]

  init(_ catalog: ServerlessCatalog) {
    self.catalog = catalog
  }

  func policyTemplate(_ name: String) -> Known? {
    if let template = known[name] { return template }
    let template = catalog.policyTemplate(name).map {
      Known(document: $0.document(), blanks: $0.parameters)
    }
    known[name] = .some(template)
    return template
  }

  func managedPolicyPath(_ name: String) -> String? { catalog.managedPolicyPath(name) }
}

extension ServerlessTransform {
  /// Adds the role of a function that does not name its own in every case.
  mutating func addRole(_ role: FunctionRole, of function: ServerlessResource) {
    let written = function["Role"]
    var branches: [Node]?
    if let written {
      guard written.function == .if, let parts = written.node.functionArgument?.elements,
        parts.count == 3, parts[1].isNoValue || parts[2].isNoValue
      else { return }
      branches = parts
    }
    var role = role
    attachStandardPolicies(to: &role, of: function)
    add(
      function.id + "Role", "AWS::IAM::Role",
      role.properties(trust: PolicyDocuments.trustInLambda, policyTemplates), of: function,
      at: function["Policies"]?.key ?? written?.key,
      presence: presence(ofBranches: branches, in: function))
  }

  private func attachStandardPolicies(
    to role: inout FunctionRole, of function: ServerlessResource
  ) {
    role.attach(
      function["DurableConfig"] == nil
        ? "service-role/AWSLambdaBasicExecutionRole"
        : "service-role/AWSLambdaBasicDurableExecutionRolePolicy")
    if let tracing = function["Tracing"], parameters.text(tracing.node) != "Disabled" {
      role.attach("AWSXrayWriteOnlyAccess")
    }
    if function["VpcConfig"] != nil {
      role.attach("service-role/AWSLambdaVPCAccessExecutionRole")
    }
  }
}
