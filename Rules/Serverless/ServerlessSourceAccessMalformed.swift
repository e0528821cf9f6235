import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds access to a source of events that SAM cannot set up.
  package static let serverlessSourceAccessMalformed = Rule(
    "serverless-source-access-malformed",
    summary: "access to a source of events that SAM cannot set up",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      SAM gives the function the right to read the secrets of the source. The transform \
      refuses entries that it does not know, that lack their secret, or that exclude each \
      other.
      """,
    fix: "write the entries as SAM documents them for this source",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-selfmanagedkafka.html",
    check: .eachServerlessResource(of: ["Function"]) { declaration, template in
      for event in declaration.events {
        guard let access = SourceAccess(event.type) else { continue }
        if event.type == "SelfManagedKafka" { checkKafka(event, template) }
        guard let entries = event.given("SourceAccessConfigurations") else {
          template.report(
            .noEntries(event), at: event.pair("SourceAccessConfigurations")?.key ?? event.key)
          continue
        }
        guard entries.value.isSequence else {
          if !entries.value.isFunctionCall || !template.template.usesLanguageExtensions {
            template.report(.noList(entries.value), at: entries.value)
          }
          continue
        }
        checkEntries(entries, access, template)
      }
    },
    examples: [
      Example(
        "a source without the secret",
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
                Jobs:
                  Type: MQ
                  Properties:
                    Broker: arn:aws:mq:us-east-1:111122223333:broker:jobs:b-1
                    Queues: [jobs]
                    SourceAccessConfigurations:
                      - Type: BASIC_AUTH
                      # ^^^^ an entry of type `BASIC_AUTH` has no `URI`
        """),
      Example(
        "half of a network, and two topics",
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
                Jobs:
                  Type: SelfManagedKafka
                  Properties:
                    KafkaBootstrapServers: [kafka.example.com:9092]
                    Topics: [orders, returns]
                    #       ^^^^^^^^^^^^^^^^^ there are 2 topics, and SAM takes only one
                    SourceAccessConfigurations:
                  # ^^^^^^^^^^^^^^^^^^^^^^^^^^ `VPC_SUBNET` stands without `VPC_SECURITY_GROUP`
                      - {Type: VPC_SUBNET, URI: "subnet:subnet-12345678"}
        """),
      Example(
        "a secret",
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
                Jobs:
                  Type: MQ
                  Properties:
                    Broker: arn:aws:mq:us-east-1:111122223333:broker:jobs:b-1
                    Queues: [jobs]
                    SourceAccessConfigurations:
                      - {Type: BASIC_AUTH, URI: "arn:aws:secretsmanager:us-east-1:111122223333:secret:mq"}
        """),
    ]
  )
}

/// What the entries of a source can be.
private struct SourceAccess {
  let types: [String]
  let waysToSignIn: Set<String>
  let isKafka: Bool

  init?(_ event: String?) {
    switch event {
    case "MQ": types = ["BASIC_AUTH", "VIRTUAL_HOST"]
    case "DocumentDB": types = ["BASIC_AUTH"]
    case "SelfManagedKafka": types = kafkaTypes
    default: return nil
    }
    isKafka = event == "SelfManagedKafka"
    waysToSignIn = isKafka ? Set(kafkaTypes.prefix(7)) : ["BASIC_AUTH"]
  }
}

/// The types of access to Kafka, the ways to sign in first.
private let kafkaTypes = [
  "SASL_SCRAM_256_AUTH", "SASL_SCRAM_512_AUTH", "BASIC_AUTH", "CLIENT_CERTIFICATE_TLS_AUTH",
  "OAUTHBEARER_AUTH", "IAM_AUTH", "IAM_OAUTHBEARER_AUTH", "VPC_SUBNET", "VPC_SECURITY_GROUP",
  "SERVER_ROOT_CA_CERTIFICATE", "OAUTHBEARER_SCOPE", "OAUTHBEARER_AUDIENCE",
  "OAUTHBEARER_LOGICAL_CLUSTER", "OAUTHBEARER_IDENTITY_POOL",
]
private let withoutSecret: Set<String> = ["IAM_AUTH", "IAM_OAUTHBEARER_AUTH", "VIRTUAL_HOST"]

