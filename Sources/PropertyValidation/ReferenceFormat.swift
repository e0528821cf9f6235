import ResourceCatalog

/// Tells whether what a reference gives is what a property expects, such as the ARN of a role.
enum ReferenceFormat {
  /// What is wrong with a reference; nil when nothing is, or when that is not known.
  static func problem(
    expected: String?, found: String?, type: ResourceType, attribute: String?
  ) -> PropertyFinding.Problem? {
    guard let expected, expected.hasPrefix("AWS::") else { return nil }
    if let found {
      guard found.hasPrefix("AWS::"), !areSame(expected, found) else { return nil }
    } else {
      guard let (owner, wanted) = split(expected), !owner.hasPrefix("AWS::KMS::") else {
        return nil
      }
      if owner == type.name {
        // Nothing is said of what is found, but it is the ARN in place of the name, or the other
        // way round.
        let given = attribute ?? type.primaryIdentifier.first ?? ""
        guard type.primaryIdentifier.count == 1 || attribute != nil, isARN(wanted) != isARN(given)
        else { return nil }
      } else {
        // What `Ref` gives of another resource begins with another prefix.
        guard attribute == nil, hasOwnPrefix.contains(expected), !givesAnything(type) else {
          return nil
        }
      }
    }
    return .wrongReference(expected: expected, better: better(expected, type))
  }

  /// What is wrong with the `Ref` of a resource where a pattern wants its ARN; nil when it gives the
  /// ARN, or when that is not known.
  static func problem(pattern: String, type: ResourceType) -> PropertyFinding.Problem? {
    guard pattern.hasPrefix("^arn:") || pattern.hasPrefix("arn:"),
      let service = servicesOfNamed[type.name],
      pattern.contains(":\(service):") || pattern.contains(":[")
    else { return nil }
    return .wrongReference(expected: type.name + ".Arn", better: "Arn")
  }

  /// The types of which `Ref` gives a name, an id or a URL, and which have an attribute `Arn`, with
  /// their services as ARNs name them.
  ///
  /// Source: the return values in the page of each type
  /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html>
  private static let servicesOfNamed: [String: String] = [
    "AWS::IAM::Role": "iam", "AWS::IAM::User": "iam", "AWS::IAM::Group": "iam",
    "AWS::IAM::InstanceProfile": "iam", "AWS::Lambda::Function": "lambda", "AWS::SQS::Queue": "sqs",
    "AWS::S3::Bucket": "s3", "AWS::DynamoDB::Table": "dynamodb", "AWS::Kinesis::Stream": "kinesis",
    "AWS::KinesisFirehose::DeliveryStream": "firehose", "AWS::Logs::LogGroup": "logs",
    "AWS::KMS::Key": "kms", "AWS::ECR::Repository": "ecr", "AWS::Events::EventBus": "events",
    "AWS::CodeBuild::Project": "codebuild", "AWS::CodeCommit::Repository": "codecommit",
    "AWS::Cognito::UserPool": "cognito-idp", "AWS::EFS::FileSystem": "elasticfilesystem",
  ]

  private static let hasOwnPrefix: Set<String> = [
    "AWS::EC2::SecurityGroup.Id", "AWS::EC2::Subnet.Id", "AWS::EC2::VPC.Id",
  ]

  /// Whether what a resource gives is decided by those who wrote its handler.
  private static func givesAnything(_ type: ResourceType) -> Bool {
    let name = type.name
    return name.hasPrefix("AWS::CloudFormation::") || name.hasPrefix("AWS::ServiceCatalog::")
      || name == "AWS::EC2::DefaultVPC"
  }

  private static func areSame(_ expected: String, _ found: String) -> Bool {
    expected == found || expected == found + "s" || expected + "s" == found
      // A key is named by its id, its ARN or an alias wherever any of them is.
      || expected.hasPrefix("AWS::KMS::") && found.hasPrefix("AWS::KMS::")
  }

  private static func split(_ format: String) -> (type: String, attribute: String)? {
    guard let dot = format.lastIndex(of: ".") else { return nil }
    return (String(format[..<dot]), String(format[format.index(after: dot)...]))
  }

  private static func isARN(_ attribute: String) -> Bool {
    attribute.lowercased().hasSuffix("arn")
  }

  /// The attribute of the same resource that gives what is expected.
  private static func better(_ expected: String, _ type: ResourceType) -> String? {
    type.attributeNames.first { name in
      guard let format = type.attribute(name)?.format else { return false }
      return areSame(expected, format)
    }
      ?? split(expected).flatMap { owner, wanted in
        owner == type.name ? type.attributeNames.first { $0 == wanted } : nil
      }
  }
}
