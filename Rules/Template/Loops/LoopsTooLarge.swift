import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds loops that make more than plumb follows.
  package static let loopsTooLarge = Rule(
    "loops-too-large",
    summary: "loops that make too much to be followed",
    severity: .warning,
    category: .template,
    why: """
      The limits of CloudFormation hold for what loops make: 500 resources, and 1 MB in all. What \
      such loops would make is beyond them, and is not linted.
      """,
    fix: "split the template, or shorten the collections",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard template.expansion?.isTooLarge ?? false,
        let first = Loop.all(in: template).first(where: {
          $0.section.map(Loop.sections.contains) == true
        })
      else { return }
      inspection.report(.tooLarge, at: first.key)
    },
    examples: [
      Example(
        "loops in loops",
        """
        Transform: AWS::LanguageExtensions
        Resources:
          Fn::ForEach::First:
         #^^^^^^^^^^^^^^^^^^ the loops make more than 10,000 copies or 300,000 values and are not linted
            - A
            - &digits [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
            - Fn::ForEach::Second:
                - B
                - *digits
                - Fn::ForEach::Third:
                    - C
                    - *digits
                    - Fn::ForEach::Fourth:
                        - D
                        - *digits
                        - Topic${A}${B}${C}${D}: {Type: AWS::SNS::Topic}
        """),
      Example(
        "a loop of ordinary size",
        """
        Transform: AWS::LanguageExtensions
        Resources:
          Fn::ForEach::Queues:
            - Team
            - [Shop, Office]
            - Queue${Team}: {Type: AWS::SQS::Queue}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static var tooLarge: Self {
    "the loops make more than 10,000 copies or 300,000 values and are not linted"
  }
}
