import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds sections that are not a mapping.
  package static let sectionOfWrongKind = Rule(
    "section-of-wrong-kind",
    summary: "section that is not a mapping of names",
    severity: .error,
    category: .template,
    equivalents: [
      Equivalents(.cfnLint, "E1001", "E1700", "E2001", "E3001", "E4002", "E6001", "E7001", "E8001")
    ],
    why: """
      CloudFormation reads these sections as mappings of names and refuses a template in which \
      one is anything else.
      """,
    fix: "write the entries of the section as a mapping, each under its name",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard !template.hasUnknownMacro else { return }
      for section in template.root.pairs {
        guard let name = TemplateSection(rawValue: section.key.text), mappings.contains(name),
          !AttributeKind.mapping.accepts(section.value)
        else { continue }
        inspection.report(.wrong(name, section.value), at: section.value)
      }
    },
    examples: [
      Example(
        "a list of parameters",
        """
        Parameters: [Stage, Region]
        #           ^^^^^^^^^^^^^^^ `Parameters` is a list, not a mapping of names
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "a text for metadata",
        """
        Metadata: queues of the shop
        #         ^^^^^^^^^^^^^^^^^^ `Metadata` is `queues of the shop`, not a mapping of names
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "a mapping of names",
        """
        Parameters:
          Stage: {Type: String}
        Metadata: {}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

private let mappings: [TemplateSection] = [
  .metadata, .parameters, .mappings, .rules, .conditions, .globals, .resources, .outputs, .hooks,
]

extension Diagnostic.Message {
  fileprivate static func wrong(_ section: TemplateSection, _ value: Node) -> Self {
    "`\(section.rawValue)` is \(value.inWords), not a mapping of names"
  }
}
