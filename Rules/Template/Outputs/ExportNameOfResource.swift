import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds exports that are named after what a resource gives.
  package static let exportNameOfResource = Rule(
    "export-name-of-resource",
    summary: "export that is named after what a resource gives",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E1010", "E1019", "E1020", "E6102")],
    why: """
      CloudFormation has to know the name of an export before it makes the resources. It refuses a \
      reference to one in the name.
      """,
    fix: "make the name of parameters and pseudo parameters, such as `AWS::StackName`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html",
    check: .wholeTemplate { inspection in
      guard !inspection.template.hasUnknownMacro else { return }
      for output in inspection.declarations(in: .outputs) {
        output.body["Export"]?["Name"]?.forEachCall { call in
          for reference in Reference.inCall(call)
          where inspection.template.resource(reference.name) != nil {
            inspection.report(
              .ofResource(reference, output.key), at: reference.range, path: call.path)
          }
        }
      }
    },
    examples: [
      Example(
        "an attribute, and the name of a queue in a text",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          Url:
            Value: !Ref Orders
            Export: {Name: !GetAtt Orders.QueueName}
            #                      ^^^^^^ the name of the export of `Url` rests on resource `Orders`
          Arn:
            Value: !GetAtt Orders.Arn
            Export: {Name: !Sub "${Orders.QueueName}-arn"}
            #                      ^^^^^^ the name of the export of `Arn` rests on resource `Orders`
        """),
      Example(
        "the name of the stack and a parameter",
        """
        Parameters:
          Stage: {Type: String}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          Url:
            Value: !Ref Orders
            Export: {Name: !Sub "${AWS::StackName}-${Stage}-orders"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func ofResource(_ reference: Reference, _ output: Node) -> Self {
    "the name of the export of `\(output.text)` rests on resource `\(reference.name)`"
  }
}
