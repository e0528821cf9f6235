import AccessPolicies
import CloudFormation
import Linting
import ServerlessModel

/// What the role of a function is let do, when all of it stands in the template.
struct FunctionRole {
  /// The policies that the template gives the role.
  let policies: [AccessPolicy]
  /// The services that managed policies of AWS give the role something of.
  let managedServices: Set<String>

  /// The role of a function or, at another property, of a task; nil when it is another template's or
  /// may have other policies.
  init?(of function: Resource, at property: PropertyPath = "Role", _ inspection: Inspection) {
    // Connectors give a function what it needs.
    guard inspection.resources(ofType: "AWS::Serverless::Connector").isEmpty else { return nil }
    let roles = inspection.values(at: property, in: function)
    guard roles.count == 1, let reference = roles[0].reference else { return nil }
    let name = inspection.serverless.target(of: reference).logicalId
    guard let role = inspection.resource(name), role.type == "AWS::IAM::Role",
      !inspection.mayNameRolesByText
    else { return nil }
    policies = inspection.policyHolder(name, includingGenerated: true)?.policies ?? []
    var services: Set<String> = []
    for value in inspection.values(at: "ManagedPolicyArns.*", in: role) where !value.isAbsent {
      if policies.contains(where: { $0.resource.logicalId == value.reference?.name }) { continue }
      guard let policy = ManagedPolicy(value), let granted = Self.services[policy.name] else {
        return nil
      }
      services.formUnion(granted)
    }
    managedServices = services
    guard policies.allSatisfy(\.isComplete) else { return nil }
  }

  /// What the managed policies for functions allow, by service, beside logs, traces and networks.
  ///
  /// Source: <https://docs.aws.amazon.com/lambda/latest/dg/permissions-managed-policies.html>
  private static let services: [String: Set<String>] = [
    "AWSLambdaBasicExecutionRole": [], "AWSLambdaVPCAccessExecutionRole": [],
    "AWSXRayDaemonWriteAccess": [], "AWSXrayWriteOnlyAccess": [],
    "CloudWatchLambdaInsightsExecutionRolePolicy": [],
    "AWSLambdaDynamoDBExecutionRole": ["dynamodb"], "AWSLambdaKinesisExecutionRole": ["kinesis"],
    "AWSLambdaMSKExecutionRole": ["kafka"], "AWSLambdaSQSQueueExecutionRole": ["sqs"],
  ]

  /// Whether the role may be let do anything with a service.
  func mayUse(_ service: String) -> Bool {
    managedServices.contains(service)
      || policies.contains { $0.mayAllowAnything(of: service) }
  }
}

extension AccessPolicy {
  /// Whether a statement may allow some action of a service.
  fileprivate func mayAllowAnything(of service: String) -> Bool {
    statements.contains { statement in
      guard statement.effect != .deny else { return false }
      guard let actions = statement.actions else { return true }
      return actions.values.contains { value in
        guard let text = value.text?.lowercased() else { return true }
        let prefix = text.prefix { $0 != ":" }
        return prefix == service || prefix.contains("*") || prefix.contains("?")
      }
    }
  }
}
