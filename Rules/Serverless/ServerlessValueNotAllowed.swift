import CloudFormation
package import Linting
import ServerlessValidation
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds text that is none of those SAM takes.
  package static let serverlessValueNotAllowed = Rule(
    "serverless-value-not-allowed",
    summary: "text that is none of those SAM takes",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001", "E3030")],
    why: """
      The transform decides by this text what it makes, and refuses every text that it does \
      not know.
      """,
    fix: "write one of the texts that SAM documents",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html",
    check: .eachServerlessFinding { finding, template in
      guard case .notAllowed(let values) = finding.problem else { return }
      let text = finding.place.text
      if finding.name == "RetentionPolicy",
        values.contains(where: { $0.lowercased() == text.lowercased() })
      {
        return
      }
      template.report(
        .notAllowed(finding, values), at: finding.place,
        help: NearestName.help(for: text, among: values))
    },
    examples: [
      Example(
        "the type of a queue for dead letters",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              DeadLetterQueue:
                Type: Queue
                #     ^^^^^ `Type` is `Queue`, and SAM takes only `SQS` or `SNS`
                TargetArn: arn:aws:sqs:us-east-1:111122223333:dead
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
              DeadLetterQueue:
                Type: SQS
                TargetArn: arn:aws:sqs:us-east-1:111122223333:dead
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func notAllowed(_ finding: ServerlessFinding, _ values: [String]) -> Self {
    "`\(finding.name)` is \(finding.place.inWords), and SAM takes only \(values.asChoice)"
  }
}
