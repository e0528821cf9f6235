import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds APIs that are defined by a document and changed by other resources too.
  package static let apiGatewayDefinitionChangedBeside = Rule(
    "api-gateway-definition-changed-beside",
    summary: "API with a definition and resources that change it",
    severity: .warning,
    category: .operations,
    services: ["apigateway"],
    equivalents: [Equivalents(.cfnLint, "W3660")],
    why: """
      Each change of the definition replaces the whole API, with what other resources have added \
      to it. What CloudFormation believes to be there is then gone.
      """,
    fix: "move what the other resources add into the definition",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html",
    check: .eachResource(of: addingTypes) { resource, template in
      guard resource.generatedBy == nil else { return }
      for api in ReferredResource.all(
        at: "RestApiId", in: resource, of: "AWS::ApiGateway::RestApi", template)
      where api.resource.writtenType == api.resource.type {
        for property: PropertyPath in ["Body", "BodyS3Location"] {
          for definition in template.values(at: property, in: api.resource)
          where !definition.isAbsent {
            guard let place = template.evaluation.value(api.name, alongside: definition) else {
              continue
            }
            template.report(
              .changed(api.resource.logicalId), at: place,
              related: [
                RelatedPlace("the definition", at: definition.place.key ?? definition.place)
              ])
          }
        }
      }
    },
    examples: [
      Example(
        "a method beside a definition",
        """
        Resources:
          Orders:
            Type: AWS::ApiGateway::RestApi
            Properties:
              BodyS3Location: {Bucket: definitions, Key: orders.yaml}
          Create:
            Type: AWS::ApiGateway::Method
            Properties:
              RestApiId: !Ref Orders
              #          ^^^^^^^^^^^ API `Orders` is defined by a document, which takes this away again
              ResourceId: !GetAtt Orders.RootResourceId
              HttpMethod: POST
              AuthorizationType: AWS_IAM
        """),
      Example(
        "an API of resources, and a stage of one with a definition",
        """
        Resources:
          Orders:
            Type: AWS::ApiGateway::RestApi
            Properties: {Name: orders}
          Create:
            Type: AWS::ApiGateway::Method
            Properties:
              RestApiId: !Ref Orders
              ResourceId: !GetAtt Orders.RootResourceId
              HttpMethod: POST
              AuthorizationType: AWS_IAM
          Returns:
            Type: AWS::ApiGateway::RestApi
            Properties:
              BodyS3Location: {Bucket: definitions, Key: returns.yaml}
          Deployment:
            Type: AWS::ApiGateway::Deployment
            Properties: {RestApiId: !Ref Returns}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func changed(_ api: String) -> Self {
    "API `\(api)` is defined by a document, which takes this away again"
  }
}

/// The types of resources that add something to an API.
private let addingTypes = [
  "AWS::ApiGateway::Authorizer", "AWS::ApiGateway::GatewayResponse", "AWS::ApiGateway::Method",
  "AWS::ApiGateway::Model", "AWS::ApiGateway::RequestValidator", "AWS::ApiGateway::Resource",
]
