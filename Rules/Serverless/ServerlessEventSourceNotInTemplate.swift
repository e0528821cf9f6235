import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds event of a bucket or user pool that is not in the template.
  package static let serverlessEventSourceNotInTemplate = Rule(
    "serverless-event-source-not-in-template",
    summary: "event of a bucket or user pool that is not in the template",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      SAM writes the event into the bucket or the user pool. The transform refuses one that is \
      not a resource of the same template.
      """,
    fix: "refer to the resource with `!Ref`, or set the notification up where the bucket is",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-s3.html",
    check: .eachServerlessResource(of: ["Function"]) { declaration, template in
      guard !template.template.mayHoldUnnamedResources else { return }
      for event in declaration.events {
        guard let source = sources[event.type ?? ""], let value = event[source.property],
          value.kind != .integer
        else { continue }
        guard value.function == .ref, let name = value.functionArgument, name.isScalar else {
          template.report(.notReferred(value, source.thing), at: value)
          continue
        }
        guard let found = template.template.resource(name.text) else {
          template.report(.unknown(name, source.thing), at: value)
          continue
        }
        if found.type != source.type { template.report(.otherType(name, source.thing), at: value) }
      }
    },
    examples: [
      Example(
        "a bucket by its name",
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
                  Type: S3
                  Properties:
                    Bucket: uploads
                    #       ^^^^^^^ the bucket is `uploads`, and not a `Ref` of one of this template
                    Events: s3:ObjectCreated:*
        """),
      Example(
        "a bucket of the template",
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
                  Type: S3
                  Properties: {Bucket: !Ref Uploads, Events: s3:ObjectCreated:*}
          Uploads:
            Type: AWS::S3::Bucket
        """),
    ]
  )
}

private let sources: [String: (property: String, type: String, thing: String)] = [
  "S3": ("Bucket", "AWS::S3::Bucket", "bucket"),
  "Cognito": ("UserPool", "AWS::Cognito::UserPool", "user pool"),
]

extension Diagnostic.Message {
  fileprivate static func notReferred(_ value: Node, _ thing: String) -> Self {
    "the \(thing) is \(value.inWords), and not a `Ref` of one of this template"
  }

  fileprivate static func unknown(_ name: Node, _ thing: String) -> Self {
    "the template has no \(thing) `\(name.text.shortened(to: 40))`"
  }

  fileprivate static func otherType(_ name: Node, _ thing: String) -> Self {
    "resource `\(name.text.shortened(to: 40))` is not a \(thing)"
  }
}
