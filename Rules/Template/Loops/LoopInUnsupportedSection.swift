import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds loops where CloudFormation does not look for them.
  package static let loopInUnsupportedSection = Rule(
    "loop-in-unsupported-section",
    summary: "loop in a section that takes none",
    severity: .error,
    category: .template,
    why: """
      Loops are followed in `Conditions`, `Resources` and `Outputs` only. Anywhere else the loop is \
      taken for an entry with an odd name, and the template is refused.
      """,
    fix: "write the entries out, or move the loop to a section that takes it",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard template.hasLoops, !template.hasUnknownMacro else { return }
      for loop in Loop.all(in: template) where loop.enclosing.isEmpty {
        guard let section = loop.section else {
          inspection.report(.outside(loop), at: loop.key)
          continue
        }
        guard section != .metadata, section != .globals, !Loop.sections.contains(section) else {
          continue
        }
        inspection.report(.unsupported(loop, section), at: loop.key)
      }
    },
    examples: [
      Example(
        "parameters, and whole sections",
        """
        Transform: AWS::LanguageExtensions
        Parameters:
          Fn::ForEach::Names:
         #^^^^^^^^^^^^^^^^^^ loop `Names` stands in `Parameters`, which takes no loops
            - Team
            - [Shop, Office]
            - Name${Team}: {Type: String}
        Fn::ForEach::Sections: [Name, [Resources], {}]
        #<<<<<<<<<<<<<<<<<<<< loop `Sections` stands outside of all sections
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "outputs",
        """
        Transform: AWS::LanguageExtensions
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          Fn::ForEach::Facts:
            - Fact
            - [Arn, QueueName]
            - Orders${Fact}: {Value: !GetAtt "Orders.${Fact}"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unsupported(_ loop: Loop, _ section: TemplateSection) -> Self {
    "loop `\(loop.name)` stands in `\(section.rawValue)`, which takes no loops"
  }

  fileprivate static func outside(_ loop: Loop) -> Self {
    "loop `\(loop.name)` stands outside of all sections"
  }
}
