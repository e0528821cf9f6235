import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds authorizer of an HTTP API that is of no kind.
  package static let serverlessAuthorizerKindMixed = Rule(
    "serverless-authorizer-kind-mixed",
    summary: "authorizer of an HTTP API that is of no kind",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      An authorizer checks tokens itself, by `JwtConfiguration`, or asks a function. The \
      transform refuses one that mixes the two or lacks a part.
      """,
    fix: "write the properties of one kind of authorizer",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-httpapi-httpapiauth.html",
    check: .eachServerlessResource(of: ["HttpApi"]) { declaration, template in
      for pair in declaration["Auth"]?["Authorizers"]?.pairs ?? []
      where pair.value.isMapping && !pair.value.isFunctionCall {
        let authorizer = pair.value
        if let url = authorizer.pair("OpenIdConnectUrl") {
          template.report(.withdrawn, at: url.key)
          continue
        }
        let checksTokens = authorizer["JwtConfiguration"]?.isGiven ?? false
        let (needed, foreign) =
          checksTokens ? (["IdentitySource"], ofFunction) : (["FunctionArn", version], ofTokens)
        for name in foreign {
          guard let other = authorizer.pair(name), !other.value.isNull else { continue }
          template.report(.foreign(name, checksTokens), at: other.key)
        }
        for name in needed where !(authorizer[name]?.isGiven ?? false) {
          template.report(.missing(name, pair.key), at: pair.key, help: "add `\(name)`")
        }
      }
    },
    examples: [
      Example(
        "a function without a version, and a source of tokens",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::HttpApi
            Properties:
              Auth:
                Authorizers:
                  Customers:
                # ^^^^^^^^^ authorizer `Customers` has no `AuthorizerPayloadFormatVersion`
                    FunctionArn: arn:aws:lambda:us-east-1:111122223333:function:customers
                    IdentitySource: $request.header.Authorization
                  # ^^^^^^^^^^^^^^ an authorizer that asks a function takes no `IdentitySource`
        """),
      Example(
        "one of each kind",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::HttpApi
            Properties:
              Auth:
                Authorizers:
                  Customers:
                    FunctionArn: arn:aws:lambda:us-east-1:111122223333:function:customers
                    AuthorizerPayloadFormatVersion: "2.0"
                  Staff:
                    IdentitySource: $request.header.Authorization
                    JwtConfiguration: {issuer: "https://login.example.com", audience: [shop]}
        """),
    ]
  )
}

private let version = "AuthorizerPayloadFormatVersion"
private let ofTokens = ["AuthorizationScopes", "IdentitySource"]
private let ofFunction = [
  "FunctionArn", "FunctionInvokeRole", "Identity", version, "EnableSimpleResponses",
  "EnableFunctionDefaultPermissions",
]

extension Diagnostic.Message {
  fileprivate static func foreign(_ name: String, _ checksTokens: Bool) -> Self {
    "an authorizer that \(checksTokens ? "checks tokens" : "asks a function") takes no `\(name)`"
  }

  fileprivate static func missing(_ name: String, _ authorizer: Node) -> Self {
    "authorizer `\(authorizer.text.shortened(to: 30))` has no `\(name)`"
  }

  fileprivate static let withdrawn: Self = "SAM no longer takes `OpenIdConnectUrl`"
}
