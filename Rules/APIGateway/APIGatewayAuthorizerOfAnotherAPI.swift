import CloudFormation
package import Linting

extension Rule {
  /// Finds methods with an authorizer of another API.
  package static let apiGatewayAuthorizerOfAnotherAPI = Rule(
    "api-gateway-authorizer-of-another-api",
    summary: "method and authorizer of different APIs",
    severity: .error,
    category: .schema,
    services: ["api-gateway"],
    equivalents: [Equivalents(.cfnLint, "E3699")],
    why: """
      A method can only be guarded by an authorizer of its own API. API Gateway refuses one of \
      another API, and the deployment fails.
      """,
    fix: "name an authorizer of the method's own API",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html",
    check: .eachResource(of: ["AWS::ApiGateway::Method"]) { method, template in
      for authorizer in ReferredResource.all(
        at: "AuthorizerId", in: method, of: "AWS::ApiGateway::Authorizer", template)
      {
        for (own, other) in authorizer.pairs(
          of: "RestApiId", in: method, with: "RestApiId", template)
        {
          guard let api = own.reference, let otherAPI = other.reference, api.name != otherAPI.name,
            let place = template.evaluation.value(other, alongside: authorizer.name, own)
          else { continue }
          template.report(
            .another(authorizer.resource.logicalId, otherAPI.name, api.name), at: place,
            related: [RelatedPlace("the method that it guards", at: authorizer.name.place)])
        }
      }
    },
    examples: [
      Example(
        "an authorizer of another API",
        """
        Resources:
          Orders:
            Type: AWS::ApiGateway::RestApi
            Properties: {Name: orders}
          Returns:
            Type: AWS::ApiGateway::RestApi
            Properties: {Name: returns}
          Customers:
            Type: AWS::ApiGateway::Authorizer
            Properties:
              Name: customers
              RestApiId: !Ref Returns
              #          ^^^^^^^^^^^^ authorizer `Customers` is of API `Returns`, and guards a method of `Orders`
              Type: COGNITO_USER_POOLS
              IdentitySource: method.request.header.Authorization
              ProviderARNs: [arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_a1b2c3d4e]
          Create:
            Type: AWS::ApiGateway::Method
            Properties:
              HttpMethod: POST
              ResourceId: !GetAtt Orders.RootResourceId
              RestApiId: !Ref Orders
              AuthorizationType: COGNITO_USER_POOLS
              AuthorizerId: !Ref Customers
        """),
      Example(
        "an authorizer of the same API, and one from elsewhere",
        """
        Resources:
          Orders:
            Type: AWS::ApiGateway::RestApi
            Properties: {Name: orders}
          Customers:
            Type: AWS::ApiGateway::Authorizer
            Properties:
              Name: customers
              RestApiId: !Ref Orders
              Type: COGNITO_USER_POOLS
              IdentitySource: method.request.header.Authorization
              ProviderARNs: [arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_a1b2c3d4e]
          Create:
            Type: AWS::ApiGateway::Method
            Properties:
              HttpMethod: POST
              ResourceId: !GetAtt Orders.RootResourceId
              RestApiId: !Ref Orders
              AuthorizationType: COGNITO_USER_POOLS
              AuthorizerId: !Ref Customers
          Cancel:
            Type: AWS::ApiGateway::Method
            Properties:
              HttpMethod: DELETE
              ResourceId: !GetAtt Orders.RootResourceId
              RestApiId: !Ref Orders
              AuthorizationType: CUSTOM
              AuthorizerId: !ImportValue staff
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func another(_ authorizer: String, _ api: String, _ own: String) -> Self {
    "authorizer `\(authorizer)` is of API `\(api)`, and guards a method of `\(own)`"
  }
}
