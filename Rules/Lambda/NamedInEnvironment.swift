import AccessPolicies
import CloudFormation
import Linting
import ResourceGraph
import TemplateSyntax

/// The services that act on resources of some types, by the types.
private let servicesOfTypes = [
  "AWS::DynamoDB::Table": "dynamodb", "AWS::Serverless::SimpleTable": "dynamodb",
  "AWS::SQS::Queue": "sqs", "AWS::SNS::Topic": "sns", "AWS::S3::Bucket": "s3",
  "AWS::SecretsManager::Secret": "secretsmanager", "AWS::StepFunctions::StateMachine": "states",
  "AWS::Serverless::StateMachine": "states", "AWS::Kinesis::Stream": "kinesis",
]

extension Inspection {
  /// The resources of the template that the environment of a function or task names, with the service
  /// that acts on each and where it is first named.
  func namedInEnvironment(of function: Resource) -> [(Resource, String, Node)] {
    var named: Set<String> = []
    return graph.edges(from: function.logicalId).compactMap { edge in
      guard let target = graph.resource(edge.to), let service = servicesOfTypes[target.type],
        edge.place.path.contains(.key("Environment")), named.insert(edge.to).inserted
      else { return nil }
      return (target, service, edge.place)
    }
  }

  /// Whether a resource policy of the template may let somebody use resources of a service.
  func hasPolicy(ofService service: String) -> Bool {
    policies.contains { $0.kind == .resource && $0.location.services.contains(service) }
  }
}

extension Resource {
  /// Whether programs call a service to use it: a table, queue, topic, bucket, secret and the like.
  var isCalledByPrograms: Bool { servicesOfTypes[type] != nil }
}
