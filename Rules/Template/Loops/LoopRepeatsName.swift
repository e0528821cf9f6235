import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds loops that make an entry whose name is there already.
  package static let loopRepeatsName = Rule(
    "loop-repeats-name",
    summary: "loop that makes a name which is there already",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      Every element of the collection has to give a key of its own. The transform refuses a template \
      in which a loop makes a key twice, or one that stands beside the loop.
      """,
    fix: "put the identifiers of all loops around it into the key, as in `Queue${Team}`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html",
    check: .wholeTemplate { inspection in
      for repeated in inspection.template.expansion?.repeatedNames ?? [] {
        guard repeated.key != repeated.other else {
          inspection.report(.twice(repeated), at: repeated.key)
          continue
        }
        inspection.report(
          .taken(repeated), at: repeated.key,
          related: [RelatedPlace("the name is also made here", at: repeated.other)])
      }
    },
    examples: [
      Example(
        "a key without the identifier",
        """
        Transform: AWS::LanguageExtensions
        Resources:
          Fn::ForEach::Queues:
            - Team
            - [Shop, Office]
            - Orders:
             #^^^^^^ the loop makes `Orders` more than once
                Type: AWS::SQS::Queue
                Properties: {QueueName: !Ref Team}
        """),
      Example(
        "elements that differ only in what the key leaves out",
        """
        Transform: AWS::LanguageExtensions
        Resources:
          Fn::ForEach::Queues:
            - Team
            - [shop-1, shop1]
            - "Queue&{Team}": {Type: AWS::SQS::Queue}
            # ^^^^^^^^^^^^^^ the loop makes `Queueshop1` more than once
        """),
      Example(
        "a name that is written out beside the loop",
        """
        Transform: AWS::LanguageExtensions
        Resources:
          QueueShop: {Type: AWS::SQS::Queue}
          Fn::ForEach::Queues:
            - Team
            - [Shop, Office]
            - Queue${Team}: {Type: AWS::SQS::Queue}
             #^^^^^^^^^^^^ the loop makes `QueueShop`, which is there already
        """),
      Example(
        "elements that only the deployment knows",
        """
        Transform: AWS::LanguageExtensions
        Parameters:
          Teams: {Type: CommaDelimitedList}
        Resources:
          QueueShop: {Type: AWS::SQS::Queue}
          Fn::ForEach::Queues:
            - Team
            - !Ref Teams
            - Queue${Team}: {Type: AWS::SQS::Queue}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func twice(_ repeated: LoopExpansion.RepeatedName) -> Self {
    "the loop makes `\(repeated.name)` more than once"
  }

  fileprivate static func taken(_ repeated: LoopExpansion.RepeatedName) -> Self {
    "the loop makes `\(repeated.name)`, which is there already"
  }
}
