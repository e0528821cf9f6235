import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds bucket or user pool that SAM cannot write an event into.
  package static let serverlessEventSourceMalformed = Rule(
    "serverless-event-source-malformed",
    summary: "bucket or user pool that SAM cannot write an event into",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      SAM adds the notification to the properties of the resource. The transform refuses a \
      resource in which they are of another kind.
      """,
    fix: "write the property as CloudFormation documents it",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-s3.html",
    check: .eachServerlessResource(of: ["Function"]) { declaration, template in
      for event in declaration.events {
        guard event.type == "S3" || event.type == "Cognito",
          let name = (event["Bucket"] ?? event["UserPool"])?.functionArgument, name.isScalar,
          let source = template.template.resource(name.text), let properties = source.properties
        else { continue }
        template.about(source) {
          for (path, isList) in parts[event.type ?? ""] ?? [] {
            let value = path.reduce(properties) { node, step in node?[step] }
            guard let value, !value.isNull, !value.isFunctionCall,
              isList ? !value.isSequence : !value.isMapping
            else { continue }
            template.report(
              .malformed(path.last ?? "", value, isList), at: value,
              related: [RelatedPlace("this event is added to it", at: event.key)])
          }
        }
      }
    },
    examples: [
      Example(
        "triggers as a list",
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
                Check:
                  Type: Cognito
                  Properties: {UserPool: !Ref Customers, Trigger: PreSignUp}
          Customers:
            Type: AWS::Cognito::UserPool
            Properties:
              LambdaConfig: [PostConfirmation]
              #             ^^^^^^^^^^^^^^^^^^ `LambdaConfig` is a list, where SAM adds to a mapping
        """),
      Example(
        "triggers of the pool, and one more",
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
                Check:
                  Type: Cognito
                  Properties: {UserPool: !Ref Customers, Trigger: PreSignUp}
          Customers:
            Type: AWS::Cognito::UserPool
            Properties:
              LambdaConfig: {PostConfirmation: "arn:aws:lambda:us-east-1:111122223333:function:greet"}
        """),
    ]
  )
}

/// What SAM adds to, each with whether it is a list.
private let parts: [String: [(path: [String], isList: Bool)]] = [
  "S3": [
    (["NotificationConfiguration"], false), (["Tags"], true),
    (["NotificationConfiguration", "LambdaConfigurations"], true),
  ],
  "Cognito": [(["LambdaConfig"], false)],
]

extension Diagnostic.Message {
  fileprivate static func malformed(_ name: String, _ value: Node, _ isList: Bool) -> Self {
    "`\(name)` is \(value.inWords), where SAM adds to a \(isList ? "list" : "mapping")"
  }
}
