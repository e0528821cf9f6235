import CloudFormation
package import Linting
import ResourceCatalog
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds policy template without one of its values.
  package static let serverlessPolicyParameterMissing = Rule(
    "serverless-policy-parameter-missing",
    summary: "policy template without one of its values",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      A policy template is filled in with the names of resources. The transform refuses one \
      that lacks a value.
      """,
    fix: "add the value under the name of the template",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html",
    check: .eachServerlessResource(of: ["Function", "StateMachine"]) { declaration, template in
      let templates = template.shared { NamedPolicyTemplates() }
      for pair in declaration.policyTemplates(templates) {
        let name = pair.key.text
        guard let parameters = templates.parameters(of: name) else { continue }
        guard pair.value.isMapping else {
          template.report(.noValues(name), at: pair.value.isNull ? pair.key : pair.value)
          continue
        }
        for parameter in parameters
        where pair.value[parameter] == nil
          && !(pair.value.isFunctionCall && template.template.usesLanguageExtensions)
        {
          template.report(.missing(parameter, name), at: pair.key, help: "add `\(parameter)`")
        }
      }
    },
    examples: [
      Example(
        "a template without the name of the bucket",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Policies:
                - S3ReadPolicy: {}
                # ^^^^^^^^^^^^ policy template `S3ReadPolicy` lacks `BucketName`
        """),
      Example(
        "all values, and a template that needs none",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Policies:
                - S3ReadPolicy: {BucketName: orders}
                - CloudWatchPutMetricPolicy: {}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func missing(_ parameter: String, _ name: String) -> Self {
    "policy template `\(name)` lacks `\(parameter)`"
  }

  fileprivate static func noValues(_ name: String) -> Self {
    "policy template `\(name)` has no mapping of values; `{}` is one"
  }
}
