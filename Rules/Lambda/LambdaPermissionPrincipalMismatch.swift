import CloudFormation
package import Linting
import ResourceGraph

extension Rule {
  /// Finds permissions for a service that does not have the source.
  package static let lambdaPermissionPrincipalMismatch = Rule(
    "lambda-permission-principal-mismatch",
    summary: "permission for another service than that of the source",
    severity: .warning,
    category: .operations,
    services: ["lambda"],
    equivalents: [Equivalents(.cfnLint, "W3664")],
    why: """
      Only the service that has the source calls the function for it. A permission for another \
      service lets nothing through, and the trigger does not work.
      """,
    fix: "set `Principal` to the service that the source belongs to",
    url:
      "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
    check: .eachResource(of: ["AWS::Lambda::Permission"]) { permission, template in
      for source in template.values(at: "SourceArn", in: permission) {
        guard let name = source.reference?.name, let resource = template.graph.resource(name),
          let service = callers[resource.type]
        else { continue }
        for principal in template.values(at: "Principal", in: permission) {
          guard let text = principal.text, text.hasSuffix(".amazonaws.com"),
            text != service + ".amazonaws.com",
            !(service == "logs" && text.hasPrefix("logs.")),
            let place = template.evaluation.value(principal, alongside: source)
          else { continue }
          template.report(
            .mismatch(text, name, resource.type), at: place,
            help: "set `Principal` to `\(service).amazonaws.com`",
            related: [RelatedPlace("the source", at: source.place)])
        }
      }
    },
    examples: [
      Example(
        "a topic, called by buckets",
        """
        Resources:
          Orders:
            Type: AWS::SNS::Topic
          Permission:
            Type: AWS::Lambda::Permission
            Properties:
              Action: lambda:InvokeFunction
              FunctionName: worker
              Principal: s3.amazonaws.com
              #          ^^^^^^^^^^^^^^^^ `s3.amazonaws.com` never calls for `Orders`, which is an `AWS::SNS::Topic`
              SourceArn: !Ref Orders
        """),
      Example(
        "a topic, called by topics",
        """
        Resources:
          Orders:
            Type: AWS::SNS::Topic
          Permission:
            Type: AWS::Lambda::Permission
            Properties:
              Action: lambda:InvokeFunction
              FunctionName: worker
              Principal: sns.amazonaws.com
              SourceArn: !Ref Orders
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func mismatch(_ principal: String, _ source: String, _ type: String) -> Self {
    "`\(principal)` never calls for `\(source)`, which is an `\(type)`"
  }
}

/// The service that calls a function for a resource, by the type of the resource.
private let callers = [
  "AWS::ApiGateway::RestApi": "apigateway", "AWS::ApiGatewayV2::Api": "apigateway",
  "AWS::Cognito::UserPool": "cognito-idp", "AWS::Config::ConfigRule": "config",
  "AWS::ElasticLoadBalancingV2::TargetGroup": "elasticloadbalancing",
  "AWS::Events::Rule": "events", "AWS::IoT::TopicRule": "iot", "AWS::Logs::LogGroup": "logs",
  "AWS::S3::Bucket": "s3", "AWS::SNS::Topic": "sns",
]
