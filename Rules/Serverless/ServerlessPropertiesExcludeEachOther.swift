import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds properties of which SAM takes only one.
  package static let serverlessPropertiesExcludeEachOther = Rule(
    "serverless-properties-exclude-each-other",
    summary: "properties of which SAM takes only one",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      Each of the properties says something else about the same thing. The transform refuses \
      to choose.
      """,
    fix: "remove one of the properties",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html",
    check: .eachServerlessResource(of: []) { declaration, template in
      func report(_ first: String, _ second: String, in owner: Node?) {
        guard let owner, !owner.isFunctionCall, let one = owner.pair(first), one.value.isGiven,
          let other = owner.pair(second), other.value.isGiven
        else { return }
        template.report(
          .together(second, first), at: other.key,
          related: [RelatedPlace("the other one", at: one.key)])
      }
      for (first, second) in alternatives[declaration.kind] ?? [] {
        report(first, second, in: declaration.properties)
      }
      report("VPCEndpointIds", "VpcEndpointIds", in: declaration["EndpointConfiguration"])
      report("AllowedTypes", "ExcludedTypes", in: declaration["InstanceRequirements"])
      if declaration.kind == "GraphQLApi" {
        for part in declaration.graphQLParts { report("InlineCode", "CodeUri", in: part.value) }
      }
      for event in declaration.events {
        report("Arn", "Type", in: event["DeadLetterConfig"])
        if event.type == "ScheduleV2", event["OmitName"]?.boolean == true {
          report("OmitName", "Name", in: event.properties)
        }
        guard let state = event.given("State"), let enabled = event.pair("Enabled") else {
          continue
        }
        template.report(
          .together("Enabled", "State"), at: enabled.key,
          related: [RelatedPlace("the other one", at: state.key)])
      }
    },
    examples: [
      Example(
        "two definitions of a state machine",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Flow:
            Type: AWS::Serverless::StateMachine
            Properties:
              Definition: {StartAt: Done, States: {Done: {Type: Succeed}}}
              DefinitionUri: flow.asl.json
            # ^^^^^^^^^^^^^ SAM takes `DefinitionUri` or `Definition`, not both
        """),
      Example(
        "two switches of an event",
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
                Hourly:
                  Type: Schedule
                  Properties:
                    Schedule: rate(1 hour)
                    State: DISABLED
                    Enabled: false
                  # ^^^^^^^ SAM takes `Enabled` or `State`, not both
        """),
      Example(
        "one of each",
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
                Hourly:
                  Type: Schedule
                  Properties: {Schedule: rate(1 hour), State: DISABLED}
        """),
    ]
  )
}

private let alternatives: [String: [(String, String)]] = [
  "Function": [
    ("CapacityProviderConfig", "ProvisionedConcurrencyConfig"),
    ("CapacityProviderConfig", "VpcConfig"),
  ],
  "Api": [("DefinitionBody", "DefinitionUri"), ("DefinitionUri", "MergeDefinitions")],
  "HttpApi": [("DefinitionBody", "DefinitionUri")],
  "StateMachine": [("Definition", "DefinitionUri"), ("Role", "Policies")],
  "GraphQLApi": [("SchemaInline", "SchemaUri")],
]

extension Diagnostic.Message {
  fileprivate static func together(_ name: String, _ other: String) -> Self {
    "SAM takes `\(name)` or `\(other)`, not both"
  }
}