private func checkEntries(_ entries: Node.Pair, _ access: SourceAccess, _ template: Inspection) {
  var found: Set<String> = []
  var signsIn = false
  for entry in entries.value.elements {
    guard entry.isMapping, !entry.isFunctionCall else {
      if !(entry.isFunctionCall && template.template.usesLanguageExtensions) {
        template.report(.noEntry(entry), at: entry)
      }
      continue
    }
    guard let type = entry["Type"], access.types.contains(type.text) else {
      let place = entry["Type"] ?? entry
      template.report(
        .unknownType(place, access.types), at: place,
        help: NearestName.help(for: place.text, among: access.types))
      continue
    }
    found.insert(type.text)
    if access.waysToSignIn.contains(type.text) {
      if signsIn { template.report(.second(type.text), at: entry.pair("Type")?.key ?? entry) }
      signsIn = true
    }
    checkSecret(entry, type, access, template)
  }
  if !access.isKafka, !signsIn, !found.isEmpty { template.report(.noBasic, at: entries.key) }
  for (name, other) in [("VPC_SUBNET", "VPC_SECURITY_GROUP"), ("VPC_SECURITY_GROUP", "VPC_SUBNET")]
  where found.contains(name) && !found.contains(other) {
    template.report(.half(name, other), at: entries.key)
  }
}

private func checkSecret(
  _ entry: Node, _ type: Node, _ access: SourceAccess, _ template: Inspection
) {
  guard !withoutSecret.contains(type.text) else { return }
  guard let secret = entry["URI"], secret.isGiven else {
    template.report(.noSecret(type.text), at: entry.pair("Type")?.key ?? entry)
    return
  }
  if access.isKafka, secret.kind != .string, !secret.isFunctionCall {
    template.report(.wrongSecret(secret), at: secret)
  }
}

private func checkKafka(_ event: DeclaredEvent, _ template: Inspection) {
  for name in ["KafkaBootstrapServers", "Topics"] where event.given(name) == nil {
    template.report(.noProperty(event, name), at: event.pair(name)?.key ?? event.key)
  }
  if let topics = event["Topics"], topics.isSequence, topics.count > 1 {
    template.report(.topics(topics.count), at: topics)
  }
}

extension Diagnostic.Message {
  fileprivate static func noEntries(_ event: DeclaredEvent) -> Self {
    "event `\(event.key.text.shortened(to: 30))` has no `SourceAccessConfigurations`"
  }

  fileprivate static func noList(_ value: Node) -> Self {
    "`SourceAccessConfigurations` is \(value.inWords), where SAM takes a list"
  }

  fileprivate static func noEntry(_ value: Node) -> Self {
    "an entry is \(value.inWords), where SAM takes a mapping"
  }

  fileprivate static func unknownType(_ type: Node, _ known: [String]) -> Self {
    "the type of access is \(type.inWords), and SAM takes only \(known.asChoice)"
  }

  fileprivate static func noSecret(_ type: String) -> Self {
    "an entry of type `\(type)` has no `URI`"
  }

  fileprivate static func wrongSecret(_ value: Node) -> Self {
    "`URI` is \(value.inWords), where SAM takes a text"
  }

  fileprivate static func second(_ type: String) -> Self {
    "`\(type)` is a second way to sign in"
  }

  fileprivate static let noBasic: Self = "no entry is of type `BASIC_AUTH`"

  fileprivate static func half(_ name: String, _ other: String) -> Self {
    "`\(name)` stands without `\(other)`"
  }

  fileprivate static func topics(_ count: Int) -> Self {
    "there are \(count) topics, and SAM takes only one"
  }

  fileprivate static func noProperty(_ event: DeclaredEvent, _ name: String) -> Self {
    "event `\(event.key.text.shortened(to: 30))` has no `\(name)`"
  }
}
