import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds sections with nearly too many entries.
  package static let entriesNearLimit = Rule(
    "entries-near-limit",
    summary: "section with nearly as many entries as CloudFormation allows",
    severity: .note,
    category: .template,
    isEnabledByDefault: false,
    equivalents: [Equivalents(.cfnLint, "I3010", "I2010", "I6010", "I7010")],
    why: """
      With little more, CloudFormation refuses the template: it takes at most 500 resources, and \
      200 parameters, mappings and outputs each.
      """,
    fix: "split the template into nested stacks, or into stacks of their own",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      for limited in LimitedSection.all {
        guard let section = template.root.pair(limited.section.rawValue) else { continue }
        let count = inspection.declarations(in: limited.section).count
        guard TemplateLimit.isNear(count, limited.limit) else { continue }
        inspection.report(.near(count, limited), at: section.key)
      }
    },
    examples: [
      Example(
        "190 parameters",
        """
        Parameters:
        #<<<<<<<<< the template has 190 parameters, close to the 200 that are allowed
        \(TemplateLimit.lines(190) { "  P\($0): {Type: String}" })
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
  fileprivate static func near(_ count: Int, _ limited: LimitedSection) -> Self {
    "the template has \(count) \(limited.entry)s, close to the \(limited.limit) that are allowed"
  }
}
