import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds stages of an API whose deployment is of another one.
  package static let stageOfAnotherAPI = Rule(
    "stage-of-another-api",
    summary: "stage and deployment of different APIs",
    severity: .error,
    category: .schema,
    services: ["api-gateway"],
    equivalents: [Equivalents(.cfnLint, "E3698")],
    why: """
      A stage shows a deployment of its own API. API Gateway refuses one of another API, and \
      the stack fails.
      """,
    fix: "give the stage a deployment of its own API",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-stage.html",
    check: .eachResource(of: ["AWS::ApiGateway::Stage"]) { stage, template in
      guard let id = stage.properties?["DeploymentId"], id.function == .ref,
        let name = id.functionArgument?.text,
        let deployment = template.resource(name),
        deployment.type == "AWS::ApiGateway::Deployment",
        let own = stage.properties?["RestApiId"], let other = deployment.properties?["RestApiId"],
        let ownText = SameValue.description(of: own),
        let otherText = SameValue.description(of: other), ownText != otherText,
        own.function == .ref || own.function == nil, other.function == own.function,
        Rule.isResource(own, template) == Rule.isResource(other, template)
      else { return }
      template.report(
        .another(name, stage.logicalId), at: other,
        related: [RelatedPlace("the stage is of this API", at: own)])
    },
    examples: [
      Example(
        "a deployment of another API",
        """
        Resources:
          Orders:
            Type: AWS::ApiGateway::RestApi
            Properties: {Name: orders}
          Returns:
            Type: AWS::ApiGateway::RestApi
            Properties: {Name: returns}
          Deployment:
            Type: AWS::ApiGateway::Deployment
            Properties:
              RestApiId: !Ref Returns
              #          ^^^^^^^^^^^^ deployment `Deployment` is of another API than stage `Live`, which shows it
          Live:
            Type: AWS::ApiGateway::Stage
            Properties:
              DeploymentId: !Ref Deployment
              RestApiId: !Ref Orders
              StageName: live
        """),
      Example(
        "a deployment of the same API",
        """
        Resources:
          Orders:
            Type: AWS::ApiGateway::RestApi
            Properties: {Name: orders}
          Deployment:
            Type: AWS::ApiGateway::Deployment
            Properties:
              RestApiId: !Ref Orders
          Live:
            Type: AWS::ApiGateway::Stage
            Properties:
              DeploymentId: !Ref Deployment
              RestApiId: !Ref Orders
              StageName: live
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func another(_ deployment: String, _ stage: String) -> Self {
    "deployment `\(deployment)` is of another API than stage `\(stage)`, which shows it"
  }
}

extension Rule {
  private static func isResource(_ node: Node, _ template: Inspection) -> Bool {
    node.functionArgument.map { template.resource($0.text) != nil } ?? false
  }
}
