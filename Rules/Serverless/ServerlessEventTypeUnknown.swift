import CloudFormation
package import Linting
import ResourceCatalog
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds event of a type that SAM does not know.
  package static let serverlessEventTypeUnknown = Rule(
    "serverless-event-type-unknown",
    summary: "event of a type that SAM does not know",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      The transform refuses a function or state machine with an event of a type that it does \
      not know for it.
      """,
    fix: "write one of the types that SAM documents",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html",
    check: .eachServerlessResource(of: ["Function", "StateMachine"]) { declaration, template in
      let catalog = ServerlessPropertyCatalog.standard
      let prefix = "\(declaration.kind).Events."
      for event in declaration.events where event.body.isMapping && !event.body.isFunctionCall {
        guard let type = event.body["Type"], !type.isNull else {
          template.report(.untyped(event), at: event.key, help: "add `Type`")
          continue
        }
        guard type.isScalar else {
          template.report(.untyped(event), at: type, help: "write the type itself")
          continue
        }
        guard catalog.object(prefix + type.text) == nil else { continue }
        template.report(
          .unknown(type, declaration), at: type,
          help: NearestName.help(for: type.text, among: catalog.names(under: prefix)))
      }
    },
    examples: [
      Example(
        "a type in lower case, and one that state machines do not have",
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
                Upload:
                  Type: s3
                  #     ^^ functions have no events of type `s3`
                  Properties: {Bucket: !Ref Files, Events: s3:ObjectCreated:*}
          Files:
            Type: AWS::S3::Bucket
          Flow:
            Type: AWS::Serverless::StateMachine
            Properties:
              DefinitionUri: flow.asl.json
              Events:
                Jobs:
                  Type: SQS
                  #     ^^^ state machines have no events of type `SQS`
                  Properties: {Queue: "arn:aws:sqs:us-east-1:111122223333:jobs"}
        """),
      Example(
        "no type at all",
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
              # ^^^^^^ event `Hourly` has no type that SAM can read
                  Properties: {Schedule: rate(1 hour)}
        """),
      Example(
        "a known type",
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
                  Properties: {Schedule: rate(1 hour)}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ type: Node, _ declaration: ServerlessDeclaration) -> Self {
    let owners = declaration.kind == "Function" ? "functions" : "state machines"
    return "\(owners) have no events of type `\(type.text.shortened(to: 30))`"
  }

  fileprivate static func untyped(_ event: DeclaredEvent) -> Self {
    "event `\(event.key.text.shortened(to: 30))` has no type that SAM can read"
  }
}
