import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds loops in a template that does not ask for the language extensions.
  package static let loopWithoutTransform = Rule(
    "loop-without-transform",
    summary: "loop in a template without the language extensions",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E1032")],
    why: """
      Only the transform `AWS::LanguageExtensions` knows `Fn::ForEach`. Without it, CloudFormation \
      takes the loop for an entry with an odd name and refuses the template.
      """,
    fix: "add `Transform: AWS::LanguageExtensions`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard template.hasLoops, !template.usesLanguageExtensions, !template.hasUnknownMacro else {
        return
      }
      for loop in Loop.all(in: template)
      where loop.enclosing.isEmpty && loop.section.map(Loop.sections.contains) == true {
        inspection.report(.withoutTransform(loop), at: loop.key)
      }
    },
    examples: [
      Example(
        "no transform",
        """
        Resources:
          Fn::ForEach::Queues:
         #^^^^^^^^^^^^^^^^^^^ loop `Queues` needs the transform `AWS::LanguageExtensions`
            - Team
            - [Shop, Office]
            - Queue${Team}:
                Type: AWS::SQS::Queue
        """),
      Example(
        "the transform beside another",
        """
        Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
        Resources:
          Fn::ForEach::Queues:
            - Team
            - [Shop, Office]
            - Queue${Team}:
                Type: AWS::SQS::Queue
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func withoutTransform(_ loop: Loop) -> Self {
    "loop `\(loop.name)` needs the transform `AWS::LanguageExtensions`"
  }
}
