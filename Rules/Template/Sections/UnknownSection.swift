import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds sections that CloudFormation does not know.
  package static let unknownSection = Rule(
    "unknown-section",
    summary: "section that CloudFormation does not know",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E1001")],
    why: """
      CloudFormation refuses a template with a section that it does not know, so nothing is \
      deployed.
      """,
    fix: "remove the section, or give it the name of a known one",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard !template.hasUnknownMacro else { return }
      for section in template.root.pairs {
        let name = section.key.text
        guard !isKnown(name, in: template) else { continue }
        let names = TemplateSection.allCases.map(\.rawValue)
        let nearest = NearestName.nearest(to: name, among: names)
        inspection.report(
          .unknown(name), at: section.key, help: nearest.map { "write `\($0)`" })
      }
    },
    examples: [
      Example(
        "a misspelt section",
        """
        Paramters:
        #<<<<<<<< `Paramters` is not a section of a template
          Stage: {Type: String}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "globals without the transform that reads them",
        """
        Globals:
        #<<<<<< `Globals` is not a section of a template
          Function: {Timeout: 10}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "a macro may read what CloudFormation does not know",
        """
        Transform: TeamDefaults
        Defaults: {Stage: test}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

private func isKnown(_ name: String, in template: Template) -> Bool {
  switch TemplateSection(rawValue: name) {
  case nil: name == "Fn::Transform"
  case .globals: template.isServerless
  default: true
  }
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: String) -> Self {
    "`\(name)` is not a section of a template"
  }
}
