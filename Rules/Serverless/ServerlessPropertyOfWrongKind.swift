import CloudFormation
package import Linting
import ResourceCatalog
import ServerlessValidation
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds value of a kind that SAM does not take.
  package static let serverlessPropertyOfWrongKind = Rule(
    "serverless-property-of-wrong-kind",
    summary: "value of a kind that SAM does not take",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001", "E3012")],
    why: """
      The transform reads these values itself and refuses one of another kind, also where \
      CloudFormation would read it as the right one.
      """,
    fix: "write a value of the kind that SAM documents",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html",
    check: .eachServerlessFinding { finding, template in
      // That all properties of a resource are no mapping CloudFormation refuses as well, which is said.
      guard case .wrongKind(let kinds) = finding.problem, finding.place.path.count > 3 else {
        return
      }
      template.report(.wrong(finding, kinds), at: finding.place)
    },
    examples: [
      Example(
        "a number in quotes, and tags as a list",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Tags: [{Key: team, Value: shop}]
              #     ^^^^^^^^^^^^^^^^^^^^^^^^^^ `Tags` is a list with a collection in it, where SAM takes a mapping
              Events:
                Jobs:
                  Type: SQS
                  Properties:
                    Queue: arn:aws:sqs:us-east-1:111122223333:jobs
                    BatchSize: "10"
                    #          ^^^^ `BatchSize` is the text `10`, where SAM takes a whole number
        """),
      Example(
        "values of the right kind, and a call that is handed on",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Tags: {team: shop}
              Events:
                Jobs:
                  Type: SQS
                  Properties:
                    Queue: arn:aws:sqs:us-east-1:111122223333:jobs
                    BatchSize: !Ref BatchSize
        Parameters:
          BatchSize: {Type: Number}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func wrong(_ finding: ServerlessFinding, _ kinds: ServerlessTraits) -> Self {
    let value = finding.place
    let isReadable = value.kind == .string && !kinds.contains(.text)
    return """
      `\(finding.name.shortened(to: 30))` is \(isReadable ? "the text " : "")\(value.inWords), where SAM takes \(kinds.inWords)
      """
  }
}
