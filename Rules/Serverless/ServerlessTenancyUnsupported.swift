import CloudFormation
package import Linting
import ResourceCatalog
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds setting that functions with tenants do not have.
  package static let serverlessTenancyUnsupported = Rule(
    "serverless-tenancy-unsupported",
    summary: "setting that functions with tenants do not have",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      A function that keeps tenants apart cannot be called in this way. The transform refuses \
      the combination.
      """,
    fix: "remove the setting, or `TenancyConfig`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    check: .eachServerlessResource(of: ["Function"]) { declaration, template in
      guard declaration.given("TenancyConfig") != nil else { return }
      for name in ["ProvisionedConcurrencyConfig", "FunctionUrlConfig", "SnapStart"] {
        guard let pair = declaration.given(name) else { continue }
        template.report(.unsupported("takes no `\(name)`"), at: pair.key)
      }
      for event in declaration.events {
        guard let type = event.type, type != "Api", type != "HttpApi",
          ServerlessPropertyCatalog.standard.object("Function.Events.\(type)") != nil
        else { continue }
        template.report(
          .unsupported("takes no events of type `\(type)`"), at: event.body["Type"] ?? event.key)
      }
    },
    examples: [
      Example(
        "a URL, and an event of a queue",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              TenancyConfig: {TenantIsolationMode: PER_TENANT}
              FunctionUrlConfig: {AuthType: AWS_IAM}
            # ^^^^^^^^^^^^^^^^^ a function with `TenancyConfig` takes no `FunctionUrlConfig`
              Events:
                Jobs:
                  Type: SQS
                  #     ^^^ a function with `TenancyConfig` takes no events of type `SQS`
                  Properties: {Queue: "arn:aws:sqs:us-east-1:111122223333:jobs"}
        """),
      Example(
        "an event of an API",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              TenancyConfig: {TenantIsolationMode: PER_TENANT}
              Events:
                Take:
                  Type: HttpApi
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unsupported(_ what: String) -> Self {
    "a function with `TenancyConfig` \(what)"
  }
}
