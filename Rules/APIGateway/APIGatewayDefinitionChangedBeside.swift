import CloudFormation
package import Linting
import ResourceGraph
import TemplateSyntax

extension Rule {
  /// Finds APIs that are defined by a document and changed by other resources too.
  package static let apiGatewayDefinitionChangedBeside = Rule(
    "api-gateway-definition-changed-beside",
    summary: "API with a definition and resources that change it",
    severity: .warning,
    category: .operations,
    services: ["api-gateway"],
    equivalents: [Equivalents(.cfnLint, "W3660")],
    why: """
      Each change of the definition replaces the whole API, with what other resources have added \
      to it. What CloudFormation believes to be there is then gone.
      """,
    fix: "move what the other resources add into the definition",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html",
    check: .eachResource(of: ["AWS::ApiGateway::RestApi"]) { api, template in
      guard api.type == api.writtenType else { return }
      let additions = template.graph.resources(.refersTo, api.logicalId).filter {
        addingTypes.contains($0.type) && $0.generatedBy == nil
      }
      guard let first = additions.first else { return }
      for property: PropertyPath in ["Body", "BodyS3Location"] {
        for definition in template.values(at: property, in: api) where !definition.isAbsent {
          guard
            let place = template.evaluation.value(
              definition,
              alongside: PossibleValue(
                .unknown, at: first.key, when: template.evaluation.scenario(of: first)))
          else { continue }
          template.report(
            .changed(api.logicalId, additions.count), at: place.place.key ?? place.place,
            when: place.scenario,
            related: additions.map { RelatedPlace("this changes it too", at: $0.key) })
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
            # ^^^^^^^^^^^^^^ API `Orders` is defined by a document, and changed by 1 resource beside it
          Create:
            Type: AWS::ApiGateway::Method
            Properties:
              RestApiId: !Ref Orders
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
  fileprivate static func changed(_ api: String, _ count: Int) -> Self {
    let resources = count == 1 ? "1 resource" : "\(count) resources"
    return "API `\(api)` is defined by a document, and changed by \(resources) beside it"
  }
}

/// The types of resources that add something to an API.
private let addingTypes = [
  "AWS::ApiGateway::Authorizer", "AWS::ApiGateway::GatewayResponse", "AWS::ApiGateway::Method",
  "AWS::ApiGateway::Model", "AWS::ApiGateway::RequestValidator", "AWS::ApiGateway::Resource",
]
