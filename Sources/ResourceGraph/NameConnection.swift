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

  /// The connections of a resource type; see the property reference of each in
  /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html>.
  static func connections(of type: String) -> [NameConnection] {
    switch type {
    case "AWS::AutoScaling::AutoScalingGroup":
      [
        launchConfiguration, launchTemplate("LaunchTemplate.LaunchTemplateName"),
      ]
    case "AWS::Backup::BackupSelection":
      [
        .init(
          path: "BackupSelection.Resources.*", target: "AWS::DynamoDB::Table", name: "TableName",
          takesARN: true),
        .init(
          path: "BackupSelection.Resources.*", target: "AWS::RDS::DBInstance",
          name: "DBInstanceIdentifier", takesARN: true),
      ]
    case "AWS::CloudTrail::Trail":
      [bucket("S3BucketName")]
    case "AWS::EC2::Instance":
      [launchTemplate("LaunchTemplate.LaunchTemplateName")]
    case "AWS::EMR::Cluster":
      [
        .init(
          path: "SecurityConfiguration", target: "AWS::EMR::SecurityConfiguration", name: "Name")
      ]
    case "AWS::Glue::Crawler":
      [glueConfiguration("CrawlerSecurityConfiguration")]
    case "AWS::Glue::DevEndpoint":
      [glueConfiguration("SecurityConfiguration")]
    case "AWS::Glue::Job":
      [glueConfiguration("SecurityConfiguration")]
    case "AWS::Lambda::EventInvokeConfig":
      [queue("DestinationConfig.OnFailure.Destination")]
    case "AWS::Lambda::EventSourceMapping":
      [queue("DestinationConfig.OnFailure.Destination")]
    case "AWS::Lambda::Function":
      [queue("DeadLetterConfig.TargetArn")]
    case "AWS::S3::Bucket":
      [bucket("LoggingConfiguration.DestinationBucketName")]
    case "AWS::S3::BucketPolicy":
      [bucket("Bucket")]
    case "AWS::SQS::Queue":
      [queue("RedrivePolicy.deadLetterTargetArn")]
    case "AWS::WAFv2::LoggingConfiguration":
      [
        .init(path: "ResourceArn", target: "AWS::WAFv2::WebACL", name: "Name", takesARN: true)
      ]
    default: []
    }
  }

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
  private let resources: [Resource]
  private let evaluation: Evaluation
  private var names: [String: [String: String]] = [:]

  init(_ resources: [Resource], _ evaluation: Evaluation) {
    self.resources = resources
    self.evaluation = evaluation
  }

  /// The logical id of the resource that a text names.
  mutating func resource(named text: String, by connection: NameConnection) -> String? {
    if let known = names[connection.target] { return known[text] }
    let known = known(connection.target, connection.name)
    names[connection.target] = known
    return known[text]
  }

  private func known(_ type: String, _ name: PropertyPath) -> [String: String] {
    var known: [String: String] = [:]
    for resource in resources where resource.type == type {
      for value in evaluation.values(at: name, in: resource) {
        if let text = value.text { known[text] = resource.logicalId }
      }
    }
    return known
  }
}
