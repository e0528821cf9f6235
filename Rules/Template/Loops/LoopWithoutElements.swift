import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds loops over nothing.
  package static let loopWithoutElements = Rule(
    "loop-without-elements",
    summary: "loop whose collection is empty",
    severity: .warning,
    category: .template,
    why: "The loop makes nothing, so what is written in it is not deployed.",
    fix: "add elements to the collection, or remove the loop",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html",
    check: .wholeTemplate { inspection in
      guard let expansion = inspection.template.expansion else { return }
      for loop in Loop.all(in: inspection.template) {
        guard let outcome = expansion.outcomes[loop.key], outcome.isCertain,
          outcome.fewestElements == 0, let collection = loop.parts?.collection
        else { continue }
        inspection.report(.empty(loop), at: collection)
      }
    },
    examples: [
      Example(
        "an empty list",
        """
        Transform: AWS::LanguageExtensions
        Resources:
          Orders: {Type: AWS::SQS::Queue}
          Fn::ForEach::Queues:
            - Team
            - []
            # ^^ loop `Queues` has no elements
            - Queue${Team}: {Type: AWS::SQS::Queue}
        """),
      Example(
        "a list that the deployment gives",
        """
        Transform: AWS::LanguageExtensions
        Parameters:
          Teams: {Type: CommaDelimitedList, Default: ""}
        Resources:
          Orders: {Type: AWS::SQS::Queue}
          Fn::ForEach::Queues:
            - Team
            - !Ref Teams
            - Queue${Team}: {Type: AWS::SQS::Queue}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func empty(_ loop: Loop) -> Self {
    "loop `\(loop.name)` has no elements"
  }
}
