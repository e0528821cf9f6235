import CloudFormation
import Linting
import TemplateSyntax

/// A resource that calls a function of the template as a service that the function has to let in.
struct FunctionTrigger {
  /// The resource that makes the service call.
  let resource: Resource
  /// The function.
  let function: Resource
  /// The service by its name, such as `sns`.
  let service: String
  /// The value that names the function.
  let target: PossibleValue

  /// Where a type of resource names the function that a service is to call.
  private struct Place {
    let path: PropertyPath
    let service: String
    /// A role beside it, with which the service calls instead.
    var role: PropertyPath?
  }

  /// By resource type; see the page of each service about permissions for Lambda.
  private static let places: KeyValuePairs<String, [Place]> = [
    "AWS::ApiGateway::Authorizer": [
      Place(path: "AuthorizerUri", service: "apigateway", role: "AuthorizerCredentials")
    ],
    "AWS::ApiGateway::Method": [
      Place(path: "Integration.Uri", service: "apigateway", role: "Integration.Credentials")
    ],
    "AWS::ApiGatewayV2::Authorizer": [
      Place(path: "AuthorizerUri", service: "apigateway", role: "AuthorizerCredentialsArn")
    ],
    "AWS::ApiGatewayV2::Integration": [
      Place(path: "IntegrationUri", service: "apigateway", role: "CredentialsArn")
    ],
    "AWS::Cognito::UserPool": [Place(path: "LambdaConfig.*", service: "cognito-idp")],
    "AWS::Config::ConfigRule": [Place(path: "Source.SourceIdentifier", service: "config")],
    "AWS::ElasticLoadBalancingV2::TargetGroup": [
      Place(path: "Targets.*.Id", service: "elasticloadbalancing")
    ],
    "AWS::Events::Rule": [
      Place(path: "Targets.*.Arn", service: "events", role: "Targets.*.RoleArn")
    ],
    "AWS::IoT::TopicRule": [
      Place(path: "TopicRulePayload.Actions.*.Lambda.FunctionArn", service: "iot")
    ],
    "AWS::Logs::SubscriptionFilter": [Place(path: "DestinationArn", service: "logs")],
    "AWS::S3::Bucket": [
      Place(path: "NotificationConfiguration.LambdaConfigurations.*.Function", service: "s3")
    ],
    "AWS::SES::ReceiptRule": [
      Place(path: "Rule.Actions.*.LambdaAction.FunctionArn", service: "ses")
    ],
    "AWS::SNS::Subscription": [Place(path: "Endpoint", service: "sns")],
    "AWS::SNS::Topic": [Place(path: "Subscription.*.Endpoint", service: "sns")],
    "AWS::SecretsManager::RotationSchedule": [
      Place(path: "RotationLambdaARN", service: "secretsmanager")
    ],
  ]

  /// The types of resources that make a service call functions.
  static let types = places.keys

  /// The functions that a resource makes a service call.
  static func all(in resource: Resource, _ inspection: Inspection) -> [FunctionTrigger] {
    let places = places[resource.type] ?? []
    return places.flatMap { place -> [FunctionTrigger] in
      if let role = place.role,
        inspection.values(at: role, in: resource).contains(where: { !$0.isAbsent })
      {
        return []
      }
      return inspection.values(at: place.path, in: resource).flatMap { target in
        LambdaFunctionReference.functions(named: target, inspection).map {
          FunctionTrigger(
            resource: resource, function: $0, service: place.service, target: target)
        }
      }
    }
  }
}

/// Who may call the functions of a template, by its permissions.
final class FunctionPermissions {
  /// A permission that says which function it is for.
  struct Grant {
    /// The permission.
    let permission: Resource
    /// The logical id of the function; nil for one that is not known.
    let function: String?
    /// The principal; nil where it is not known.
    let principal: String?
  }

  private let grants: [Grant]
  /// Where the grants for each function are.
  private let positions: [String: [Int]]
  /// Where the grants for functions that are not known are.
  private let positionsOfUnknown: [Int]

  init(_ inspection: Inspection) {
    // Most permissions refer to their function, and no name has to be known.
    lazy var named = Self.functionsByName(inspection)
    let grants = inspection.resources(ofType: "AWS::Lambda::Permission").flatMap {
      permission -> [Grant] in
      let principals = inspection.values(at: "Principal", in: permission)
      return inspection.values(at: "FunctionName", in: permission).flatMap { target in
        let functions = LambdaFunctionReference.functions(named: target, inspection)
        let ids: [String?] =
          functions.isEmpty
          ? [target.text.flatMap { text in Self.name(in: text).flatMap { named[$0] } }]
          : functions.map(\.logicalId)
        return ids.flatMap { id in
          principals.map {
            Grant(permission: permission, function: id, principal: $0.text)
          }
        }
      }
    }
    self.grants = grants
    positions = Dictionary(grouping: grants.indices) { grants[$0].function ?? "" }
    positionsOfUnknown = grants.indices.filter { grants[$0].function == nil }
  }

  /// The permissions that let a service call a function, also those of which it is not known.
  func grants(for trigger: FunctionTrigger) -> [Grant] {
    let places = (positions[trigger.function.logicalId] ?? []) + positionsOfUnknown
    return places.sorted().map { grants[$0] }.filter { grant in
      guard let principal = grant.principal else { return true }
      return principal == "*" || principal == trigger.service
        || principal.hasPrefix(trigger.service + ".")
    }
  }

  private static func functionsByName(_ inspection: Inspection) -> [String: String] {
    Dictionary(
      inspection.resources(ofType: "AWS::Lambda::Function").flatMap { function in
        inspection.values(at: "FunctionName", in: function).compactMap { name in
          name.text.map { ($0, function.logicalId) }
        }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The name of a function in its name or ARN, without alias or version.
  private static func name(in text: String) -> String? {
    let fields = text.split(separator: ":").map(String.init)
    return text.hasPrefix("arn:") ? fields.dropFirst(6).first : fields.first
  }
}
