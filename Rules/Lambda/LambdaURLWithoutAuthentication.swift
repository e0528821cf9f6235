import CloudFormation
package import Linting

extension Rule {
  /// Finds functions with an address that everyone may call.
  package static let lambdaURLWithoutAuthentication = Rule(
    "lambda-url-without-authentication",
    summary: "function URL that everyone may call",
    severity: .warning,
    category: .security,
    services: ["lambda"],
    documents: ["LMB-19"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_258"), Equivalents(.cdkNag, "LambdaFunctionUrlAuth"),
    ],
    why: """
      With `AuthType: NONE` Lambda lets every request of the internet through to the code. What the \
      code does not refuse is done, and every call is paid for.
      """,
    fix: "set `AuthType` to `AWS_IAM`, or put an API or a CDN with a firewall in front",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
    check: .eachResource(of: ["AWS::Lambda::Url"]) { url, template in
      for kind in template.values(at: "AuthType", in: url) where kind.text == "NONE" {
        template.report(.isPublic, at: kind)
      }
    },
    examples: [
      Example(
        "an address for everyone",
        """
        Resources:
          Address:
            Type: AWS::Lambda::Url
            Properties:
              TargetFunctionArn: report
              AuthType: NONE
              #         ^^^^ function URL lets in everyone, without authentication
        """),
      Example(
        "an address of a serverless function",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Report:
            Type: AWS::Serverless::Function
            Properties:
              FunctionUrlConfig:
                AuthType: NONE
                #         ^^^^ function URL lets in everyone, without authentication
        """),
      Example(
        "an address for users of the account, and one that is only known later",
        """
        Parameters:
          Kind:
            Type: String
        Resources:
          Address:
            Type: AWS::Lambda::Url
            Properties:
              TargetFunctionArn: report
              AuthType: AWS_IAM
          Chosen:
            Type: AWS::Lambda::Url
            Properties:
              TargetFunctionArn: report
              AuthType: !Ref Kind
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let isPublic: Self =
    "function URL lets in everyone, without authentication"
}
