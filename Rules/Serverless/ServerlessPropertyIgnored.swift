import CloudFormation
package import Linting
import ResourceCatalog
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds property that SAM takes and never reads.
  package static let serverlessPropertyIgnored = Rule(
    "serverless-property-ignored",
    summary: "property that SAM takes and never reads",
    severity: .warning,
    category: .serverlessTransform,
    why: """
      SAM knows the property in this place and does nothing with it. What was meant has no \
      effect.
      """,
    fix: "remove the property",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html",
    check: .eachServerlessResource(of: []) { declaration, template in
      for (pair, reason) in declaration.ignored {
        template.report(.ignored(pair.key, reason), at: pair.key)
      }
      for event in declaration.events {
        for pair in event.ignored(in: declaration) {
          template.report(.ignored(pair.key, "of this event"), at: pair.key)
        }
        if let pair = event.takenElsewhere(in: template) {
          template.report(.ownDocument(pair.key), at: pair.key)
        }
      }
      let templates = template.shared { NamedPolicyTemplates() }
      for pair in declaration.policyTemplates(templates) {
        let known = templates.parameters(of: pair.key.text)
        for parameter in pair.value.pairs where !pair.value.isFunctionCall {
          if let known, !known.contains(parameter.key.text) {
            template.report(
              .ignored(parameter.key, "of policy template `\(pair.key.text)`"), at: parameter.key)
          }
        }
      }
    },
    examples: [
      Example(
        "a stage of an event, and code beside code",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
            # ^^^^^^^ SAM does nothing with `CodeUri` beside `InlineCode`
              Handler: index.handler
              Runtime: nodejs22.x
              InlineCode: exports.handler = async () => {}
              Events:
                Take:
                  Type: Api
                  Properties:
                    Path: /orders
                    Method: post
                    Stage: live
                  # ^^^^^ SAM does nothing with `Stage` of this event
        """),
      Example(
        "authorization of a route that SAM does not write",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              DefinitionBody: {swagger: "2.0", paths: {/orders: {post: {responses: {}}}}}
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
                    Auth: {Authorizer: AWS_IAM}
                  # ^^^^ SAM leaves the document of the API alone, and `Auth` of the event with it
        """),
      Example(
        "properties that SAM reads",
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
                  Properties: {Path: /orders, Method: post}
        """),
    ]
  )
}

extension ServerlessDeclaration {
  /// The properties of the resource that nobody reads, and why.
  fileprivate var ignored: [(Node.Pair, String)] {
    switch kind {
    case "Function":
      let isImage = self["PackageType"]?.textIs("Image") ?? false
      var found: [(Node.Pair, String)] = []
      if self["InlineCode"] != nil, !isImage, let code = pair("CodeUri"), isOwn(code) {
        found.append((code, "beside `InlineCode`"))
      }
      if let image = imageWithoutType, self["CodeUri"] != nil || self["InlineCode"] != nil {
        found.append((image, "without `PackageType: Image`"))
      }
      return found
    case "WebSocketApi":
      return pair("FailOnWarnings").map { [($0, "of a WebSocket API")] } ?? []
    default: return []
    }
  }

  private func isOwn(_ pair: Node.Pair) -> Bool { pair.key.path.first == .key("Resources") }
}

extension DeclaredEvent {
  /// The properties of the event that nobody reads.
  fileprivate func ignored(in declaration: ServerlessDeclaration) -> [Node.Pair] {
    switch type {
    case "Api", "HttpApi": [pair("Stage")].compactMap(\.self)
    case "Schedule" where declaration.kind == "Function": [pair("RuleName")].compactMap(\.self)
    case "SNS": [self["SqsSubscription"]?.pair("Enabled")].compactMap(\.self)
    default: []
    }
  }

  /// What the event says of a route whose document SAM does not write.
  fileprivate func takenElsewhere(in template: Inspection) -> Node.Pair? {
    guard type == "Api", let api = ServerlessEventAPI(of: self, in: template),
      api.declaration != nil, !api.isManaged, api["MergeDefinitions"]?.boolean != true,
      self["Auth"]?["OverrideApiAuth"] == nil
    else { return nil }
    return given("Auth") ?? given("RequestModel") ?? given("RequestParameters")
      ?? given("TimeoutInMillis")
  }
}

extension Diagnostic.Message {
  fileprivate static func ignored(_ key: Node, _ reason: String) -> Self {
    "SAM does nothing with `\(key.text.shortened(to: 40))` \(reason)"
  }

  fileprivate static func ownDocument(_ key: Node) -> Self {
    "SAM leaves the document of the API alone, and `\(key.text)` of the event with it"
  }
}
