import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds destination that SAM cannot make itself.
  package static let serverlessDestinationMissing = Rule(
    "serverless-destination-missing",
    summary: "destination that SAM cannot make itself",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      SAM makes only queues and topics for the results of a function. The transform refuses a \
      destination of another type that is not named.
      """,
    fix: "add `Destination`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventinvokeconfiguration.html",
    check: .eachServerlessResource(of: ["Function"]) { declaration, template in
      let destinations = declaration["EventInvokeConfig"]?["DestinationConfig"]
      for name in ["OnSuccess", "OnFailure"] {
        guard let pair = destinations?.pair(name), let type = pair.value["Type"], type.isScalar,
          ["EventBridge", "Lambda", "S3Bucket"].contains(type.text)
        else { continue }
        guard let destination = pair.value["Destination"], !destination.isNull else {
          template.report(.missing(type.text), at: pair.key)
          continue
        }
        let branches =
          destination.function == .if ? destination.functionArgument?.elements ?? [] : []
        let empty = branches.dropFirst().filter {
          $0.function == .ref && $0.functionArgument?.textIs("AWS::NoValue") ?? false
        }
        if empty.count == 1 { template.report(.missing(type.text), at: empty[0]) }
      }
    },
    examples: [
      Example(
        "a function that is not named",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              EventInvokeConfig:
                DestinationConfig:
                  OnFailure: {Type: Lambda}
                # ^^^^^^^^^ a destination of type `Lambda` has no `Destination`
        """),
      Example(
        "a queue, which SAM makes",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              EventInvokeConfig:
                DestinationConfig:
                  OnFailure: {Type: SQS}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func missing(_ type: String) -> Self {
    "a destination of type `\(type)` has no `Destination`"
  }
}
