import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds authorizer that the API does not have.
  package static let serverlessAPIAuthorizerUnknown = Rule(
    "serverless-api-authorizer-unknown",
    summary: "authorizer that the API does not have",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      An event or a default names an authorizer of the API. The transform refuses a name that \
      the API does not define.
      """,
    fix: "define the authorizer in `Auth` of the API, or name one that it has",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-apiauth.html",
    check: .eachServerlessResource(of: []) { declaration, template in
      if declaration.kind == "Api" || declaration.kind == "HttpApi" {
        checkDefault(of: declaration, template)
      }
      template.forEachRoute(of: declaration) { event, api in
        guard api.takesSettings(of: event), let name = event["Auth"]?["Authorizer"], name.isGiven
        else {
          return
        }
        checkName(name, event, ServerlessAuth(api["Auth"]), template)
      }
    },
    examples: [
      Example(
        "a name that the API does not have, and an API whose authorizers SAM refuses",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Refused:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              Auth:
                DefaultAuthorizer: Customers
                Authorisers:
                  Customers: {UserPoolArn: "arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_a"}
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              Auth:
                Authorizers:
                  Customers: {UserPoolArn: "arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_a"}
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                Take:
                  Type: Api
                  Properties:
                    Path: /orders
                    Method: post
                    RestApiId: !Ref Shop
                    Auth: {Authorizer: Customer}
                    #                  ^^^^^^^^ the API has no authorizer `Customer`
        """),
      Example(
        "no authorizers, and nothing to switch off",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                Take:
                  Type: Api
                  Properties:
                    Path: /orders
                    Method: post
                    Auth: {Authorizer: NONE}
                    #                  ^^^^ `NONE` switches off nothing: the API has no `DefaultAuthorizer`
                List:
                  Type: HttpApi
                  Properties:
                    Path: /orders
                    Method: get
                    Auth: {Authorizer: Customers}
                    #                  ^^^^^^^^^ the API has no authorizer `Customers`
        """),
      Example(
        "one for all APIs, and the built-in one",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Api:
            Auth:
              DefaultAuthorizer: Customers
              Authorizers:
                Customers: {UserPoolArn: "arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_a"}
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                Take:
                  Type: Api
                  Properties: {Path: /orders, Method: post, Auth: {Authorizer: Customers}}
                List:
                  Type: Api
                  Properties: {Path: /orders, Method: get, Auth: {Authorizer: AWS_IAM}}
        """),
    ]
  )
}

private func checkName(
  _ name: Node, _ event: DeclaredEvent, _ auth: ServerlessAuth, _ template: Inspection
) {
  guard !auth.isUnknown else { return }
  guard let text = name.writtenText else {
    if !(name.isFunctionCall && template.template.usesLanguageExtensions) {
      template.report(.unreadable(name), at: name)
    }
    return
  }
  if text == "NONE" {
    if !auth.hasDefault { template.report(.nothingToSwitchOff, at: name) }
    return
  }
  if text == "AWS_IAM", event.type == "Api" || auth.hasIAM { return }
  guard !auth.names.contains(text) else { return }
  template.report(
    .unknown(text), at: name, help: NearestName.help(for: text, among: auth.names))
}

private func checkDefault(of declaration: ServerlessDeclaration, _ template: Inspection) {
  let auth = ServerlessAuth(declaration["Auth"])
  guard !auth.isUnknown, let name = declaration["Auth"]?["DefaultAuthorizer"], name.isGiven else {
    return
  }
  for value in template.evaluation.values(of: name) {
    guard let text = value.text, !name.isScalar || name.writtenText != nil,
      !auth.names.contains(text)
    else { continue }
    if text == "AWS_IAM", declaration.kind == "Api" || auth.hasIAM { continue }
    // Without any authorizer SAM drops the default of a REST API and says nothing.
    let isDropped = declaration.kind == "Api" && auth.names.isEmpty
    template.report(
      .unknown(text), at: value, help: NearestName.help(for: text, among: auth.names),
      severity: isDropped ? .warning : .error)
  }
}

/// What `Auth` of an API says about authorizers.
private struct ServerlessAuth {
  /// The names of the authorizers.
  let names: [String]
  /// Whether `Auth` or the authorizers come from a call, or their key is misspelled.
  let isUnknown: Bool
  /// Whether there is a default.
  let hasDefault: Bool
  /// Whether the authorizer of IAM is switched on.
  let hasIAM: Bool

  init(_ auth: Node?) {
    let authorizers = auth?["Authorizers"]
    isUnknown =
      (auth?.isFunctionCall ?? false) || (authorizers?.isFunctionCall ?? false)
      || (authorizers.map { !$0.isNull && !$0.isMapping } ?? false)
      || authorizers == nil && Self.hasMisspelledAuthorizers(auth)
    names = (authorizers?.pairs ?? []).filter { $0.value.isGiven }.map(\.key.text)
    hasDefault = auth?["DefaultAuthorizer"]?.isGiven ?? false
    hasIAM = auth?["EnableIamAuthorizer"]?.boolean == true
  }

  /// Whether the authorizers stand under a key that SAM refuses, which is said there.
  private static func hasMisspelledAuthorizers(_ auth: Node?) -> Bool {
    (auth?.pairs ?? []).contains {
      NearestName.nearest(to: $0.key.text, among: ["Authorizers"]) != nil
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: String) -> Self {
    "the API has no authorizer `\(name.shortened(to: 40))`"
  }

  fileprivate static let nothingToSwitchOff: Self =
    "`NONE` switches off nothing: the API has no `DefaultAuthorizer`"

  fileprivate static func unreadable(_ name: Node) -> Self {
    "the authorizer is \(name.inWords), and SAM needs its name"
  }
}
