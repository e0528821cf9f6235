import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds sections with too many entries.
  package static let tooManyEntries = Rule(
    "too-many-entries",
    summary: "section with more entries than CloudFormation allows",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E3010", "E2010", "E6010", "E7010")],
    why: """
      CloudFormation refuses the template: it takes at most 500 resources, and 200 parameters, \
      mappings and outputs each.
      """,
    fix: "split the template into nested stacks, or into stacks of their own",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      for limited in LimitedSection.all {
        guard let section = template.root.pair(limited.section.rawValue) else { continue }
        let count = inspection.declarations(in: limited.section).count { !$0.isRepeated }
        guard count > limited.limit else { continue }
        inspection.report(.over(count, limited), at: section.key)
      }
    },
    examples: [
      Example(
        "201 parameters",
        """
        Parameters:
        #<<<<<<<<< the template has 201 parameters, more than the 200 that are allowed
        \(TemplateLimit.lines(201) { "  P\($0): {Type: String}" })
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "one resource",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func over(_ count: Int, _ limited: LimitedSection) -> Self {
    "the template has \(count) \(limited.entry)s, more than the \(limited.limit) that are allowed"
  }
}
