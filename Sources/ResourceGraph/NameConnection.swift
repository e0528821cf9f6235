import CloudFormation
import TemplateSyntax

/// A property that takes the name of another resource as a text.
///
/// The names of these types are taken once in an account and region, or once in the world: when the
/// template makes a resource of the name, no other has it.
struct NameConnection {
  /// Where the name stands.
  let path: PropertyPath
  /// The type of what has the name.
  let target: String
  /// The property of the target that gives it its name.
  let name: PropertyPath
  /// An ARN with the name is meant; its account and region are taken to be those of
  /// the stack.
  var takesARN = false

  /// What a value can give as the name: of an ARN the parts that are known at its end.
  func names(in value: PossibleValue) -> [String] {
    if let text = value.text, !(takesARN && text.hasPrefix("arn:")) { return [text] }
    guard takesARN, let pattern = value.pattern, pattern.knownPrefix.hasPrefix("arn:") else {
      return []
    }
    return pattern.knownSuffix.split { $0 == ":" || $0 == "/" }.map(String.init)
  }

  /// By resource type; see the property reference of each in
  /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html>.
  static let table: [String: [NameConnection]] = [
    "AWS::AutoScaling::AutoScalingGroup": [
      launchConfiguration, launchTemplate("LaunchTemplate.LaunchTemplateName"),
    ],
    "AWS::Backup::BackupSelection": [
      .init(
        path: "BackupSelection.Resources.*", target: "AWS::DynamoDB::Table", name: "TableName",
        takesARN: true),
      .init(
        path: "BackupSelection.Resources.*", target: "AWS::RDS::DBInstance",
        name: "DBInstanceIdentifier", takesARN: true),
    ],
    "AWS::CloudTrail::Trail": [bucket("S3BucketName")],
    "AWS::EC2::Instance": [launchTemplate("LaunchTemplate.LaunchTemplateName")],
    "AWS::EMR::Cluster": [
      .init(
        path: "SecurityConfiguration", target: "AWS::EMR::SecurityConfiguration", name: "Name")
    ],
    "AWS::Glue::Crawler": [glueConfiguration("CrawlerSecurityConfiguration")],
    "AWS::Glue::DevEndpoint": [glueConfiguration("SecurityConfiguration")],
    "AWS::Glue::Job": [glueConfiguration("SecurityConfiguration")],
    "AWS::Lambda::EventInvokeConfig": [queue("DestinationConfig.OnFailure.Destination")],
    "AWS::Lambda::EventSourceMapping": [queue("DestinationConfig.OnFailure.Destination")],
    "AWS::Lambda::Function": [queue("DeadLetterConfig.TargetArn")],
    "AWS::S3::Bucket": [bucket("LoggingConfiguration.DestinationBucketName")],
    "AWS::S3::BucketPolicy": [bucket("Bucket")],
    "AWS::SQS::Queue": [queue("RedrivePolicy.deadLetterTargetArn")],
    "AWS::WAFv2::LoggingConfiguration": [
      .init(path: "ResourceArn", target: "AWS::WAFv2::WebACL", name: "Name", takesARN: true)
    ],
  ]

  private static let launchConfiguration = NameConnection(
    path: "LaunchConfigurationName", target: "AWS::AutoScaling::LaunchConfiguration",
    name: "LaunchConfigurationName")

  private static func launchTemplate(_ path: PropertyPath) -> NameConnection {
    NameConnection(path: path, target: "AWS::EC2::LaunchTemplate", name: "LaunchTemplateName")
  }

  private static func glueConfiguration(_ path: PropertyPath) -> NameConnection {
    NameConnection(path: path, target: "AWS::Glue::SecurityConfiguration", name: "Name")
  }

  private static func bucket(_ path: PropertyPath) -> NameConnection {
    NameConnection(path: path, target: "AWS::S3::Bucket", name: "BucketName")
  }

  private static func queue(_ path: PropertyPath) -> NameConnection {
    NameConnection(path: path, target: "AWS::SQS::Queue", name: "QueueName", takesARN: true)
  }
}

/// The resources of a template by the names that they are given, looked up when first asked for.
struct ResourceNames {
  private let positions: [String: [Int]]
  private let resources: [Resource]
  private let evaluation: Evaluation
  private var names: [String: [String: String]] = [:]

  init(_ resources: [Resource], _ evaluation: Evaluation) {
    self.resources = resources
    self.evaluation = evaluation
    let targets = Set(NameConnection.table.values.joined().map(\.target))
    var positions: [String: [Int]] = [:]
    for (position, resource) in resources.enumerated() where targets.contains(resource.type) {
      positions[resource.type, default: []].append(position)
    }
    self.positions = positions
  }

  /// The logical id of the resource that a text names.
  mutating func resource(named text: String, by connection: NameConnection) -> String? {
    guard let positions = positions[connection.target] else { return nil }
    if names[connection.target] == nil {
      names[connection.target] = known(positions, connection.name)
    }
    return names[connection.target]?[text]
  }

  private func known(_ positions: [Int], _ name: PropertyPath) -> [String: String] {
    var known: [String: String] = [:]
    for position in positions {
      for value in evaluation.values(at: name, in: resources[position]) {
        if let text = value.text { known[text] = resources[position].logicalId }
      }
    }
    return known
  }
}
