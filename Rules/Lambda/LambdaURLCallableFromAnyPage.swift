import CloudFormation
package import Linting

extension Rule {
  /// Finds function URLs that every web page may call in every way.
  package static let lambdaURLCallableFromAnyPage = Rule(
    "lambda-url-callable-from-any-page",
    summary: "function URL that scripts of every web page may call",
    severity: .warning,
    category: .security,
    services: ["lambda"],
    isEnabledByDefault: false,
    documents: ["LMB-19"],
    equivalents: [Equivalents(.checkov, "CKV2_AWS_75")],
    why: """
      Browsers keep scripts of one site from calling another. With every origin and every method \
      allowed, any page that a user opens can call the function in their name.
      """,
    fix: "name the origins and methods that need the function in `Cors`",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html",
    check: .eachResource(of: ["AWS::Lambda::Url"]) { url, template in
      let methods = template.values(at: "Cors.AllowMethods.*", in: url).filter { $0.text == "*" }
      for origin in template.values(at: "Cors.AllowOrigins.*", in: url) where origin.text == "*" {
        for method in methods {
          guard let value = template.evaluation.value(origin, alongside: method) else { continue }
          template.report(
            .anyPage, at: value, related: [RelatedPlace("with every method", at: method.place)])
        }
      }
    },
    examples: [
      Example(
        "every page and every method",
        """
        Resources:
          Address:
            Type: AWS::Lambda::Url
            Properties:
              TargetFunctionArn: report
              AuthType: AWS_IAM
              Cors:
                AllowOrigins: ["*"]
                #              ^^^ scripts of every web page may call the function with every method
                AllowMethods: ["*"]
        """),
      Example(
        "reading from everywhere, writing from one site",
        """
        Resources:
          Reading:
            Type: AWS::Lambda::Url
            Properties:
              TargetFunctionArn: report
              AuthType: AWS_IAM
              Cors: {AllowOrigins: ["*"], AllowMethods: [GET]}
          Writing:
            Type: AWS::Lambda::Url
            Properties:
              TargetFunctionArn: report
              AuthType: AWS_IAM
              Cors: {AllowOrigins: ["https://example.com"], AllowMethods: ["*"]}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let anyPage: Self =
    "scripts of every web page may call the function with every method"
}
