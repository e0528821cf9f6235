import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds authorizer of requests that looks at nothing in them.
  package static let serverlessAuthorizerIdentityMissing = Rule(
    "serverless-authorizer-identity-missing",
    summary: "authorizer of requests that looks at nothing in them",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      An authorizer of type `REQUEST` whose answers are kept needs to know by what part of the \
      request. The transform refuses it without.
      """,
    fix: "add `Identity` with `Headers`, `QueryStrings`, `StageVariables` or `Context`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-lambdarequestauthorizer.html",
    check: .eachServerlessResource(of: ["Api"]) { declaration, template in
      for pair in declaration["Auth"]?["Authorizers"]?.pairs ?? [] {
        guard let type = pair.value["FunctionPayloadType"], type.textIs("REQUEST") else { continue }
        let identity = pair.value.pair("Identity")
        if let identity, identity.value.isGiven, !template.mayBeIdentity(identity.value) {
          continue
        }
        let sources = ["Headers", "QueryStrings", "StageVariables", "Context"]
        if sources.contains(where: { identity?.value[$0]?.isGiven ?? false }) { continue }
        if let time = identity?.value["ReauthorizeEvery"], template.mayBeNever(time) { continue }
        template.report(.missing(pair.key), at: identity?.key ?? pair.key)
      }
    },
    examples: [
      Example(
        "no identity",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              Auth:
                Authorizers:
                  Customers:
                # ^^^^^^^^^ authorizer `Customers` looks at no part of the request
                    FunctionPayloadType: REQUEST
                    FunctionArn: arn:aws:lambda:us-east-1:111122223333:function:customers
        """),
      Example(
        "a header, and answers that are not kept",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              Auth:
                Authorizers:
                  Customers:
                    FunctionPayloadType: REQUEST
                    FunctionArn: arn:aws:lambda:us-east-1:111122223333:function:customers
                    Identity: {Headers: [Authorization]}
                  Staff:
                    FunctionPayloadType: REQUEST
                    FunctionArn: arn:aws:lambda:us-east-1:111122223333:function:staff
                    Identity: {ReauthorizeEvery: 0}
        """),
    ]
  )
}

extension Inspection {
  /// Whether SAM goes through a value as through the parts of a request.
  ///
  /// It looks for the parts in a call, too, and finds none.
  fileprivate func mayBeIdentity(_ value: Node) -> Bool {
    guard value.isFunctionCall else { return value.isMapping }
    return value.function != .transform && value.referredName.flatMap(template.parameter) == nil
      && !template.usesLanguageExtensions
  }

  /// Whether an answer is never kept, as far as SAM can tell: a call counts as a time.
  fileprivate func mayBeNever(_ time: Node) -> Bool {
    guard time.isFunctionCall else { return time.integer.map { $0 <= 0 } ?? false }
    return time.referredName.flatMap(template.parameter) != nil || template.usesLanguageExtensions
  }
}

extension Diagnostic.Message {
  fileprivate static func missing(_ name: Node) -> Self {
    "authorizer `\(name.text.shortened(to: 40))` looks at no part of the request"
  }
}
