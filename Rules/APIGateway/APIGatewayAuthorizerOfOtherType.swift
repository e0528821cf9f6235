import CloudFormation
package import Linting

extension Rule {
  /// Finds methods that want another type of authorizer than they have.
  package static let apiGatewayAuthorizerOfOtherType = Rule(
    "api-gateway-authorizer-of-other-type",
    summary: "authorizer of another type than the method wants",
    severity: .error,
    category: .schema,
    services: ["api-gateway"],
    equivalents: [Equivalents(.cfnLint, "E3708")],
    why: """
      `CUSTOM` is for authorizers that call a function, `COGNITO_USER_POOLS` for those that ask a \
      user pool. API Gateway refuses a method with one in place of the other.
      """,
    fix: "set `AuthorizationType` to what fits the authorizer",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html",
    check: .eachResource(of: ["AWS::ApiGateway::Method"]) { method, template in
      for authorizer in ReferredResource.all(
        at: "AuthorizerId", in: method, of: "AWS::ApiGateway::Authorizer", template)
      {
        for (own, other) in authorizer.pairs(
          of: "AuthorizationType", in: method, with: "Type", template)
        {
          guard let wanted = own.text, let type = other.text,
            let fitting = fittingAuthorizers[wanted], !fitting.contains(type),
            fittingAuthorizers.values.joined().contains(type),
            let place = template.evaluation.value(other, alongside: own)
          else { continue }
          template.report(
            .otherType(wanted, authorizer.resource.logicalId, type), at: place,
            related: [RelatedPlace("the method wants this", at: own.place)])
        }
      }
    },
    examples: [
      Example(
        "a function where a user pool is wanted",
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
              Type: TOKEN
              #     ^^^^^ `Customers` has type `TOKEN`, but guards a method that wants `COGNITO_USER_POOLS`
              IdentitySource: method.request.header.Authorization
              AuthorizerUri: !ImportValue authorizer-uri
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
        "a function where one is wanted",
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
              Type: REQUEST
              IdentitySource: method.request.header.Authorization
              AuthorizerUri: !ImportValue authorizer-uri
          Create:
            Type: AWS::ApiGateway::Method
            Properties:
              HttpMethod: POST
              ResourceId: !GetAtt Orders.RootResourceId
              RestApiId: !Ref Orders
              AuthorizationType: CUSTOM
              AuthorizerId: !Ref Customers
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func otherType(_ wanted: String, _ authorizer: String, _ type: String) -> Self
  {
    "`\(authorizer)` has type `\(type)`, but guards a method that wants `\(wanted)`"
  }
}

/// The types of authorizers that fit an authorization type.
private let fittingAuthorizers = [
  "CUSTOM": ["TOKEN", "REQUEST"], "COGNITO_USER_POOLS": ["COGNITO_USER_POOLS"],
]
