import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds one of some properties that SAM needs is left out.
  package static let serverlessOneOfPropertiesMissing = Rule(
    "serverless-one-of-properties-missing",
    summary: "one of some properties that SAM needs is left out",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      The transform needs one of these properties, whichever, and refuses a template that has \
      none of them.
      """,
    fix: "add one of the properties",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html",
    check: .eachServerlessResource(of: [
      "Function", "StateMachine", "GraphQLApi", "Api", "HttpApi", "WebSocketApi",
    ]) { declaration, template in
      guard !declaration.isOpen else { return }
      func report(_ names: [String], in owner: Node?, at place: Node, _ thing: String) {
        if let owner, owner.isFunctionCall { return }
        guard names.allSatisfy({ !(owner?[$0]?.isGiven ?? false) }) else { return }
        template.report(.missing(names, thing), at: place)
      }
      let resource = declaration.resource
      switch declaration.kind {
      case "StateMachine":
        report(
          ["Definition", "DefinitionUri"], in: declaration.properties, at: resource.key,
          "`\(resource.logicalId)`")
      case "GraphQLApi":
        report(
          ["SchemaInline", "SchemaUri"], in: declaration.properties, at: resource.key,
          "`\(resource.logicalId)`")
        for function in declaration.graphQLFunctions where function.value["Id"] == nil {
          report(["InlineCode", "CodeUri"], in: function.value, at: function.key, "the function")
        }
      default: break
      }
      if let route = declaration["Domain"]?.pair("Route53"), route.value.isMapping {
        let names = ["HostedZoneId", "HostedZoneName"]
        // An empty zone is handed on.
        if names.allSatisfy({ route.value[$0].map(\.isNull) ?? true }) {
          report(names, in: route.value, at: route.key, "`Route53`")
        }
      }
      for event in declaration.events {
        if let letters = event.pair("DeadLetterConfig"), letters.value.isMapping {
          report(["Arn", "Type"], in: letters.value, at: letters.key, "`DeadLetterConfig`")
        }
        if event.type == "Api", let auth = event["Auth"],
          let override = auth.pair("OverrideApiAuth"),
          override.value.boolean == true
        {
          report(
            ["Authorizer", "ApiKeyRequired", "ResourcePolicy"], in: auth, at: override.key, "`Auth`"
          )
        }
      }
    },
    examples: [
      Example(
        "no zone for the domain of the API that SAM makes",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Api:
            Domain:
              DomainName: shop.example.com
              CertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/a1b2c3
              Route53: {IpV6: true}
            # ^^^^^^^ `Route53` has none of `HostedZoneId` and `HostedZoneName`
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                Take: {Type: Api, Properties: {Path: /, Method: get}}
        """),
      Example(
        "a state machine without a definition, and a queue for dead letters that is none",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Flow:
        # ^^^^ `Flow` has none of `Definition` and `DefinitionUri`
            Type: AWS::Serverless::StateMachine
            Properties:
              Events:
                Hourly:
                  Type: Schedule
                  Properties:
                    Schedule: rate(1 hour)
                    DeadLetterConfig: {QueueLogicalId: Dead}
                  # ^^^^^^^^^^^^^^^^ `DeadLetterConfig` has none of `Arn` and `Type`
        """),
      Example(
        "one of each",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Flow:
            Type: AWS::Serverless::StateMachine
            Properties:
              DefinitionUri: flow.asl.json
              Events:
                Hourly:
                  Type: Schedule
                  Properties: {Schedule: rate(1 hour), DeadLetterConfig: {Type: SQS}}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func missing(_ names: [String], _ thing: String) -> Self {
    let quoted = names.map { "`\($0)`" }
    return
      "\(thing) has none of \(quoted.dropLast().joined(separator: ", ")) and \(quoted.last ?? "")"
  }
}
