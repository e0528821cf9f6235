import AccessPolicies
import CloudFormation
import Linting
import ResourceCatalog

/// How the resources of an action are named in a template.
enum ScopedResources {
  /// What to write in place of `*`: the template's own resources that the action can work on, or how
  /// an ARN of such a resource looks.
  static func help(for action: AuthorizedAction, in template: Inspection) -> String {
    // The plainest kind first: an object and not one behind an access point.
    let types = action.targets.map(\.resourceType)
      .sorted { $0.arnFormat.utf8.count < $1.arnFormat.utf8.count }
    for type in types {
      let texts = ownResources(of: type, action.service.prefix, in: template)
      if !texts.isEmpty, texts.count <= 3 {
        return "name " + texts.joined(separator: ", ") + " in place of `*`"
      }
    }
    guard let type = types.first else { return "name the resources in place of `*`" }
    return "name the resources in place of `*`, such as `!Sub \(text(of: type.arnFormat))`"
  }

  private static func ownResources(
    of type: AuthorizedResourceType, _ prefix: String, in template: Inspection
  ) -> [String] {
    (declarations["\(prefix):\(type.name.lowercased())"] ?? []).flatMap { declaration in
      template.resources(ofType: declaration.type).filter { $0.generatedBy == nil }
        .map { "`" + declaration.text($0.logicalId) + "`" }
    }
  }

  /// A format with the pseudo parameters of CloudFormation and plain words for the names.
  private static func text(of format: String) -> String {
    var text = ""
    var rest = format[...]
    while let start = rest.firstIndex(of: "$"), let end = rest[start...].firstIndex(of: "}") {
      text += rest[..<start]
      let name = rest[rest.index(start, offsetBy: 2)..<end]
      switch name {
      case "Partition", "Region": text += "${AWS::\(name)}"
      case "Account", "AccountId": text += "${AWS::AccountId}"
      default: text += name
      }
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }

  private struct Declaration {
    let type: String
    let text: @Sendable (String) -> String
  }

  private static func arn(_ type: String) -> Declaration {
    Declaration(type: type) { "!GetAtt \($0).Arn" }
  }

  private static func ref(_ type: String) -> Declaration {
    Declaration(type: type) { "!Ref \($0)" }
  }

  /// The types that make the resources of the catalog, with the way to their ARN.
  private static let declarations: [String: [Declaration]] = [
    "cognito-idp:userpool": [arn("AWS::Cognito::UserPool")],
    "codebuild:project": [arn("AWS::CodeBuild::Project")],
    "dynamodb:table": [
      arn("AWS::DynamoDB::Table"), arn("AWS::DynamoDB::GlobalTable"),
      arn("AWS::Serverless::SimpleTable"),
    ],
    "ecr:repository": [arn("AWS::ECR::Repository")],
    "events:event-bus": [arn("AWS::Events::EventBus")],
    "firehose:deliverystream": [arn("AWS::KinesisFirehose::DeliveryStream")],
    "iam:role": [arn("AWS::IAM::Role")],
    "kinesis:stream": [arn("AWS::Kinesis::Stream")],
    "kms:key": [arn("AWS::KMS::Key")],
    "lambda:function": [arn("AWS::Lambda::Function")],
    "rds:db": [arn("AWS::RDS::DBInstance")],
    "s3:bucket": [arn("AWS::S3::Bucket")],
    "s3:object": [
      Declaration(type: "AWS::S3::Bucket") { "!Sub ${\($0).Arn}/*" }
    ],
    "secretsmanager:secret": [ref("AWS::SecretsManager::Secret")],
    "sns:topic": [ref("AWS::SNS::Topic")],
    "sqs:queue": [arn("AWS::SQS::Queue")],
    "states:statemachine": [
      ref("AWS::StepFunctions::StateMachine"), ref("AWS::Serverless::StateMachine"),
    ],
  ]
}
