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
        let made = limited.section == .resources ? resourcesMade(of: template, inspection) : count
        if count > limited.limit {
          inspection.report(.over(count, limited), at: section.key)
        } else if made > limited.limit {
          inspection.report(.overAsSAM(made, limited), at: section.key)
        }
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
        "251 functions, for each of which SAM makes a role",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function: {Runtime: python3.13, Handler: worker.handle, CodeUri: worker/}
        Resources:
        #<<<<<<<< SAM makes 502 resources of the template, more than the 500 that are allowed
        \(TemplateLimit.lines(251) { "  F\($0): {Type: AWS::Serverless::Function}" })
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

/// How many resources CloudFormation gets, with those that SAM makes; none where a macro decides.
private func resourcesMade(of template: Template, _ inspection: Inspection) -> Int {
  template.isServerless && !template.hasUnknownMacro ? inspection.resources.count : 0
}

extension Diagnostic.Message {
  fileprivate static func overAsSAM(_ count: Int, _ limited: LimitedSection) -> Self {
    "SAM makes \(count) resources of the template, more than the \(limited.limit) that are allowed"
  }

  fileprivate static func over(_ count: Int, _ limited: LimitedSection) -> Self {
    "the template has \(count) \(limited.entry)s, more than the \(limited.limit) that are allowed"
  }
}
