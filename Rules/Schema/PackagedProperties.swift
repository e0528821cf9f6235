import CloudFormation
import Linting
import PropertyValidation
import TemplateSyntax

/// What `aws cloudformation package` uploads and replaces.
enum PackagedProperties {
  static let byType: KeyValuePairs<String, [String]> = [
    "AWS::ApiGateway::RestApi": ["BodyS3Location"],
    "AWS::AppSync::FunctionConfiguration": [
      "RequestMappingTemplateS3Location", "ResponseMappingTemplateS3Location",
    ],
    "AWS::AppSync::GraphQLSchema": ["DefinitionS3Location"],
    "AWS::AppSync::Resolver": [
      "RequestMappingTemplateS3Location", "ResponseMappingTemplateS3Location",
    ],
    "AWS::CloudFormation::Stack": ["TemplateURL"],
    "AWS::CodeCommit::Repository": ["Code.S3"],
    "AWS::ElasticBeanstalk::ApplicationVersion": ["SourceBundle"],
    "AWS::Lambda::Function": ["Code"],
    "AWS::Lambda::LayerVersion": ["Content"],
    "AWS::StepFunctions::StateMachine": ["DefinitionS3Location"],
  ]

  /// Whether a value is a path on a disk that `package`, or SAM, makes a place in S3 of before
  /// CloudFormation sees it.
  static func arePath(_ finding: PropertyFinding) -> Bool {
    guard case .written(let node) = finding.value.content, node.isScalar, !node.isNull,
      !node.text.hasPrefix("s3://"), !node.text.hasPrefix("https://")
    else { return false }
    let keys = node.path.dropFirst(3).map(\.description).joined(separator: ".")
    return byType[finding.resource.type]?.contains(keys) ?? false
  }
}
